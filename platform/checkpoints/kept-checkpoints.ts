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
  // A label may wait for days: what was not enough is not read again until something is added to it.
  const missed = new Set<string>();
  const reached = (list: PolicyEntry, size: number, party?: string): KeptCheckpoint | undefined => {
    const name = `${list.entry} ${size} ${notes.records(size)} ${party ?? ''}`;
    if (list.policy.quorum === 'none' || missed.has(name)) return undefined;
    const checkpoint = ours(size);
    const kept = checkpoint === undefined ? undefined : judged(checkpoint, list);
    const isEnough =
      kept?.witnessed.quorumReached === true &&
      (party === undefined || isReached(list.policy, partyWitness(party), cosignersOf(kept)));
    if (isEnough) return kept;
    if (size <= ledger.size) missed.add(name);
    return undefined;
  };
  return {ours, judged, reached};
}

const keptJudgements = 4096;

const cosignersOf = ({witnessed: {witnesses}}: KeptCheckpoint): ReadonlySet<string> =>
  new Set(witnesses.filter((one) => one.cosignedAtSeconds !== undefined).map(({name}) => name));

/** Looks through all notes once for each key, and from then on at what is added. */
function lastCosigned(
  notes: NoteStore,
  ours: (size: number) => SignedCheckpoint | undefined,
): KeptCheckpoints['lastCosignedBy'] {
  type Last = {readonly size: number; readonly timeSeconds: number};
  const known = new Map<string, {readonly added: number; readonly last: Last | undefined}>();
  const at = (size: number, key: NoteKey): number | undefined => {
    const found = notes.note(size);
    if (found === undefined || signatureBy(found.note, key) === undefined || ours(size) === undefined) return undefined;
    return cosignedAt(nodeCryptography, found.note, key);
  };
  const newestOf = (sizes: readonly number[], key: NoteKey, least: number): Last | undefined => {
    for (const size of sizes.toSorted((a, b) => b - a)) {
      const timeSeconds = size > least ? at(size, key) : undefined;
      if (timeSeconds !== undefined) return {size, timeSeconds};
    }
    return undefined;
  };
  return (key) => {
    const name = noteKeyText(key);
    const before = known.get(name);
    const {length} = notes.added;
    if (before?.added === length) return before.last;
    const fresh = before === undefined ? notes.sizes : notes.added.slice(before.added);
    const last = newestOf(fresh, key, before?.last?.size ?? -1) ?? before?.last;
    known.set(name, {added: length, last});
    return last;
  };
}
