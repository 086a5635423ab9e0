/**
 * The desks as the ledger tells them, act by act in its order: persons first, because who somebody is decides what his act
 * may do. The same ledger and the same contents give the same desks.
 */
import {
  deskPerson,
  installationCase,
  openDesk,
  openPeople,
  type Desk,
  type DeskAct,
  type People,
} from '../../monitoring/desk/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {scanOfKind} from '../workflows/scan-leaves.ts';
import {deskCases, type KnownDeskCase} from './desk-cases.ts';
import {isActLeaf, readAct, type ActContentsAt} from './read-act.ts';

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
  readTo: number;
}

export function replay(parts: DesksParts): Replayed {
  const replayed: Replayed = {
    cases: deskCases(parts.ledger, parts.ledger.size),
    people: openPeople(),
    desks: new Map(),
    acts: new Map(),
    ids: new Set(),
    readTo: 0,
  };
  readOn(parts, replayed);
  return replayed;
}

/** Acts that the ledger has and that were not taken. */
export function readOn(parts: DesksParts, at: Replayed): void {
  const {ledger} = parts;
  scanOfKind(ledger, at.readTo, ledger.size, 'record', (entry, leaf) => {
    if (!isActLeaf(leaf) || at.acts.has(entry) || at.ids.has(actName(leaf.case, leaf.id))) return;
    const person = leaf.author === deskPerson ? deskPerson : (at.people.personOfKey(leaf.author, leaf.key) ?? '');
    const act = readAct(parts, entry, leaf, person);
    if (act !== undefined) put(at, {caseId: leaf.case, act});
  });
  at.readTo = ledger.size;
}

export const actName = (caseId: string, id: string): string => `${caseId} ${id}`;

export function put(at: Replayed, taken: TakenAct): void {
  const {caseId, act} = taken;
  at.acts.set(act.entry, taken);
  at.ids.add(actName(caseId, act.id));
  judgedBy(at, caseId)?.take(act);
}

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
