/**
 * The desks of all cases as the ledger tells them. An act is judged by everything that was taken before it, also by what is
 * still on its way to the disk, and takes its place in the ledger in the same moment: so two acts that exclude each other
 * never both stand, and acts of many people share a flush. What is not on disk yet is shown to nobody (`read`).
 */
import type {Desk, People, RefusedAct} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {KnownDeskCase} from './desk-cases.ts';
import {actOf, type ActParts} from './read-act.ts';
import {
  actName,
  deskAt,
  idTaken,
  judgedBy,
  put,
  replay,
  unknownCase,
  type DesksParts,
  type Replayed,
  type TakenAct,
} from './replay.ts';

export type {DesksParts, TakenAct} from './replay.ts';

/** An act on its way in: its leaf, and what its groups hold. */
export interface OfferedAct {
  readonly leaf: Pick<RecordLeaf, 'case' | 'id' | 'recorded'>;
  readonly person: string;
  readonly parts: ActParts;
}

/** What became of acts that were offered together: of each its entry, or why it may not be done. */
export interface Offered {
  readonly outcomes: readonly (
    {readonly kind: 'refused'; readonly problems: readonly Problem[]} | {readonly kind: 'taken'; readonly entry: number}
  )[];
  /** Resolves once those that were taken are on disk, and rejects where the disk refused. */
  readonly stands: Promise<unknown>;
}

export interface Commit {
  /** Leaves of the commit that stand before those of the acts. */
  readonly before?: number;
  /** All leaves of the commit; those of the acts that were taken, by their places in the offer, one after another. */
  readonly leaves: (taken: readonly number[]) => readonly Uint8Array[];
}

export interface Desks {
  readonly people: () => People;
  /** Undefined where the ledger has no case of this name. */
  readonly desk: (caseId: string) => Desk | undefined;
  readonly known: (caseId: string) => KnownDeskCase | undefined;
  readonly caseIds: () => readonly string[];
  readonly actAt: (entry: number) => TakenAct | undefined;
  /** Why an act that stands in the ledger has no effect; undefined where it has. */
  readonly refusal: (entry: number) => readonly Problem[] | undefined;
  /** Acts that stand in the ledger past the rules: listed, and without effect. */
  readonly refused: (caseId: string) => readonly RefusedAct[];
  /** Why it could not be done now. */
  readonly problems: (offered: OfferedAct) => readonly Problem[];
  /**
   * Acts of one commit, judged one after another, and placed in the ledger in the same moment: nothing comes between the
   * judgement and the place.
   */
  readonly offer: (acts: readonly OfferedAct[], commit: Commit) => Offered;
  /** What is made from the desks, once everything that they show is on disk. */
  readonly read: <T>(make: () => T | Promise<T>) => Promise<T>;
  /** The ledger read anew, where contents were removed for safety: they are in no desk any more. */
  readonly reread: () => void;
  /** Told of each act that stands, in the order of the ledger. */
  readonly onAct: (told: (taken: TakenAct) => void) => () => void;
}

export function openDesks(parts: DesksParts): Desks {
  const listeners = new Set<(taken: TakenAct) => void>();
  /** Taken, and not on disk yet; in the order of the ledger. */
  const pending = new Set<TakenAct>();
  let replayed = replay(parts);
  let underWay: Promise<unknown> = Promise.resolve();
  /** Grows with every append that failed: what was judged beside it was judged by what does not stand. */
  let failures = 0;

  const standing = async (
    appended: Promise<{readonly first: number}>,
    first: number,
    before: number,
  ): Promise<void> => {
    try {
      const {first: given} = await appended;
      if (failures === before && given === first) return;
      throw new Error(`entry ${given} was judged beside an act that did not come to stand`);
    } catch (error) {
      // What it became, the ledger says.
      failures += 1;
      replayed = replay(parts);
      throw error;
    }
  };
  const settle = (acts: readonly TakenAct[], stands: Promise<void>): Promise<void> =>
    stands.then(
      () => acts.forEach((act) => listeners.forEach((told) => told(act))),
      () => {},
    );
  return {
    ...lookups(() => replayed),
    problems: (offered) => judged(replayed, offered, parts.ledger.nextIndex() ?? parts.ledger.size),
    offer: (offered, commit) => {
      const first = parts.ledger.nextIndex();
      if (first === undefined) throw new Error('acts are offered while a bulk append is under way');
      const {outcomes, taken, acts} = place(replayed, offered, first + (commit.before ?? 0));
      if (taken.length === 0) return {outcomes, stands: Promise.resolve()};
      for (const act of acts) pending.add(act);
      const appended = append(parts, () => commit.leaves(taken)).finally(() => {
        for (const act of acts) pending.delete(act);
      });
      const stands = standing(appended, first, failures);
      underWay = Promise.all([underWay, settle(acts, stands)]);
      return {outcomes, stands};
    },
    read: async (make) => {
      for (;;) {
        const at = replayed;
        const made = await make();
        await underWay;
        if (at === replayed) return made;
      }
    },
    reread: () => {
      replayed = replay(parts);
      for (const act of pending) put(replayed, act);
    },
    onAct: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const lookups = (
  at: () => Replayed,
): Pick<Desks, 'people' | 'desk' | 'known' | 'caseIds' | 'actAt' | 'refusal' | 'refused'> => ({
  people: () => at().people,
  desk: (caseId) => deskAt(at(), caseId),
  known: (caseId) => at().cases.get(caseId),
  caseIds: () => [...at().cases.keys()],
  actAt: (entry) => at().acts.get(entry),
  refusal: (entry) => at().refused.get(entry),
  refused: (caseId) =>
    [...at().refused].flatMap(([entry, problems]) => {
      const taken = at().acts.get(entry);
      return taken?.caseId === caseId ? [{act: taken.act, problems}] : [];
    }),
});

/** What cannot be signed fails like what cannot be written. */
async function append({ledger}: DesksParts, leaves: () => readonly Uint8Array[]): Promise<{readonly first: number}> {
  return ledger.append(leaves());
}

function judged(at: Replayed, {leaf, person, parts}: OfferedAct, entry: number): readonly Problem[] {
  const desk = judgedBy(at, leaf.case);
  if (desk === undefined) return [unknownCase];
  if (at.ids.has(actName(leaf.case, leaf.id))) return [idTaken];
  return desk.problems(actOf(entry, leaf, person, parts));
}

/** Acts one after another, each judged by those before it. */
function place(at: Replayed, offered: readonly OfferedAct[], firstEntry: number) {
  const taken: number[] = [];
  const acts: TakenAct[] = [];
  const outcomes = offered.map((one, index): Offered['outcomes'][number] => {
    const entry = firstEntry + taken.length;
    const problems = judged(at, one, entry);
    if (problems.length > 0) return {kind: 'refused', problems};
    const act = {caseId: one.leaf.case, act: actOf(entry, one.leaf, one.person, one.parts)};
    taken.push(index);
    acts.push(act);
    put(at, act);
    return {kind: 'taken', entry};
  });
  return {outcomes, taken, acts};
}
