/** One page of the incidents' table: of the register and of data sets together, filtered, sorted, counted. */
import type {IncidentQuery, incidentSorts} from '../../contract/index.ts';
import type {DataSetEvent, IncidentHit, ViewAsOf} from '../views.ts';
import {ask} from './ask.ts';
import {filteredEvents, incidentParameters, incidentsSql} from './incident-filter.ts';
import {numberLiteral, type ViewReader} from './view-reader.ts';
import {wholeEvents} from './whole-events.ts';

/** The entry breaks ties, so that a page never shows a row of the page before. */
const orders: Readonly<Record<(typeof incidentSorts)[number], string>> = {
  '-from': '"from" DESC, entry DESC',
  from: '"from", entry',
  '-killed': 'killed DESC, "from" DESC, entry DESC',
  killed: 'killed, "from", entry',
  place: 'place, "from", entry',
  '-reports': 'reports DESC, "from" DESC, entry DESC',
};

const pageRows = 100;

export async function incidentPage(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  query: IncidentQuery,
): Promise<{readonly total: number; readonly hits: readonly IncidentHit[]}> {
  const parameters = incidentParameters(caseId, asOf, query);
  const hits = await hitsSql(reader, caseId, asOf, query);
  const [count] = await ask<{total: number}>(
    reader.connection,
    `${hits} SELECT count(*) AS total FROM hits`,
    parameters,
  );
  const order = orders[query.sort ?? '-from'];
  const page = `LIMIT ${numberLiteral(query.limit ?? pageRows)} OFFSET ${numberLiteral(query.offset ?? 0)}`;
  const found = await ask<{id?: string; entry: number}>(
    reader.connection,
    `${hits} SELECT id, entry FROM hits ORDER BY ${order} ${page}`,
    parameters,
  );
  const events = await eventsOf(
    reader,
    found.filter(({id}) => id === undefined).map(({entry}) => entry),
    asOf.size,
  );
  return {
    total: count?.total ?? 0,
    hits: found.map(({id, entry}): IncidentHit => {
      if (id !== undefined) return {id, recordedIn: 'register', entry};
      const event = events.get(entry);
      if (event === undefined) throw new Error(`entry ${entry} is no event`);
      return {id: event.id, recordedIn: event.dataSet, entry, event};
    }),
  };
}

/** `hits (id, entry, from, killed, place, reports)`: without an id where it is an event, whose name is looked up last. */
async function hitsSql(reader: ViewReader, caseId: string, asOf: ViewAsOf, query: IncidentQuery): Promise<string> {
  const byPlace = query.sort === 'place';
  return `WITH hits AS (
    SELECT id, entry, "from", killed, coalesce(place_name, '') AS place, reports FROM (${incidentsSql(query)})
    UNION ALL
    SELECT NULL, e.entry, e."from", e.best, ${byPlace ? 'place.name' : "''"}, greatest(coalesce(e.sources, 0), 0)
    FROM ged_event e ${byPlace ? 'JOIN ged_place place ON place.id = e.place' : ''}
    WHERE ${await filteredEvents(reader, caseId, asOf, query)}
  )`;
}

async function eventsOf(
  reader: ViewReader,
  entries: readonly number[],
  size: number,
): Promise<ReadonlyMap<number, DataSetEvent>> {
  if (entries.length === 0) return new Map();
  const events = await wholeEvents(reader, `e.entry IN (${entries.map(numberLiteral).join(', ')})`, size);
  return new Map(events.map((event) => [event.entry, event]));
}
