/** One page of the incidents' table: of the register and of data sets together, filtered, sorted, counted. */
import type {DuckDBConnection} from '@duckdb/node-api';
import type {IncidentQuery, incidentSorts} from '../../contract/index.ts';
import type {DataSetEvent, IncidentHit, ViewAsOf} from '../views.ts';
import {ask} from './ask.ts';
import {wholeEvents} from './events.ts';
import {hitParameters, hitsSql} from './incident-filter.ts';

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
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  query: IncidentQuery,
): Promise<{readonly total: number; readonly hits: readonly IncidentHit[]}> {
  const parameters = hitParameters(caseId, asOf, query);
  const hits = hitsSql(query);
  const [count] = await ask<{total: number}>(connection, `${hits} SELECT count(*) AS total FROM hits`, parameters);
  const found = await ask<IncidentHit>(
    connection,
    `${hits} SELECT id, recorded_in AS "recordedIn", entry FROM hits
     ORDER BY ${orders[(query.sort ?? '-from') as keyof typeof orders]} LIMIT $most OFFSET $skipped`,
    {...parameters, most: query.limit ?? pageRows, skipped: query.offset ?? 0},
  );
  const events = await eventsOf(
    connection,
    found.filter(({recordedIn}) => recordedIn !== 'register').map(({entry}) => entry),
    asOf.size,
  );
  return {
    total: count?.total ?? 0,
    hits: found.map((hit) => {
      const event = hit.recordedIn === 'register' ? undefined : events.get(hit.entry);
      return event === undefined ? hit : {...hit, event};
    }),
  };
}

async function eventsOf(
  connection: DuckDBConnection,
  entries: readonly number[],
  size: number,
): Promise<ReadonlyMap<number, DataSetEvent>> {
  if (entries.length === 0) return new Map();
  const events = await wholeEvents(connection, `e.entry IN (${entries.join(', ')})`, {size});
  return new Map(events.map((event) => [event.entry, event]));
}
