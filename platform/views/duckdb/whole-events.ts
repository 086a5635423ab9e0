/** Events whole, as a page shows them: numbers as they lie in memory, names from the reader. */
import type {DuckDBDataChunk} from '@duckdb/node-api';
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';
import {flagWords} from '../../import/ged/index.ts';
import type {DataSetEvent} from '../views.ts';
import {answer, type Parameters} from './ask.ts';
import {quoted} from './schema.ts';
import type {ImportRow, ViewReader} from './view-reader.ts';

// prettier-ignore
const columns = [
  'opened', 'entry', 'ended_by', 'flags', 'violence', 'dyad_id', 'dyad', 'side_a', 'side_b', 'sources', 'place_precision',
  'place', 'province', 'district', 'latitude', 'longitude', 'country', 'date_precision', 'best', 'high', 'low',
] as const;

const days = (column: string): string =>
  `CAST(e.${quoted(column)} - DATE '1970-01-01' AS INTEGER) AS ${quoted(column)}`;

const selected = [...columns, 'id', 'from', 'to'] as const;

type Column = (typeof selected)[number];

/** Those that `condition` on `e` picks, by entry; what ended them only within `size`. */
export async function wholeEvents(
  reader: ViewReader,
  condition: string,
  size: number,
  parameters: Parameters = {},
): Promise<readonly DataSetEvent[]> {
  const chunks = await answer(
    reader.connection,
    `SELECT ${columns.map((name) => `e.${name}`).join(', ')}, e.id, ${days('from')}, ${days('to')}
     FROM ged_event e WHERE ${condition} ORDER BY e.entry`,
    parameters,
  );
  if (chunks.length === 0) return [];
  const names = await reader.names();
  const imports = new Map((await reader.imports()).map((one) => [one.entry, one]));
  return chunks.flatMap((chunk) => {
    const cell = cellsOf(chunk);
    return Array.from({length: chunk.rowCount}, (_, row) => eventAt(cell, row, size, names, imports));
  });
}

type Cell = (column: Column, row: number) => number | undefined;

function cellsOf(chunk: DuckDBDataChunk): Cell {
  const vectors = new Map(selected.map((name, index) => [name, chunk.getColumnVector(index)]));
  return (column, row) => {
    const value = vectors.get(column)?.getItem(row) as number | bigint | null;
    return value === null ? undefined : Number(value);
  };
}

function eventAt(
  cell: Cell,
  row: number,
  size: number,
  names: Awaited<ReturnType<ViewReader['names']>>,
  imports: ReadonlyMap<number, ImportRow>,
): DataSetEvent {
  const number = (column: Column): number => cell(column, row) ?? 0;
  const opened = imports.get(number('opened'));
  const [endedBy, dyadId] = [cell('ended_by', row), cell('dyad_id', row)];
  const [latitude, longitude] = [cell('latitude', row), cell('longitude', row)];
  const place = names.place[number('place')] ?? '';
  const province = names.province[number('province')] ?? '';
  const country = names.country[number('country')] ?? '';
  const dyad = names.dyad[number('dyad')] ?? '';
  return {
    id: String(number('id')),
    dataSet: opened?.table ?? '',
    release: opened?.release ?? '',
    title: [dyad, [place, province, country].find((name) => name !== '')].filter(Boolean).join(', '),
    from: dayFromNumber(number('from')),
    to: dayFromNumber(number('to')),
    datePrecision: number('date_precision'),
    place,
    district: names.district[number('district')] ?? '',
    province,
    country,
    placePrecision: number('place_precision'),
    ...(latitude === undefined ? {} : {latitude}),
    ...(longitude === undefined ? {} : {longitude}),
    sideA: names.actor[number('side_a')] ?? '',
    sideB: names.actor[number('side_b')] ?? '',
    dyad,
    ...(dyadId === undefined ? {} : {dyadId}),
    violence: number('violence'),
    low: number('low'),
    best: number('best'),
    high: number('high'),
    flags: flagWords(number('flags')),
    sources: cell('sources', row) ?? -1,
    entry: number('entry'),
    ...(endedBy === undefined || endedBy >= size ? {} : {endedBy}),
  };
}
