/**
 * Row leaves (monitoring/ledger/row-leaf.ts), eight bytes at a time: the same bytes at a fifth of the time. Quotes and
 * backslashes, which are all that most rows have to escape, take no branch: the bit mask of the eight bytes that are
 * one of them finds, in a table, where each byte goes. Eight bytes with a control character go one by one.
 *
 * The leaves are written into the kernel's own memory, where the caller has room for a block.
 */
import {leafLimitBytes, rowLeafRoomBytes, writeRowLeaf} from '../../../monitoring/ledger/index.ts';
import {sha256} from '../sha256.ts';
import {
  block,
  branch,
  branchIf,
  get,
  i32,
  kernelFactory,
  loop,
  moduleBytes,
  set,
  tee,
  v128,
  when,
  type Code,
} from './assembler.ts';

export interface RowRoom {
  readonly memory: Uint8Array;
  /** As `writeRowLeaf` with `memory` as its target; `at` is within the room. */
  readonly writeRow: (source: Uint8Array, from: number, to: number, at: number) => number;
  /** Where the room begins in `memory`. */
  readonly roomFrom: number;
}

const [quote, backslash, letterU, digit0] = [0x22, 0x5c, 0x75, 0x30];

/** Memory: 256 masks × 16 positions, the escape letter of each byte, hexadecimal digits, one record, the room. */
const lettersAt = 256 * 16;
const digitsAt = lettersAt + 256;
const recordAt = digitsAt + 16;
const roomFrom = recordAt + leafLimitBytes + 1;

const [from, to, at, mask, byte, letter, eight] = [0, 1, 2, 3, 4, 5, 6];
const advance = (local: number, bytes: number): Code => [get(local), i32.const(bytes), i32.add, set(local)];

const fourDigits: Code = [
  [get(at), i32.const((digit0 << 8) | digit0), i32.storeTwoBytes()],
  [get(at), [get(byte), i32.const(4), i32.shiftRight, i32.loadByte(digitsAt)], i32.storeByte(2)],
  [get(at), [get(byte), i32.const(15), i32.and, i32.loadByte(digitsAt)], i32.storeByte(3)],
  advance(at, 4),
];
const oneByte: Code = [
  [get(from), i32.loadByte(), tee(byte), i32.loadByte(lettersAt), tee(letter), i32.eqz],
  when(
    [get(at), get(byte), i32.storeByte(), advance(at, 1)],
    [
      [get(at), i32.const(backslash), i32.storeByte(), get(at), get(letter), i32.storeByte(1), advance(at, 2)],
      [get(letter), i32.const(letterU), i32.eq, when(fourDigits, [])],
    ],
  ),
  advance(from, 1),
];
const eightOneByOne: Code = [
  [i32.const(8), set(mask)],
  loop(oneByte, [get(mask), i32.const(1), i32.sub, tee(mask), branchIf(0)]),
];
const inAll = (value: number): Code => [i32.const(value), v128.byteInAll];
const hasControl: Code = [get(eight), inAll(0x20), v128.lessBytes, v128.bitOfEachByte, i32.const(0xff), i32.and];
const escapedMask: Code = [
  [get(eight), inAll(quote), v128.equalBytes],
  [get(eight), inAll(backslash), v128.equalBytes],
  [v128.or, v128.bitOfEachByte, tee(mask)],
];
/** The eight bytes lie in positions 0 to 7 and a backslash in position 8; what the table leaves out is written over. */
const eightAtOnce: Code = [
  get(at),
  [get(eight), i32.const(backslash), v128.replaceByte(8)],
  [escapedMask, i32.const(4), i32.shiftLeft, v128.load()],
  [v128.swizzle, v128.store()],
  [get(at), i32.const(8), i32.add, get(mask), i32.ones, i32.add, set(at)],
  advance(from, 8),
];

function rowKernel(pages: number): Uint8Array {
  const code: Code = [
    block(
      loop(
        [get(from), i32.const(8), i32.add, get(to), i32.greater, branchIf(1)],
        [get(from), v128.loadEightBytes(), set(eight)],
        [hasControl, when(eightOneByOne, eightAtOnce)],
        branch(0),
      ),
    ),
    block(loop([get(from), get(to), i32.notLess, branchIf(1)], oneByte, branch(0))),
    get(at),
  ];
  return moduleBytes(pages, {params: 3, results: 1, locals: {i32: 3, v128: 1}, code});
}

/** The escape letters as the core writes them, read off its own leaves. */
function escapeLetters(): Uint8Array {
  const leaf = new Uint8Array(rowLeafRoomBytes(1));
  const bodyFrom = writeRowLeaf(leaf, 0, 0, leaf, 0) - 2;
  return Uint8Array.from({length: 256}, (_, value) => {
    const bodyEnd = writeRowLeaf(Uint8Array.of(value), 0, 1, leaf, 0) - 2;
    return bodyEnd - bodyFrom === 1 ? 0 : (leaf[bodyFrom + 1] as number);
  });
}

const leafFrame = new Uint8Array(rowLeafRoomBytes(0));
writeRowLeaf(leafFrame, 0, 0, leafFrame, 0);
const opening = leafFrame.subarray(0, -2);
const closing = leafFrame.subarray(-2);

/** Room for `roomBytes` beside the tables. */
export function rowRoom(roomBytes: number): RowRoom {
  const {run, memory} = kernelFactory(() => rowKernel(Math.ceil((roomFrom + roomBytes) / 65_536)))();
  for (let bits = 0; bits < 256; bits += 1) {
    const positions = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((position) =>
      (bits >> position) & 1 ? [8, position] : [position],
    );
    memory.set(positions, bits * 16);
  }
  memory.set(escapeLetters(), lettersAt);
  memory.set(
    Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0)),
    digitsAt,
  );
  return {
    memory,
    roomFrom,
    writeRow: (source, recordFrom, recordTo, target) => {
      const bytes = recordTo - recordFrom;
      if (bytes > leafLimitBytes) return -1;
      memory.set(source.subarray(recordFrom, recordTo), recordAt);
      memory.set(opening, target);
      const end = run(recordAt, recordAt + bytes, target + opening.length);
      memory.set(closing, end);
      return end + closing.length - target - 1 > leafLimitBytes ? -1 : end + closing.length;
    },
  };
}

let hashing: RowRoom | undefined;

/** Hash of the row leaf of the record `source[from, to)`; undefined where it would exceed the limit. */
export function rowLeafHash(source: Uint8Array, recordFrom: number, recordTo: number): Uint8Array | undefined {
  hashing ??= rowRoom(rowLeafRoomBytes(leafLimitBytes));
  const end = hashing.writeRow(source, recordFrom, recordTo, hashing.roomFrom);
  return end === -1 ? undefined : sha256(hashing.memory.subarray(hashing.roomFrom, end));
}
