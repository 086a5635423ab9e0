/**
 * Sound rows on their way to the views, as numbers in typed memory that one thread can hand to another. Names are numbers
 * too, counted from the first row of the file; those that came up new travel with the batch.
 */
import {checkedColumns, eventColumns, nameKinds, type LoadedColumn, type NameKind} from './event-columns.ts';
import type {EventRow} from './event-row.ts';
import {nameCodes} from './name-codes.ts';
import type {RecordFields} from './record-scanner.ts';

export interface EventBatch {
  /** 0 for the first batch of a file. */
  readonly ordinal: number;
  readonly count: number;
  readonly ids: Float64Array<ArrayBuffer>;
  /** Latitude and longitude of each row; NaN where missing. */
  readonly coordinates: Float64Array<ArrayBuffer>;
  /** `wholeColumns` of each row, one row after another. */
  readonly wholes: Int32Array<ArrayBuffer>;
  /** By kind: names whose numbers follow those of the batches before. */
  readonly names: Readonly<Record<NameKind, readonly string[]>>;
}

export const missingWhole = -2_147_483_648;

const inWholes = ({kind}: LoadedColumn): boolean => kind !== 'id' && kind !== 'decimal';

/** Flags first, then the loaded columns that fit into 32 bits: numbers, days since 1970, numbers of names. */
export const wholeColumns: readonly string[] = ['flags', ...eventColumns.filter(inWholes).map(({name}) => name)];

export interface EventBatches {
  /** The record that `row` has read and found sound. */
  readonly add: (row: EventRow, source: Uint8Array, fields: RecordFields) => void;
  readonly count: number;
  /** The rows since the last call; the memory is the caller's. */
  readonly take: () => EventBatch;
}

const at = (name: string): number => checkedColumns.findIndex((column) => column.name === name);
const [id, latitude, longitude] = [at('id'), at('latitude'), at('longitude')];

export function eventBatches(): EventBatches {
  const codes = new Map(nameKinds.map((kind) => [kind, nameCodes()]));
  const columns = eventColumns.filter(inWholes).map((column) => ({
    index: checkedColumns.indexOf(column),
    codes: column.names === undefined ? undefined : codes.get(column.names),
  }));
  const stride = wholeColumns.length;
  let room = 1 << 12;
  let ids = new Float64Array(room);
  let coordinates = new Float64Array(2 * room);
  let wholes = new Int32Array(stride * room);
  let count = 0;
  let taken = 0;

  const grow = (): void => {
    room *= 2;
    const [moreIds, moreCoordinates, moreWholes] = [
      new Float64Array(room),
      new Float64Array(2 * room),
      new Int32Array(stride * room),
    ];
    moreIds.set(ids);
    moreCoordinates.set(coordinates);
    moreWholes.set(wholes);
    [ids, coordinates, wholes] = [moreIds, moreCoordinates, moreWholes];
  };
  return {
    add: ({positions, values, flags}, source, {starts, ends, quoted}) => {
      if (count === room) grow();
      ids[count] = values[id] as number;
      coordinates[2 * count] = values[latitude] as number;
      coordinates[2 * count + 1] = values[longitude] as number;
      const base = stride * count;
      wholes[base] = flags;
      for (let column = 0; column < columns.length; column += 1) {
        const {index, codes: names} = columns[column] as (typeof columns)[number];
        let whole: number;
        if (names === undefined) {
          const value = values[index] as number;
          whole = Number.isNaN(value) ? missingWhole : value;
        } else {
          const position = positions[index] as number;
          whole = names.code(source, starts[position] as number, ends[position] as number, quoted[position] === 2);
        }
        wholes[base + column + 1] = whole;
      }
      count += 1;
    },
    get count() {
      return count;
    },
    take: () => {
      const names = Object.fromEntries(nameKinds.map((kind) => [kind, codes.get(kind)?.take() ?? []]));
      const batch = {ordinal: taken, count, ids, coordinates, wholes, names: names as EventBatch['names']};
      taken += 1;
      room = 1 << 12;
      ids = new Float64Array(room);
      coordinates = new Float64Array(2 * room);
      wholes = new Int32Array(stride * room);
      count = 0;
      return batch;
    },
  };
}
