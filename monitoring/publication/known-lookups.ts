/**
 * Looking things up in what is known: rows of an incident, decisions on a clause, names, parties, allegations. Each
 * index is built when it is first asked for, from the rows alone.
 */
import type {CaseFile} from '../agreement/index.ts';
import {allegedActors} from '../attribution/index.ts';
import type {Incident} from '../incidents/index.ts';
import type {Recorded} from '../kernel/index.ts';
import type {Known} from './known.ts';

type Records<T> = readonly Recorded<T>[];

export type Tables = {
  readonly [
    K in 'reports' | 'statements' | 'incidents' | 'casualties' | 'findings' | 'coverage' | 'restrictions' | 'series'
  ]: () => Known[K];
};

export function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}

export function lookups(tables: Tables) {
  const incidents = once(() => new Map(tables.incidents().map((incident) => [incident.record.id, incident])));
  const reports = once(() => grouped(tables.reports(), ({incident}) => incident));
  const statements = once(() => grouped(tables.statements(), ({incident}) => incident));
  const casualties = once(() => grouped(tables.casualties(), ({incident}) => incident));
  const findings = once(() => grouped(tables.findings(), ({incident}) => incident));
  const decisions = once(() =>
    grouped(
      tables.findings().filter(({record}) => record.kind === 'breach' || record.kind === 'duty'),
      ({kind, obligation, actor}) => `${kind} ${obligation ?? ''} ${actor ?? ''}`,
    ),
  );
  return {
    incident: (id: string) => incidents().get(id),
    reportsOf: (id: string) => reports().get(id) ?? [],
    statementsOf: (id: string) => statements().get(id) ?? [],
    casualtiesOf: (id: string) => casualties().get(id) ?? [],
    findingsOf: (id: string) => findings().get(id) ?? [],
    decisionsOn: (kind: string, obligation: string, actor: string) =>
      decisions().get(`${kind} ${obligation} ${actor}`) ?? [],
  };
}

function grouped<T>(records: Records<T>, keyOf: (record: T) => string | undefined): ReadonlyMap<string, Records<T>> {
  const groups = new Map<string, Recorded<T>[]>();
  for (const recorded of records) {
    const key = keyOf(recorded.record);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [recorded]);
    else group.push(recorded);
  }
  return groups;
}

export function namesOf(caseFile: CaseFile) {
  const actors = new Map(caseFile.actors.map((actor) => [actor.id, actor]));
  const sources = new Map(caseFile.sources.map((source) => [source.id, source]));
  const chain = (id: string): readonly string[] => {
    const ids = [id];
    for (
      let next = actors.get(id)?.memberOf;
      next !== undefined && !ids.includes(next);
      next = actors.get(next)?.memberOf
    ) {
      ids.push(next);
    }
    return ids;
  };
  return {
    chain,
    actor: (id: string) => actors.get(id),
    nameOf: (id: string) => actors.get(id)?.short ?? sources.get(id)?.name ?? id,
    partyOf: (id: string) => chain(id).find((member) => caseFile.parties.includes(member)),
  };
}

export function allegations(tables: Tables, chain: (id: string) => readonly string[]): Known['allegedAgainst'] {
  const accused = once(() => accusedOf(tables, chain));
  const byActor = new Map<string, readonly Recorded<Incident>[]>();
  return (actor) => {
    const ids = accused().get(actor);
    const own =
      byActor.get(actor) ?? (ids === undefined ? [] : tables.incidents().filter(({record}) => ids.has(record.id)));
    byActor.set(actor, own);
    return own;
  };
}

/** Ids of incidents by the actor of whom somebody says them, or to whom a decision attributes them on any layer. */
function accusedOf(tables: Tables, chain: (id: string) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const accused = new Map<string, Set<string>>();
  const add = (actor: string, incident: string | undefined): void => {
    if (incident === undefined) return;
    const set = accused.get(actor) ?? new Set<string>();
    accused.set(actor, set.add(incident));
  };
  for (const {record} of tables.statements()) {
    for (const actor of allegedActors(record, chain)) add(actor, record.incident);
  }
  for (const {record} of tables.findings()) {
    const attributed = record.result === 'attributed' || record.result === 'attributed_probable';
    if (record.kind !== 'attribution' || !attributed || record.actor === undefined) continue;
    for (const actor of chain(record.actor)) add(actor, record.incident);
  }
  return accused;
}
