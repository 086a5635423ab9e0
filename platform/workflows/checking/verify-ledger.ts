/**
 * Every entry, after opening the ledger has checked every byte: that it is an entry of a known kind, that its signature is
 * that of a key which may write it there, that its author saw this ledger and no other, and that each import holds the rows
 * whose root it was sealed with. Names the first entry that does not hold. Missing numbers of a key are told, not refused.
 * Rows are known by their first bytes and bound by the seal; where the ledger can leap over them, none is read as text.
 */
import {isUtf8} from 'node:buffer';
import {
  base64Of,
  keyRegister,
  signatureHolds,
  type KeyRegister,
  type Leaf,
  type LeafOf,
  type NumberSpan,
  type SignedLeaf,
} from '../../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../keys/index.ts';
import {LedgerBroken, readRow, type Ledger} from '../../ledger-store/index.ts';
import {leafAt} from '../register.ts';

export interface Verified {
  readonly size: number;
  readonly root: string;
  readonly imports: number;
  /** Signatures that were checked, each against a key that stood. */
  readonly signatures: number;
  /** Keys ever registered. */
  readonly keys: number;
  /** Documents, withdrawals and seals from before the first key. */
  readonly unsigned: number;
  /** Numbers that authors have counted and that no entry has. */
  readonly gaps: readonly (NumberSpan & {readonly name: string; readonly publicKey: string})[];
}

/** Without `afterRows` every row is read and its form checked as well. */
export type VerifiedLedger = Pick<Ledger, 'size' | 'root' | 'rowsRoot' | 'scan' | 'leafHash'> &
  Partial<Pick<Ledger, 'afterRows'>>;

/** Throws LedgerBroken. `progress` is told now and then how many entries were read. */
export function verifyEntries(ledger: VerifiedLedger, progress: (read: number) => void = () => {}): Verified {
  const register = keyRegister(nodeCryptography);
  const imports = openImports(ledger);
  let [signatures, unsigned] = [0, 0];
  let told = 0;
  ledger.scan(0, ledger.size, (index, bytes) => {
    if (index - told >= 100_000) progress((told = index));
    if (isRow(bytes)) {
      imports.row(index);
      return ledger.afterRows?.(index + 1) ?? true;
    }
    const leaf = leafOf(index, bytes);
    imports.other(index, leaf);
    checkKeys(ledger, register, index, leaf);
    if ('signature' in leaf) {
      checkSignature(index, leaf);
      register.take(index, leaf, ledger.leafHash(index));
      signatures += 1;
    } else if (leaf.kind !== 'import_opened') unsigned += 1;
    return true;
  });
  const gaps = register.keys.flatMap(({name, publicKey, gaps: own}) => own.map((gap) => ({name, publicKey, ...gap})));
  const keys = register.keys.length;
  return {size: ledger.size, root: base64Of(ledger.root()), imports: imports.end(), signatures, keys, unsigned, gaps};
}

let record = new Uint8Array(1 << 17);

/** Without making a string of it: rows are most of a ledger. */
function isRow(bytes: Uint8Array): boolean {
  if (record.length < bytes.length) record = new Uint8Array(bytes.length);
  return readRow(bytes, 0, bytes.length, record, 0) !== -1 && isUtf8(bytes);
}

function leafOf(index: number, bytes: Uint8Array): Leaf {
  try {
    return leafAt(index, bytes);
  } catch (error) {
    throw new LedgerBroken((error as Error).message, {cause: error});
  }
}

function checkKeys(ledger: VerifiedLedger, register: KeyRegister, index: number, leaf: Leaf): void {
  const rootAt = (size: number): Uint8Array | undefined => (size <= index ? ledger.root(size) : undefined);
  const [problem] = register.problems(leaf, rootAt);
  if (problem === undefined) return;
  const field = problem.field === undefined ? '' : `${problem.field} `;
  throw new LedgerBroken(
    `entry ${index} breaks a rule of signed entries: ${field}${problem.message} [${problem.code}]`,
  );
}

function checkSignature(index: number, leaf: SignedLeaf): void {
  if (!signatureHolds(nodeCryptography, leaf))
    throw new LedgerBroken(`entry ${index} does not bear the signature of ${leaf.author}: it was changed or forged`);
}

/** Which import is open, and whether each holds what its seal says. */
function openImports(ledger: VerifiedLedger) {
  let sealed = 0;
  let current: {readonly opened: number; readonly leaf: LeafOf<'import_opened'>} | undefined;
  const inside = (index: number, what: string): void => {
    if (current !== undefined)
      throw new LedgerBroken(`entry ${index} is ${what} inside the import of entry ${current.opened}`);
  };
  return {
    row: (index: number): void => {
      if (current === undefined) throw new LedgerBroken(`entry ${index} is a row outside an import`);
    },
    other: (index: number, leaf: Leaf): void => {
      if (leaf.kind === 'import_opened') {
        inside(index, 'an import');
        current = {opened: index, leaf};
      } else if (leaf.kind === 'import_sealed') {
        if (current === undefined) throw new LedgerBroken(`entry ${index} is the seal of an import that never began`);
        checkSeal(ledger, index, leaf, current);
        current = undefined;
        sealed += 1;
      } else inside(index, `a ${leaf.kind}`);
    },
    end: (): number => {
      if (current !== undefined) throw new LedgerBroken(`the import of entry ${current.opened} was never sealed`);
      return sealed;
    },
  };
}

function checkSeal(
  ledger: VerifiedLedger,
  index: number,
  leaf: LeafOf<'import_sealed'>,
  {opened, leaf: opening}: {readonly opened: number; readonly leaf: LeafOf<'import_opened'>},
): void {
  const broken = (what: string): LedgerBroken => new LedgerBroken(`entry ${index} seals ${what}`);
  const rows = index - opened - 1;
  if (leaf.opened !== opened) throw broken(`entry ${leaf.opened}, but ${opened} is open`);
  if (leaf.rows !== rows) throw broken(`${leaf.rows} rows, but ${rows} stand before it`);
  const root = rows === 0 ? ledger.root(0) : ledger.rowsRoot(opened + 1, index);
  if (leaf.rowsRoot !== base64Of(root)) throw broken(`other rows than those of entries ${opened + 1} to ${index - 1}`);
  if (!('openedHash' in leaf)) return;
  if (leaf.openedHash !== base64Of(ledger.leafHash(opened))) throw broken(`another opening than entry ${opened}`);
  if (leaf.author !== opening.author) throw broken(`as ${leaf.author} what ${opening.author} opened`);
}
