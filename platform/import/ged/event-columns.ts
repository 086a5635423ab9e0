/**
 * What is checked of a GED row before it is accepted, and what of that the views hold: no more than their questions need,
 * because every column costs at every import and rebuild. Everything is in the row as published, which its entry opens.
 */
import type {GedColumn} from './columns.ts';

/** The table that an import of GED names, and its id in queries. */
export const gedTable = 'ucdp-ged';

/** Texts that stand in thousands of rows: the views number them, each kind for itself. */
export const nameKinds = ['dyad', 'actor', 'place', 'district', 'province', 'country'] as const;
export type NameKind = (typeof nameKinds)[number];

/** `code` is a small whole number of the codebook; `id` one that may be large; `name` a text of its kind. */
export type EventKind = 'id' | 'code' | 'whole' | 'decimal' | 'day' | 'name';

export interface EventColumn {
  /** In the views; none where it is only checked. */
  readonly name?: string;
  /** Its column as published. */
  readonly from: GedColumn;
  readonly kind: EventKind;
  readonly names?: NameKind;
  readonly required?: true;
  readonly minimum?: number;
  readonly maximum?: number;
}

const count = {kind: 'whole', minimum: 0, maximum: 2_147_483_647} as const;
/** One less than 32 bits hold: the last value stands for a missing one. */
const key = {kind: 'whole', minimum: -2_147_483_647, maximum: 2_147_483_647} as const;
const code = {kind: 'code', minimum: -32_768, maximum: 32_767} as const;
const required = {required: true} as const;

export const checkedColumns: readonly EventColumn[] = [
  {name: 'id', from: 'id', kind: 'id', minimum: 1, ...required},
  {name: 'violence', from: 'type_of_violence', ...code, ...required},
  {from: 'conflict_new_id', ...key},
  {name: 'dyad_id', from: 'dyad_new_id', ...key},
  {name: 'dyad', from: 'dyad_name', kind: 'name', names: 'dyad'},
  {from: 'side_a_new_id', ...key},
  {name: 'side_a', from: 'side_a', kind: 'name', names: 'actor'},
  {from: 'side_b_new_id', ...key},
  {name: 'side_b', from: 'side_b', kind: 'name', names: 'actor'},
  {name: 'sources', from: 'number_of_sources', ...count, minimum: -1},
  {name: 'place_precision', from: 'where_prec', ...code, ...required},
  {name: 'place', from: 'where_coordinates', kind: 'name', names: 'place'},
  {name: 'province', from: 'adm_1', kind: 'name', names: 'province'},
  {name: 'district', from: 'adm_2', kind: 'name', names: 'district'},
  {name: 'latitude', from: 'latitude', kind: 'decimal', minimum: -90, maximum: 90},
  {name: 'longitude', from: 'longitude', kind: 'decimal', minimum: -180, maximum: 180},
  {name: 'country', from: 'country', kind: 'name', names: 'country'},
  {from: 'event_clarity', ...code},
  {name: 'date_precision', from: 'date_prec', ...code, ...required},
  {name: 'from', from: 'date_start', kind: 'day', ...required},
  {name: 'to', from: 'date_end', kind: 'day', ...required},
  {from: 'deaths_a', ...count},
  {from: 'deaths_b', ...count},
  {from: 'deaths_civilians', ...count},
  {from: 'deaths_unknown', ...count},
  {name: 'best', from: 'best', ...count, ...required},
  {name: 'high', from: 'high', ...count, ...required},
  {name: 'low', from: 'low', ...count, ...required},
];

export type LoadedColumn = EventColumn & {readonly name: string};

/** In the order in which the views have them. */
export const eventColumns: readonly LoadedColumn[] = checkedColumns.filter(
  (column): column is LoadedColumn => column.name !== undefined,
);

/**
 * What a row says of itself that does not fit together. Such a row is kept as published, marked and listed.
 *   range  low ≤ best ≤ high does not hold
 *   days   it ends before it begins
 *   code   a code that the codebook does not know (kind of violence, precision, clarity)
 * As a number, the first is 1, the second 2, the third 4, and several are their sum.
 */
export const eventFlags = ['range', 'days', 'code'] as const;
export type EventFlag = (typeof eventFlags)[number];

export const flagWords = (flags: number): readonly EventFlag[] =>
  eventFlags.filter((_, index) => (flags & (1 << index)) !== 0);
