/**
 * The desks of all cases as the ledger tells them. An act is judged by everything that was taken before it, also by what is
 * still on its way to the disk, and takes its place in the ledger in the same moment: so two acts that exclude each other
 * never both stand, and acts of many people share a flush. What is not on disk yet is shown to nobody: who reads, waits for
 * `settled`.
 */
import {deskPerson, installationCase, openDesk, type Desk, type DeskAct} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {scanOfKind} from '../workflows/scan-leaves.ts';
import {deskCases, type KnownDeskCase} from './desk-cases.ts';
import type {DeskPeople} from './desk-people.ts';
import {actOf, isActLeaf, readAct, type ActContentsAt, type ActParts} from './read-act.ts';

export interface DesksParts extends ActContentsAt {
  readonly ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows' | 'append' | 'nextIndex'>;
  /** People before the first act. */
  readonly newPeople: () => DeskPeople;
}

/** An act with the case whose act it is. */
export interface TakenAct {
  readonly caseId: string;
  readonly act: DeskAct;
}

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
  readonly people: () => DeskPeople;
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

interface Replayed {
  readonly people: DeskPeople;
  readonly desks: Map<string, Desk>;
  readonly acts: Map<number, TakenAct>;
  /** `case id` of every act: an id is used once. */
  readonly ids: Set<string>;
  readTo: number;
}

export function openDesks(parts: DesksParts): Desks {
  const {ledger} = parts;
  const cases = deskCases(ledger, ledger.size);
  const listeners = new Set<(taken: TakenAct) => void>();
  let replayed = replay(parts, cases);
  let underWay: Promise<unknown> = Promise.resolve();

  const known = (caseId: string): boolean => caseId === installationCase || cases.has(caseId);
  const judge = (offered: OfferedAct): readonly Problem[] => {
    const {case: caseId, id} = offered.leaf;
    if (!known(caseId)) {
      return [{code: 'unknown-case', field: 'case', message: 'the ledger holds no case of this name'}];
    }
    if (replayed.ids.has(`${caseId} ${id}`)) {
      return [{code: 'id-taken', field: 'id', message: 'is the id of another act of this case'}];
    }
    const act = actOf(ledger.nextIndex() ?? ledger.size, offered.leaf, offered.person, offered.parts);
    return deskOf(replayed, cases, caseId)?.problems(act) ?? [];
  };
  const standing = async (appended: Promise<{readonly first: number}>, first: number, at: Replayed): Promise<void> => {
    try {
      const {first: given} = await appended;
      if (at === replayed && given === first) return;
      // Something before it failed: what stands is what the ledger says.
      if (at === replayed) replayed = replay(parts, cases);
      else readOn(parts, cases, replayed);
    } catch (error) {
      if (at === replayed) replayed = replay(parts, cases);
      throw error;
    }
  };
  return {
    people: () => replayed.people,
    desk: (caseId) => (caseId === installationCase ? undefined : (deskOf(replayed, cases, caseId) as Desk | undefined)),
    known: (caseId) => cases.get(caseId),
    caseIds: () => [...cases.keys()],
    actAt: (entry) => replayed.acts.get(entry),
    problems: judge,
    offer: (offered, {before = 0, leaves}) => {
      const first = ledger.nextIndex();
      if (first === undefined) throw new Error('acts are offered while a bulk append is under way');
      const taken: number[] = [];
      const acts: TakenAct[] = [];
      const outcomes = offered.map((one, index): Offered['outcomes'][number] => {
        const problems = judge(one);
        if (problems.length > 0) return {kind: 'refused', problems};
        const entry = first + before + taken.length;
        const {leaf, person, parts: said} = one;
        taken.push(index);
        acts.push({caseId: leaf.case, act: actOf(entry, leaf, person, said)});
        put(replayed, cases, acts.at(-1) as TakenAct);
        return {kind: 'taken', entry};
      });
      if (taken.length === 0) return {outcomes, stands: Promise.resolve()};
      const stands = standing(ledger.append(leaves(taken)), first, replayed);
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

type Judged = Pick<Desk, 'problems' | 'take'>;

function deskOf(
  {people, desks}: Replayed,
  cases: ReadonlyMap<string, KnownDeskCase>,
  caseId: string,
): Judged | undefined {
  if (caseId === installationCase) return people;
  const open = desks.get(caseId);
  if (open !== undefined) return open;
  const found = cases.get(caseId);
  if (found === undefined) return undefined;
  const desk = openDesk(found.desk, people);
  desks.set(caseId, desk);
  return desk;
}

function put(at: Replayed, cases: ReadonlyMap<string, KnownDeskCase>, taken: TakenAct): void {
  const {caseId, act} = taken;
  at.acts.set(act.entry, taken);
  at.ids.add(`${caseId} ${act.id}`);
  deskOf(at, cases, caseId)?.take(act);
}

function replay(parts: DesksParts, cases: ReadonlyMap<string, KnownDeskCase>): Replayed {
  const replayed: Replayed = {
    people: parts.newPeople(),
    desks: new Map(),
    acts: new Map(),
    ids: new Set(),
    readTo: 0,
  };
  readOn(parts, cases, replayed);
  return replayed;
}

function readOn(parts: DesksParts, cases: ReadonlyMap<string, KnownDeskCase>, at: Replayed): void {
  const {ledger} = parts;
  scanOfKind(ledger, at.readTo, ledger.size, 'record', (entry, leaf) => {
    if (!isActLeaf(leaf) || at.acts.has(entry) || at.ids.has(`${leaf.case} ${leaf.id}`)) return;
    const person = leaf.author === deskPerson ? deskPerson : (at.people.personOfKey(leaf.author) ?? '');
    const act = readAct(parts, entry, leaf, person);
    if (act !== undefined) put(at, cases, {caseId: leaf.case, act});
  });
  at.readTo = ledger.size;
}
