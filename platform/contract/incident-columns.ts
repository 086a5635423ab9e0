/**
 * All incidents of a case as columns, for the map, the timeline and their brush: small enough to send whole
 * (23 bytes an incident), so that no brush step asks the server.
 *
 * Bytes: `u32` little-endian length of a JSON header, the header padded with spaces to a multiple of 4, then the
 * columns one after another, each padded to a multiple of 4:
 *
 *     header {count, sides: string[], types: string[], verifications?: string[], provinces?: string[]}
 *            sides: party ids in the case's order, then others
 *     day           Int32    first day, days since 1970-01-01
 *     latitude      Float32  NaN where the place is known to a province or vaguer (precision 4 and above)
 *     longitude     Float32
 *     killed        Int32    best, −1 where no figure is given
 *     province      Uint16   index into provinces; only where the header lists provinces
 *     side          Uint8    index into sides
 *     type          Uint8    index into types
 *     precision     Uint8    place precision 1 to 7
 *     spanDays      Uint8    days that the occurrence may span, 1 to 255
 *     verification  Uint8    index into verifications; only where the header lists verifications
 */
export interface IncidentColumns {
  readonly count: number;
  readonly sides: readonly string[];
  readonly types: readonly string[];
  readonly verifications?: readonly string[];
  /** An empty name where the record gives none. */
  readonly provinces?: readonly string[];
  readonly day: Int32Array;
  readonly latitude: Float32Array;
  readonly longitude: Float32Array;
  readonly killed: Int32Array;
  readonly province?: Uint16Array;
  readonly side: Uint8Array;
  readonly type: Uint8Array;
  readonly precision: Uint8Array;
  readonly spanDays: Uint8Array;
  readonly verification?: Uint8Array;
}

type Header = Pick<IncidentColumns, 'count' | 'sides' | 'types' | 'verifications' | 'provinces'>;

const roundUp = (value: number): number => (value + 3) & ~3;

/** Throws RangeError where a column is not as long as `count`, or a list stands without its column. */
export function encodeIncidentColumns(columns: IncidentColumns): Uint8Array<ArrayBuffer> {
  const {count, sides, types, verifications, provinces} = columns;
  const lists = {...(verifications && {verifications}), ...(provinces && {provinces})};
  const header = new TextEncoder().encode(JSON.stringify({count, sides, types, ...lists} satisfies Header));
  const headerBytes = roundUp(header.length);
  const listed = inOrder(columns);
  const total = listed.reduce((sum, column) => sum + roundUp(column.byteLength), 4 + headerBytes);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, headerBytes, true);
  bytes.fill(32, 4, 4 + headerBytes).set(header, 4);
  let at = 4 + headerBytes;
  for (const column of listed) {
    if (column.length !== count) throw new RangeError(`a column has ${column.length} values for ${count} incidents`);
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += roundUp(column.byteLength);
  }
  return bytes;
}

/** Views on the buffer, nothing is copied. Throws RangeError where the bytes end early. */
export function decodeIncidentColumns(buffer: ArrayBuffer): IncidentColumns {
  const headerBytes = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerBytes))) as Header;
  const {count} = header;
  let at = 4 + headerBytes;
  const take = <T extends {readonly byteLength: number}>(
    Column: new (buffer: ArrayBuffer, from: number, length: number) => T,
  ): T => {
    const column = new Column(buffer, at, count);
    at += roundUp(column.byteLength);
    return column;
  };
  return {
    ...header,
    day: take(Int32Array),
    latitude: take(Float32Array),
    longitude: take(Float32Array),
    killed: take(Int32Array),
    ...(header.provinces && {province: take(Uint16Array)}),
    side: take(Uint8Array),
    type: take(Uint8Array),
    precision: take(Uint8Array),
    spanDays: take(Uint8Array),
    ...(header.verifications && {verification: take(Uint8Array)}),
  };
}

function inOrder(columns: IncidentColumns): readonly (Int32Array | Float32Array | Uint16Array | Uint8Array)[] {
  const {day, latitude, longitude, killed, province, side, type, precision, spanDays, verification} = columns;
  if ((columns.provinces === undefined) !== (province === undefined))
    throw new RangeError('provinces without a column');
  if ((columns.verifications === undefined) !== (verification === undefined)) {
    throw new RangeError('verifications without a column');
  }
  const optional = (column: Uint16Array | Uint8Array | undefined): readonly (Uint16Array | Uint8Array)[] =>
    column === undefined ? [] : [column];
  return [
    day,
    latitude,
    longitude,
    killed,
    ...optional(province),
    side,
    type,
    precision,
    spanDays,
    ...optional(verification),
  ];
}
