/**
 * What was public by a day, read from the facts once and kept beside them; and the day that a page opens with. Rows come
 * in the order of their entries, whatever order they arrived in.
 */
import {byEntry, type Day, type Recorded} from '../kernel/index.ts';
import {agreementAt} from './agreement-at.ts';
import type {CaseFacts} from './facts.ts';
import {knownFrom, type Known} from './known.ts';
import {allegations, lookups, namesOf, once, type Tables} from './known-lookups.ts';

/** Pure: the same facts and day give the same answer, so it is kept beside the facts. A reader moves between few days. */
const kept = new WeakMap<CaseFacts, Map<Day, Known>>();
const mostDaysKept = 8;

export function knownAt(facts: CaseFacts, date: Day): Known {
  const days = kept.get(facts) ?? new Map<Day, Known>();
  kept.set(facts, days);
  const before = days.get(date);
  if (before !== undefined) return before;
  const known = readKnown(facts, date);
  if (days.size >= mostDaysKept) days.clear();
  days.set(date, known);
  return known;
}

/**
 * The day that a page opens with: the end of the record, or the last day on which anything in it became known where
 * that is later (editors decide after the record has ended).
 */
export function defaultAsOfDate(facts: CaseFacts): Day {
  let last = facts.caseFile.record.recordEnds;
  for (const name of [
    'reports',
    'statements',
    'incidents',
    'casualties',
    'findings',
    'coverage',
    'restrictions',
    'series',
  ] as const) {
    const dayOf = knownFrom[name] as (record: unknown) => Day;
    for (const {record} of facts[name]) if (dayOf(record) > last) last = dayOf(record);
  }
  return last;
}

/** Each table is cut and indexed when it is first asked for: the states of obligations need no reports. */
function readKnown(facts: CaseFacts, date: Day): Known {
  const cut = <T, R extends Recorded<T>>(records: readonly R[], dayOf: (record: T) => Day): (() => readonly R[]) =>
    once(() => byEntry(records.filter(({record}) => dayOf(record) <= date)));
  const {caseFile, earlier} = facts;
  const {recordEnds} = caseFile.record;
  const agreements = once(() =>
    byEntry(facts.agreements).flatMap(({entry, record}) => {
      const published = agreementAt(record, date);
      return published === undefined ? [] : [{entry, record: published}];
    }),
  );
  const tables: Tables = {
    reports: cut(facts.reports, knownFrom.reports),
    statements: cut(facts.statements, knownFrom.statements),
    incidents: cut(facts.incidents, knownFrom.incidents),
    casualties: cut(facts.casualties, knownFrom.casualties),
    findings: cut(facts.findings, knownFrom.findings),
    coverage: cut(facts.coverage, knownFrom.coverage),
    restrictions: cut(facts.restrictions, knownFrom.restrictions),
    series: cut(facts.series, knownFrom.series),
  };
  const superseded = once(() => ({
    incidents: cut(earlier.incidents, knownFrom.incidents)(),
    reports: cut(earlier.reports, knownFrom.reports)(),
    casualties: cut(earlier.casualties, knownFrom.casualties)(),
    findings: cut(earlier.findings, knownFrom.findings)(),
  }));
  const {chain, ...names} = namesOf(caseFile.record);
  return {
    date,
    size: facts.size,
    ...(facts.witnessing === undefined ? {} : {witnessing: facts.witnessing}),
    caseFile,
    lastDay: date < recordEnds ? date : recordEnds,
    get agreements() {
      return agreements();
    },
    get reports() {
      return tables.reports();
    },
    get statements() {
      return tables.statements();
    },
    get incidents() {
      return tables.incidents();
    },
    get casualties() {
      return tables.casualties();
    },
    get findings() {
      return tables.findings();
    },
    get coverage() {
      return tables.coverage();
    },
    get restrictions() {
      return tables.restrictions();
    },
    get series() {
      return tables.series();
    },
    get earlier() {
      return superseded();
    },
    ...names,
    ...lookups(tables),
    allegedAgainst: allegations(tables, chain),
  };
}
