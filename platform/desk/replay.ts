/**
 * The desks as the ledger tells them, act by act in its order: persons first, because who somebody is decides what his act
 * may do. The same ledger and the same contents give the same desks.
 */
import {
  installationCase,
  openDesk,
  openPeople,
  type Desk,
  type DeskAct,
  type People,
} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {scanOfKind} from '../workflows/scan-leaves.ts';
import {deskCases, type KnownDeskCase} from './desk-cases.ts';
import {actOf, isActLeaf, readAct, type ActContentsAt} from './read-act.ts';

export interface DesksParts extends ActContentsAt {
  readonly ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows' | 'append' | 'nextIndex'>;
}

/** An act with the case whose act it is. */
export interface TakenAct {
  readonly caseId: string;
  readonly act: DeskAct;
}

export interface Replayed {
  readonly cases: ReadonlyMap<string, KnownDeskCase>;
  readonly people: People;
  readonly desks: Map<string, Desk>;
  readonly acts: Map<number, TakenAct>;
  /** `case id` of every act: an id is used once. */
  readonly ids: Set<string>;
  /** Why an act has no effect, by its entry. */
  readonly refused: Map<number, readonly Problem[]>;
}

export function replay(parts: DesksParts): Replayed {
  const replayed: Replayed = {
    cases: deskCases(parts.ledger, parts.ledger.size),
    people: openPeople(),
    desks: new Map(),
    acts: new Map(),
    ids: new Set(),
    refused: new Map(),
  };
  const {ledger} = parts;
  scanOfKind(ledger, 0, ledger.size, 'record', (entry, leaf) => {
    if (!isActLeaf(leaf)) return;
    const person = replayed.people.personOfKey(leaf.author, leaf.key) ?? '';
    const act = readAct(parts, entry, leaf, person) ?? nobodyKnows(entry, leaf, person);
    put(replayed, {caseId: leaf.case, act});
  });
  return replayed;
}

/** What was done cannot be read any more, or never was an act: it keeps its place in the list, and has no effect. */
const nobodyKnows = (entry: number, leaf: RecordLeaf, person: string): DeskAct =>
  actOf(entry, leaf, person, {kind: '', subject: '', hasIdentity: false});

export const actName = (caseId: string, id: string): string => `${caseId} ${id}`;

export function put(at: Replayed, taken: TakenAct): void {
  const {caseId, act} = taken;
  const name = actName(caseId, act.id);
  at.acts.set(act.entry, taken);
  const problems = at.ids.has(name) ? [idTaken] : (judgedBy(at, caseId)?.take(act) ?? [unknownCase]);
  at.ids.add(name);
  if (problems.length > 0) at.refused.set(act.entry, problems);
}

export const idTaken: Problem = {code: 'id-taken', field: 'id', message: 'is the id of another act of this case'};
export const unknownCase: Problem = {
  code: 'unknown-case',
  field: 'case',
  message: 'the ledger holds no case of this name',
};

type Judged = Pick<Desk, 'problems' | 'take'>;

export const judgedBy = (at: Replayed, caseId: string): Judged | undefined =>
  caseId === installationCase ? at.people : deskAt(at, caseId);

/** Opened when somebody asks for it first. */
export function deskAt({cases, people, desks}: Replayed, caseId: string): Desk | undefined {
  const open = desks.get(caseId);
  if (open !== undefined) return open;
  const found = cases.get(caseId);
  if (found === undefined) return undefined;
  const desk = openDesk(found.desk, people.at);
  desks.set(caseId, desk);
  return desk;
}
