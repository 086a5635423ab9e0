/**
 * The desks of all cases as the ledger tells them. An act is judged by everything that was taken before it, also by what is
 * still on its way to the disk, and takes its place in the ledger in the same moment: so two acts that exclude each other
 * never both stand, and acts of many people share a flush. What is not on disk yet is shown to nobody (`read`).
 */
import type {Desk, People} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {KnownDeskCase} from './desk-cases.ts';
import {actOf, type ActParts} from './read-act.ts';
import {
  actName,
  deskAt,
  judgedBy,
  put,
  readOn,
  replay,
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
  /** Why it could not be done now. */
  readonly problems: (offered: OfferedAct) => readonly Problem[];
  /**
   * Acts of one commit, judged one after another, and placed in the ledger in the same moment: nothing comes between the
   * judgement and the place.
   */
  readonly offer: (acts: readonly OfferedAct[], commit: Commit) => Offered;
  /** What is made from the desks, once everything that they show is on disk. */
  readonly read: <T>(make: () => T | Promise<T>) => Promise<T>;
  /** Told of each act that stands, in the order of the ledger. */
  readonly onAct: (told: (taken: TakenAct) => void) => () => void;
}

export function openDesks(parts: DesksParts): Desks {
  const listeners = new Set<(taken: TakenAct) => void>();
  let replayed = replay(parts);
  let underWay: Promise<unknown> = Promise.resolve();

  const standing = async (appended: Promise<{readonly first: number}>, first: number, at: Replayed): Promise<void> => {
    try {
      const {first: given} = await appended;
      if (at === replayed && given === first) return;
      // Something before it failed, and it was judged by what does not stand: what it became, the ledger says.
      if (at === replayed) replayed = replay(parts);
      else readOn(parts, replayed);
      throw new Error(`entry ${given} was judged beside an act that did not come to stand`);
    } catch (error) {
      if (at === replayed) replayed = replay(parts);
      throw error;
    }
  };
  return {
    people: () => replayed.people,
    desk: (caseId) => deskAt(replayed, caseId),
    known: (caseId) => replayed.cases.get(caseId),
    caseIds: () => [...replayed.cases.keys()],
    actAt: (entry) => replayed.acts.get(entry),
    problems: (offered) => judged(replayed, offered, parts.ledger.nextIndex() ?? parts.ledger.size),
    offer: (offered, commit) => {
      const first = parts.ledger.nextIndex();
      if (first === undefined) throw new Error('acts are offered while a bulk append is under way');
      const {outcomes, taken, acts} = place(replayed, offered, first + (commit.before ?? 0));
      if (taken.length === 0) return {outcomes, stands: Promise.resolve()};
      const stands = standing(parts.ledger.append(commit.leaves(taken)), first, replayed);
      const tell = (): void => acts.forEach((act) => listeners.forEach((told) => told(act)));
      underWay = Promise.all([underWay, stands.then(tell, () => {})]);
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
    onAct: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function judged(at: Replayed, {leaf, person, parts}: OfferedAct, entry: number): readonly Problem[] {
  const desk = judgedBy(at, leaf.case);
  if (desk === undefined) {
    return [{code: 'unknown-case', field: 'case', message: 'the ledger holds no case of this name'}];
  }
  if (at.ids.has(actName(leaf.case, leaf.id))) {
    return [{code: 'id-taken', field: 'id', message: 'is the id of another act of this case'}];
  }
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
