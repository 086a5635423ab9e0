/**
 * An event of a data set in the shapes of an incident: what its coders recorded, with the row as published. A data set
 * says neither whose people were affected nor who denies it, and the page says that rather than leaving it out.
 */
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import type {AsOf, IncidentRow, IncidentView} from '../contract/index.ts';
import {readCsv} from '../import/csv.ts';
import {
  pointPrecisionLimit,
  recordedByDataSet,
  sideNotStated,
  violenceType,
  type DataSetEvent,
} from '../views/index.ts';
import {utf8} from '../workflows/register.ts';

export function eventRow(event: DataSetEvent): IncidentRow {
  return {
    id: event.id,
    title: event.title,
    from: event.from,
    to: event.to,
    datePrecision: event.datePrecision,
    place: event.place,
    province: event.province,
    territory: event.country,
    placePrecision: event.placePrecision,
    eventType: violenceType(event.violence),
    targetType: sideNotStated,
    sideAffected: sideNotStated,
    verification: recordedByDataSet,
    severity: '',
    killed: {low: event.low, best: event.best, high: event.high},
    reports: Math.max(0, event.sources),
    origins: 0,
    statements: 0,
    recordedIn: event.dataSet,
    flagged: event.flags.length > 0,
    entry: event.entry,
  };
}

export interface PublishedRow {
  readonly header: readonly string[];
  readonly text: string;
}

/** `versions` oldest first; the last is the one that stands. */
export function eventView(
  facts: CaseFacts,
  asOf: AsOf,
  versions: readonly [DataSetEvent, ...DataSetEvent[]],
  rowOf: (entry: number) => PublishedRow,
): IncidentView {
  const event = versions.at(-1) ?? versions[0];
  const {latitude, longitude, placePrecision} = event;
  const drawn = placePrecision <= pointPrecisionLimit && latitude !== undefined && longitude !== undefined;
  const {actors, parties} = facts.caseFile.record;
  return {
    asOf,
    row: eventRow(event),
    summary: summaryOf(event),
    placeVariants: [...new Set([event.place, event.district].filter((name) => name !== ''))],
    ...(drawn ? {point: {latitude, longitude}} : {}),
    injured: {},
    reports: [],
    columns: parties.map((id) => ({
      actor: id,
      name: actors.find((actor) => actor.id === id)?.name ?? id,
      statements: [],
      silence: 'The data set records no statements.',
    })),
    attribution: [],
    findings: [],
    casualties: [],
    published: fieldsOf(rowOf(event.entry)),
    flags: event.flags.map((flag) => flagSentences[flag] ?? `The row is flagged: ${flag}.`),
    revisions: versions.slice(0, -1).map((version, index) => ({
      entry: version.entry,
      ...(version.endedBy === undefined ? {} : {endedBy: version.endedBy}),
      what: `${dataSetName(version)}, an earlier version of this row`,
      changes: changesBetween(rowOf(version.entry), rowOf(versions[index + 1]?.entry ?? event.entry)),
    })),
  };
}

const dataSetName = ({dataSet, release}: DataSetEvent): string =>
  `${dataSet === 'ucdp-ged' ? 'UCDP GED' : dataSet}${release === '' ? '' : ` ${release}`}`;

function summaryOf(event: DataSetEvent): string {
  const {low, best, high} = event;
  return (
    `${dataSetName(event)} records an event between ${event.sideA} and ${event.sideB}: ${best} killed as its best ` +
    `estimate, ${low} as its low and ${high} as its high one.`
  );
}

const flagSentences: Readonly<Record<string, string>> = {
  range: 'Low, best and high do not stand in order in the row as published; they are kept as they are.',
  days: 'The days of the row do not stand in order as published; they are kept as they are.',
  code: 'A code of the row is not one that the data set defines; it is kept as it is.',
};

type Field = NonNullable<IncidentView['published']>[number];

function fieldsOf({header, text}: PublishedRow): readonly Field[] {
  const csv = readCsv(utf8.encode(text));
  const cells = csv.ok ? (csv.value[0]?.fields ?? []) : [];
  return header.map((column, index) => ({column, value: cells[index] ?? ''}));
}

function changesBetween(before: PublishedRow, after: PublishedRow): readonly string[] {
  const then = new Map(fieldsOf(before).map(({column, value}) => [column, value]));
  const now = new Map(fieldsOf(after).map(({column, value}) => [column, value]));
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((column) => (then.get(column) ?? '') !== (now.get(column) ?? ''))
    .map((column) => `${column}: ${shown(then.get(column))} → ${shown(now.get(column))}`);
}

const shown = (value: string | undefined): string =>
  value === undefined
    ? 'no such column'
    : value === ''
      ? 'empty'
      : value.length > 200
        ? `${value.slice(0, 199)}…`
        : value;
