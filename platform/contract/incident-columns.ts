/**
 * All incidents of a case as columns, for the map, the timeline and their brush: small enough to send whole
 * (18 bytes an incident), so that no brush step asks the server.
 *
 * Bytes: `u32` little-endian length of a JSON header, the header padded with spaces to a multiple of 4, then the
 * columns one after another, each padded to a multiple of 4:
 *
 *     header {count, sides: string[], types: string[]}   sides: party ids in the case's order, then others
 *     day        Int32    first day, days since 1970-01-01
 *     latitude   Float32  NaN where the place is known to a province or vaguer (precision 4 and above)
 *     longitude  Float32
 *     killed     Int32    best, −1 where no figure is given
 *     side       Uint8    index into sides
 *     type       Uint8    index into types
 *     precision  Uint8    place precision 1 to 7
 *     spanDays   Uint8    days that the occurrence may span, 1 to 255
 */
export interface IncidentColumns {
  readonly count: number;
  readonly sides: readonly string[];
  readonly types: readonly string[];
  readonly day: Int32Array;
  readonly latitude: Float32Array;
  readonly longitude: Float32Array;
  readonly killed: Int32Array;
  readonly side: Uint8Array;
  readonly type: Uint8Array;
  readonly precision: Uint8Array;
  readonly spanDays: Uint8Array;
}

const roundUp = (value: number): number => (value + 3) & ~3;
const bytesPerRow = 4 * 4 + 4;

export function encodeIncidentColumns(columns: IncidentColumns): Uint8Array<ArrayBuffer> {
  const {count, sides, types} = columns;
  const header = new TextEncoder().encode(JSON.stringify({count, sides, types}));
  const headerBytes = roundUp(header.length);
  const bytes = new Uint8Array(4 + headerBytes + count * bytesPerRow + 16);
  new DataView(bytes.buffer).setUint32(0, headerBytes, true);
  bytes.fill(32, 4, 4 + headerBytes).set(header, 4);
  let at = 4 + headerBytes;
  for (const column of listed(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at = roundUp(at + column.byteLength);
  }
  return bytes.subarray(0, at);
}

/** Throws RangeError where the bytes end early. */
export function decodeIncidentColumns(buffer: ArrayBuffer): IncidentColumns {
  const headerBytes = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerBytes))) as {
    count: number;
    sides: string[];
    types: string[];
  };
  const {count} = header;
  let at = 4 + headerBytes;
  const take = <T>(make: (from: number) => T, bytes: number): T => {
    const column = make(at);
    at = roundUp(at + bytes);
    return column;
  };
  return {
    ...header,
    day: take((from) => new Int32Array(buffer, from, count), 4 * count),
    latitude: take((from) => new Float32Array(buffer, from, count), 4 * count),
    longitude: take((from) => new Float32Array(buffer, from, count), 4 * count),
    killed: take((from) => new Int32Array(buffer, from, count), 4 * count),
    side: take((from) => new Uint8Array(buffer, from, count), count),
    type: take((from) => new Uint8Array(buffer, from, count), count),
    precision: take((from) => new Uint8Array(buffer, from, count), count),
    spanDays: take((from) => new Uint8Array(buffer, from, count), count),
  };
}

function listed(columns: IncidentColumns): readonly (Int32Array | Float32Array | Uint8Array)[] {
  const {day, latitude, longitude, killed, side, type, precision, spanDays} = columns;
  return [day, latitude, longitude, killed, side, type, precision, spanDays];
}
