/**
 * The form of every entry, after opening the ledger has checked every byte: that each is an entry of a known kind, that
 * rows stand inside an import, and that each import holds the rows whose root it was sealed with. Names the entry.
 */
import {createHash} from 'node:crypto';
import {merkleTree, type LeafOf, type MerkleTree} from '../../monitoring/ledger/index.ts';
import {LedgerBroken, type Ledger} from '../ledger-store/index.ts';
import {leafAt} from './register.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export interface Verified {
  readonly size: number;
  readonly root: string;
  readonly imports: number;
}

/** Throws LedgerBroken. `progress` is told now and then how many entries were read. */
export function verifyEntries(
  ledger: Pick<Ledger, 'size' | 'root' | 'scan' | 'leafHash'>,
  progress: (read: number) => void = () => {},
): Verified {
  let imports = 0;
  let current: {readonly opened: number; readonly rows: MerkleTree} | undefined;
  ledger.scan(0, ledger.size, (index, bytes) => {
    if (index % 100_000 === 0 && index > 0) progress(index);
    const leaf = leafAt(index, bytes);
    const outside = (what: string): LedgerBroken => new LedgerBroken(`entry ${index} is ${what}`);
    switch (leaf.kind) {
      case 'import_opened':
        if (current !== undefined) throw outside(`an import inside the import of entry ${current.opened}`);
        current = {opened: index, rows: merkleTree(sha256)};
        return true;
      case 'row':
        if (current === undefined) throw outside('a row outside an import');
        current.rows.push(ledger.leafHash(index));
        return true;
      case 'import_sealed':
        if (current === undefined) throw outside('the seal of an import that never began');
        checkSeal(index, leaf, current);
        current = undefined;
        imports += 1;
        return true;
      default:
        if (current !== undefined) throw outside(`a ${leaf.kind} inside the import of entry ${current.opened}`);
        return true;
    }
  });
  if (current !== undefined) throw new LedgerBroken(`the import of entry ${current.opened} was never sealed`);
  return {size: ledger.size, root: Buffer.from(ledger.root()).toString('base64'), imports};
}

function checkSeal(
  index: number,
  leaf: LeafOf<'import_sealed'>,
  {opened, rows}: {opened: number; rows: MerkleTree},
): void {
  if (leaf.opened !== opened)
    throw new LedgerBroken(`entry ${index} seals entry ${leaf.opened}, but ${opened} is open`);
  if (leaf.rows !== rows.size()) {
    throw new LedgerBroken(`entry ${index} seals ${leaf.rows} rows, but ${rows.size()} stand before it`);
  }
  if (leaf.rowsRoot !== Buffer.from(rows.root()).toString('base64')) {
    throw new LedgerBroken(`entry ${index} seals other rows than those of entries ${opened + 1} to ${index - 1}`);
  }
}
