/**
 * The part of the views that pages ask, answered from the ledger itself: slow for large ledgers, and without rows of
 * data sets. It serves until views are built, and states plainly what they must answer.
 */
import {dayNumber, windowDays} from '../../monitoring/kernel/index.ts';
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import type {IncidentColumns, IncidentQuery} from '../contract/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {ledgerFacts} from '../views/ledger-facts.ts';
import type {ViewAsOf} from '../views/views.ts';
import {leafAt} from '../workflows/register.ts';
import type {PageViews} from './case-record.ts';

export function ledgerViews(ledger: Pick<Ledger, 'size' | 'scan'>): PageViews {
  const facts = async (caseId: string, size: number): Promise<CaseFacts | undefined> =>
    ledgerFacts(ledger, caseId, size);
  return {
    caseIds: async (size) => caseIdsOf(ledger, size),
    facts,
    dataSetEventCount: async () => 0,
    incidentPage: async (caseId, asOf, query) => {
      const of = await facts(caseId, asOf.size);
      const hits = of === undefined ? [] : matching(of, asOf, query);
      const offset = query.offset ?? 0;
      const rows = hits.slice(offset, offset + (query.limit ?? 100));
      return {
        total: hits.length,
        hits: rows.map(({entry, record}) => ({id: record.id, recordedIn: 'register', entry})),
      };
    },
    incidentColumns: async (caseId, asOf) => {
      const of = await facts(caseId, asOf.size);
      if (of === undefined) throw new RangeError(`no case ${caseId} in the first ${asOf.size} entries`);
      return registerColumns(of, asOf);
    },
    eventVersions: async () => [],
    endedBy: async () => undefined,
  };
}

function caseIdsOf(ledger: Pick<Ledger, 'scan'>, size: number): readonly string[] {
  const ids = new Set<string>();
  ledger.scan(0, size, (index, bytes) => {
    const leaf = leafAt(index, bytes);
    if (leaf.kind === 'document' && leaf.name === 'case.yaml') ids.add(leaf.case);
    return true;
  });
  return [...ids];
}

function matching(facts: CaseFacts, asOf: ViewAsOf, query: IncidentQuery) {
  const words = (query.search ?? '').toLowerCase();
  const places = new Map(facts.caseFile.record.places.map((place) => [place.id, place]));
  const hits = facts.incidents.filter(
    ({record}) =>
      record.known_from <= asOf.date &&
      (query.from === undefined || record.to >= query.from) &&
      (query.to === undefined || record.from <= query.to) &&
      (query.type === undefined || record.event_type === query.type) &&
      (query.side === undefined || record.side_affected === query.side) &&
      (query.verification === undefined || record.verification === query.verification) &&
      (words === '' || `${record.id} ${record.title} ${record.summary}`.toLowerCase().includes(words)),
  );
  const sort = query.sort ?? '-from';
  const placeOf = (id = ''): string => places.get(id)?.name ?? '';
  return hits.toSorted((a, b) => {
    if (sort === 'place') return placeOf(a.record.place).localeCompare(placeOf(b.record.place), 'en');
    const order = a.record.from < b.record.from ? -1 : a.record.from > b.record.from ? 1 : a.entry - b.entry;
    return sort === 'from' ? order : -order;
  });
}

function registerColumns(facts: CaseFacts, asOf: ViewAsOf): IncidentColumns {
  const {parties, places} = facts.caseFile.record;
  const incidents = facts.incidents.filter(({record}) => record.known_from <= asOf.date);
  const sides: string[] = [...parties];
  const types: string[] = [];
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const count = incidents.length;
  const columns = {
    day: new Int32Array(count),
    latitude: new Float32Array(count).fill(Number.NaN),
    longitude: new Float32Array(count).fill(Number.NaN),
    killed: new Int32Array(count).fill(-1),
    side: new Uint8Array(count),
    type: new Uint8Array(count),
    precision: new Uint8Array(count),
    spanDays: new Uint8Array(count),
  };
  incidents.forEach(({record}, index) => {
    const place = placeOf.get(record.place ?? '');
    columns.day[index] = dayNumber(record.from);
    columns.side[index] = indexIn(sides, record.side_affected ?? 'undetermined');
    columns.type[index] = indexIn(types, record.event_type);
    columns.precision[index] = record.place_precision;
    columns.spanDays[index] = Math.min(255, windowDays({from: record.from, to: record.to}));
    if (record.place_precision >= 4 || place?.latitude === undefined || place.longitude === undefined) return;
    columns.latitude[index] = place.latitude;
    columns.longitude[index] = place.longitude;
  });
  return {count, sides, types, ...columns};
}

function indexIn(list: string[], value: string): number {
  const index = list.indexOf(value);
  return index === -1 ? list.push(value) - 1 : index;
}
