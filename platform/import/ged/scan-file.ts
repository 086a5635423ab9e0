/**
 * A file of any size as records, read in pieces of a few megabytes: bytes go by once, and nothing of the file is kept.
 * What is no text (not UTF-8, a zero byte) and what cannot be read one way only (an open quote, text after a closing one)
 * ends the reading with a problem at its line.
 */
import {isUtf8} from 'node:buffer';
import {createHash} from 'node:crypto';
import {readSync} from 'node:fs';
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {recordFields, scanRecord, type RecordFields} from './record-scanner.ts';

export interface RecordPlace {
  /** Physical line on which the record begins, from 1. */
  readonly line: number;
  /** Offset of its first byte in the file. */
  readonly offset: number;
}

/** False ends the reading. `place` is used again for the next record. */
export type VisitRecord = (source: Uint8Array, fields: RecordFields, place: RecordPlace) => boolean;

const pieceBytes = 4 * 1024 * 1024;
/** A record that has not ended by then never will: 16 times what an entry can hold. */
const recordLimitBytes = 1024 * 1024;
const fieldsRoom = 128;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads from the beginning of the open file. `afterPiece` gets the memory in which the records of a piece lie, and may keep
 * it; it may also wait for whatever takes the records.
 */
export async function scanFile(
  file: number,
  visit: VisitRecord,
  afterPiece: (source: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<Problem | undefined> {
  const fields = recordFields(fieldsRoom);
  let buffer = Buffer.allocUnsafeSlow(pieceBytes);
  let kept = 0;
  let position = 0;
  let line = 1;
  for (;;) {
    const read = readSync(file, buffer, kept, pieceBytes - kept, position);
    const from = position === 0 && buffer.subarray(0, read).indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0;
    position += read;
    const limit = kept + read;
    const last = read === 0;
    const source = new Uint8Array(buffer.buffer);
    const piece = scanPiece({source, from, limit, last, line, base: position - limit, fields, visit});
    if (piece.problem !== undefined) return piece.problem;
    const bad = notText(buffer, from, piece.next, line, fields);
    if (bad !== undefined) return bad;
    kept = limit - piece.next;
    if (kept >= recordLimitBytes) return openQuote(piece.line);
    line = piece.line;
    const next = Buffer.allocUnsafeSlow(pieceBytes);
    buffer.copy(next, 0, piece.next, limit);
    buffer = next;
    await afterPiece(source);
    if (piece.ended || last) return undefined;
  }
}

/** SHA-256 of the whole file in hex, and its bytes. */
export function hashFile(file: number): {readonly sha256: string; readonly bytes: number} {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  let bytes = 0;
  for (;;) {
    const read = readSync(file, buffer, 0, pieceBytes, bytes);
    if (read === 0) return {sha256: hash.digest('hex'), bytes};
    hash.update(buffer.subarray(0, read));
    bytes += read;
  }
}

interface Piece {
  readonly source: Uint8Array;
  readonly from: number;
  readonly limit: number;
  readonly last: boolean;
  readonly line: number;
  /** Offset in the file of the first byte of `source`. */
  readonly base: number;
  readonly fields: RecordFields;
  readonly visit: VisitRecord;
}

interface PieceEnd {
  /** Offset of the first byte that was not used. */
  readonly next: number;
  readonly line: number;
  /** The visitor wants no more. */
  readonly ended?: true;
  readonly problem?: Problem;
}

function scanPiece({source, from, limit, last, line: firstLine, base, fields, visit}: Piece): PieceEnd {
  const place = {line: 0, offset: 0};
  let next = from;
  let line = firstLine;
  while (next < limit) {
    const scan = scanRecord(fields, source, next, limit, last);
    if (scan === 'text-after-quote') {
      const message = 'has text between a closing quote and the next comma';
      return {next, line, problem: {code: 'text-after-quote', line, message}};
    }
    if (scan === 'incomplete') return last ? {next, line, problem: openQuote(line)} : {next, line};
    place.line = line;
    place.offset = base + next;
    const goOn = fields.to === fields.from || visit(source, fields, place);
    line += fields.lines;
    next = Math.min(fields.next, limit);
    if (!goOn) return {next, line, ended: true};
  }
  return {next, line};
}

const openQuote = (line: number): Problem => ({
  code: 'open-quote',
  line,
  message: 'a quoted field that begins in this record is never closed',
});

/** Whole records only, so that no character is cut in two. */
function notText(buffer: Buffer, from: number, to: number, line: number, fields: RecordFields): Problem | undefined {
  const bytes = buffer.subarray(from, to);
  const zero = bytes.includes(0);
  if (!zero && isUtf8(bytes)) return undefined;
  const [code, message] = zero
    ? ['not-text', 'holds a zero byte; it is not a text file']
    : ['not-utf-8', 'is not UTF-8 text; save it as UTF-8 and try again'];
  let at = from;
  let atLine = line;
  while (at < to && scanRecord(fields, buffer, at, to, true) === 'found') {
    const record = buffer.subarray(at, fields.next);
    if (zero ? record.includes(0) : !isUtf8(record)) break;
    atLine += fields.lines;
    at = fields.next;
  }
  return {code, line: atLine, message};
}
