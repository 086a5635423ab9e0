/**
 * What the stored notes say under the lists of witnesses that the ledger holds: which checkpoint is established, for whom,
 * and which one first held an entry. Signatures are checked when they are first asked for, and the answer is kept, because
 * a note and a list never change.
 */
import {
  cosignedAt,
  isReached,
  isSignedBy,
  noteKeyText,
  noteText,
  policiesInForce,
  sameBytes,
  signatureBy,
  witnessed,
  type NoteKey,
  type PoliciesInForce,
  type PolicyEntry,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {KeptCheckpoint} from './checkpoint-keeper.ts';
import {noWitnesses, type LedgerPolicies} from './ledger-policies.ts';
import type {NoteStore} from './note-store.ts';
import {partyWitness} from './party-witness.ts';

export interface KeptCheckpoints {
  inForce(): PoliciesInForce;
  under(checkpoint: SignedCheckpoint): KeptCheckpoint;
  established(size: number, party?: string): KeptCheckpoint | undefined;
  firstHolding(index: number): KeptCheckpoint | undefined;
  newestCosigned(): KeptCheckpoint | undefined;
  lastCosignedBy(key: NoteKey): {readonly size: number; readonly timeSeconds: number} | undefined;
}

export function keptCheckpoints(
  ledger: Pick<Ledger, 'size' | 'root'>,
  key: NoteKey,
  notes: NoteStore,
  policies: LedgerPolicies,
): KeptCheckpoints {
  const {ours, judged, reached} = judging(ledger, key, notes);
  let inForce: {readonly of: string; readonly value: PoliciesInForce} | undefined;
  const lists = (): PoliciesInForce => {
    const all = policies.lists();
    const of = `${all.length} ${notes.revision}`;
    if (inForce?.of !== of) {
      const first = (list: PolicyEntry, from: number, to: number): number | undefined =>
        notes.sizes.find((size) => size >= from && size <= to && reached(list, size) !== undefined);
      inForce = {of, value: policiesInForce(all, first)};
    }
    return inForce.value;
  };
  const spansAt = (size: number) => lists().spans.filter(({from, to}) => from <= size && size <= to);
  const newestWhere = (size: number, of: (size: number) => KeptCheckpoint | undefined): KeptCheckpoint | undefined => {
    for (let at = notes.sizes.length - 1; at >= 0; at -= 1) {
      const found = (notes.sizes[at] as number) <= size ? of(notes.sizes[at] as number) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const under = (checkpoint: SignedCheckpoint): KeptCheckpoint => judged(checkpoint, spansAt(checkpoint.size).at(-1));
  const cosigned = (size: number): KeptCheckpoint | undefined => {
    const checkpoint = ours(size);
    const kept = checkpoint === undefined ? undefined : under(checkpoint);
    return kept !== undefined && cosignersOf(kept).size > 0 ? kept : undefined;
  };
  return {
    inForce: lists,
    under,
    established: (size, party) =>
      newestWhere(size, (at) => spansAt(at).flatMap((span) => reached(span, at, party) ?? [])[0]),
    firstHolding: (index) => {
      for (const size of notes.sizes) {
        const found = size > index ? cosigned(size) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    },
    newestCosigned: () => newestWhere(Infinity, cosigned),
    lastCosignedBy: lastCosigned(notes, ours),
  };
}

/** What one note says under one list; the answer is kept, because neither changes. */
function judging(ledger: Pick<Ledger, 'size' | 'root'>, key: NoteKey, notes: NoteStore) {
  const seen = new Map<string, KeptCheckpoint>();
  /** Signed by this log, and a root of this very ledger. */
  const ours = (size: number): SignedCheckpoint | undefined => {
    const note = size <= ledger.size ? notes.note(size) : undefined;
    return note !== undefined && isSignedBy(nodeCryptography, note.note, key) && sameBytes(note.root, ledger.root(size))
      ? note
      : undefined;
  };
  const judged = (checkpoint: SignedCheckpoint, list: PolicyEntry | undefined): KeptCheckpoint => {
    const name = `${noteText(checkpoint.note)} ${list?.entry ?? -1}`;
    const before = seen.get(name);
    if (before !== undefined) return before;
    const policy = list?.policy ?? noWitnesses(key);
    const kept = {checkpoint, witnessed: witnessed(nodeCryptography, policy, checkpoint)};
    if (seen.size >= keptJudgements) seen.clear();
    seen.set(name, kept);
    return kept;
  };
  const reached = (list: PolicyEntry, size: number, party?: string): KeptCheckpoint | undefined => {
    const checkpoint = list.policy.quorum === 'none' ? undefined : ours(size);
    if (checkpoint === undefined) return undefined;
    const kept = judged(checkpoint, list);
    if (!kept.witnessed.quorumReached) return undefined;
    return party === undefined || isReached(list.policy, partyWitness(party), cosignersOf(kept)) ? kept : undefined;
  };
  return {ours, judged, reached};
}

const keptJudgements = 4096;

const cosignersOf = ({witnessed: {witnesses}}: KeptCheckpoint): ReadonlySet<string> =>
  new Set(witnesses.filter((one) => one.cosignedAtSeconds !== undefined).map(({name}) => name));

/** Looks through all notes once for each key, and from then on through those that are new. */
function lastCosigned(
  notes: NoteStore,
  ours: (size: number) => SignedCheckpoint | undefined,
): KeptCheckpoints['lastCosignedBy'] {
  const known = new Map<string, {readonly revision: number; readonly last?: {size: number; timeSeconds: number}}>();
  const at = (size: number, key: NoteKey): number | undefined => {
    const found = notes.note(size);
    if (found === undefined || signatureBy(found.note, key) === undefined || ours(size) === undefined) return undefined;
    return cosignedAt(nodeCryptography, found.note, key);
  };
  return (key) => {
    const name = noteKeyText(key);
    const before = known.get(name);
    if (before?.revision === notes.revision) return before.last;
    let last = before?.last;
    for (let place = notes.sizes.length - 1; place >= 0; place -= 1) {
      const size = notes.sizes[place] as number;
      if (size <= (before?.last?.size ?? -1)) break;
      const timeSeconds = at(size, key);
      if (timeSeconds === undefined) continue;
      last = {size, timeSeconds};
      break;
    }
    known.set(name, {revision: notes.revision, ...(last === undefined ? {} : {last})});
    return last;
  };
}
