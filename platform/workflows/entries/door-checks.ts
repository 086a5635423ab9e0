/**
 * What every door asks of an entry that is handed in, whatever it holds: whose signature, what the ledger has already of
 * this key and number, and contents that come back with whoever still has them.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {
  bytesOfLength,
  publicKeyBytes,
  sameBytes,
  signatureBytes,
  type KeyRegister,
} from '../../../monitoring/ledger/index.ts';
import type {Contents} from '../../contents/index.ts';
import type {VerifyBeside} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {Removals} from '../records/removals.ts';
import {groupNamesOf, type HandedLeaf, type SentEntry} from './sent-entry.ts';

/** Stands in the ledger; its receipt is signed after its key's turn has ended. */
export interface Standing {
  readonly kind: 'accepted' | 'repeated';
  readonly index: number;
}

export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly Problem[];
}

export type Accepted =
  | {
      readonly kind: 'accepted' | 'repeated';
      readonly index: number;
      readonly leafHash: Uint8Array;
      /** Signed note (receipt.ts). */
      readonly receipt: string;
    }
  | Refused;

export const refused = (problems: readonly Problem[]): Refused => ({kind: 'refused', problems});

export const badSignature: Problem = {
  code: 'bad-signature',
  field: 'signature',
  message: 'is not the signature of this key over this leaf',
};

export async function signatureHolds(verify: VerifyBeside, {leaf, message}: SentEntry): Promise<boolean> {
  const key = bytesOfLength(leaf.key, publicKeyBytes);
  const signature = bytesOfLength(leaf.signature, signatureBytes);
  return key !== undefined && signature !== undefined && verify(key, message, signature);
}

/** The entry that holds this very leaf already. */
export function standingEntry(
  ledger: Pick<Ledger, 'leafHash'>,
  register: KeyRegister,
  {leaf, leafHash}: Pick<SentEntry, 'leaf' | 'leafHash'>,
): number | undefined {
  const stands = register.entryOf(leaf.key, leaf.sequence);
  return stands !== undefined && sameBytes(ledger.leafHash(stands), leafHash) ? stands : undefined;
}

/** A content that was lost comes back with whoever still has it; one that was removed does not. */
export async function keepAgain(
  {contents, removals}: {readonly contents: Pick<Contents, 'keep'>; readonly removals: Pick<Removals, 'of'>},
  {leaf, contents: sent}: SentEntry,
  stands: number,
): Promise<Standing> {
  const names = groupNamesOf(leaf);
  const commitments = new Set(
    names.filter((name) => removals.of(stands, name) === undefined).map((name) => commitmentOf(leaf, name)),
  );
  await contents.keep(sent.filter(({commitment}) => commitments.has(commitment)));
  return {kind: 'repeated', index: stands};
}

const commitmentOf = (leaf: HandedLeaf, group: string): string =>
  leaf.kind === 'record' ? (leaf.groups[group] ?? '') : '';

export type Roots = (size: number) => Uint8Array | undefined;

/** Roots of the sizes that authors have seen, which are few and never change. */
export function keptRoots(ledger: Pick<Ledger, 'size' | 'root'>): Roots {
  const kept = new Map<number, Uint8Array>();
  return (size) => {
    if (size > ledger.size) return undefined;
    const root = kept.get(size) ?? ledger.root(size);
    kept.set(size, root);
    if (kept.size > keptRootsLimit) kept.delete(kept.keys().next().value ?? size);
    return root;
  };
}

const keptRootsLimit = 1_000;
