/**
 * The entries that a reader needs to check signatures without the ledger: those that registered or replaced the keys of
 * whoever signed, those of whoever signed these, and so on to the first key; and those that revoked one of them.
 */
import type {Leaf} from '../../../monitoring/ledger/index.ts';

export interface NumberedLeaf {
  readonly entry: number;
  readonly leaf: Leaf;
}

/** The key that an entry brought in: by registering it, or by putting it in the place of another. */
const broughtIn = ({leaf}: NumberedLeaf): string | undefined =>
  leaf.kind === 'key_registered' || leaf.kind === 'key_replaced' ? leaf.publicKey : undefined;

export const isAboutKeys = ({kind}: Leaf): boolean =>
  kind === 'key_registered' || kind === 'key_replaced' || kind === 'key_revoked';

export const signingKey = (leaf: Leaf): string | undefined => ('key' in leaf ? leaf.key : undefined);

/** Those among `candidates` that are about the keys behind `signed`, in the order of the ledger. */
export function keyEntries(signed: readonly Leaf[], candidates: readonly NumberedLeaf[]): readonly NumberedLeaf[] {
  const found = new Map<number, NumberedLeaf>();
  const asked = new Set<string>();
  const open = signed.flatMap((leaf) => signingKey(leaf) ?? []);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (asked.has(key)) continue;
    asked.add(key);
    for (const candidate of candidates) {
      const {leaf, entry} = candidate;
      const isOfKey = broughtIn(candidate) === key || (leaf.kind === 'key_revoked' && leaf.publicKey === key);
      if (!isOfKey) continue;
      found.set(entry, candidate);
      const signer = signingKey(leaf);
      if (signer !== undefined) open.push(signer);
    }
  }
  return [...found.values()].toSorted((a, b) => a.entry - b.entry);
}
