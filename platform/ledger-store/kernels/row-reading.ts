/**
 * Row leaves back to records (`readRowLeaf` in monitoring/ledger/row-leaf.ts), eight bytes at a time: views are built
 * from hundreds of thousands of them. Where each quote among the eight follows a backslash and nothing else is escaped,
 * a table says which bytes stay; everything else goes one by one. Control characters, which hardly any row has, and
 * whatever is not a row leaf are left to the core.
 */
import {leafLimitBytes, readRowLeaf, rowLeafRoomBytes, writeRowLeaf} from '../../../monitoring/ledger/index.ts';
import {
  block,
  branch,
  branchIf,
  get,
  i32,
  kernelFactory,
  loop,
  moduleBytes,
  ret,
  set,
  tee,
  v128,
  when,
  type Code,
  type Kernel,
} from './assembler.ts';

const [quote, backslash] = [0x22, 0x5c];

/** Memory: 256 masks × 16 positions, what each escape letter stands for, the leaf's text, the record. */
const escapedAt = 256 * 16;
const textAt = escapedAt + 256;
const recordAt = textAt + leafLimitBytes + 16;
const pages = Math.ceil((recordAt + leafLimitBytes + 16) / 65_536);

const [from, to, at, escapes, taken, byte, eight] = [0, 1, 2, 3, 4, 5, 6];
const advance = (local: number, by: Code): Code => [get(local), by, i32.add, set(local)];
const refuse: Code = [i32.const(-1), ret];

const inAll = (value: number): Code => [i32.const(value), v128.byteInAll];
const maskOf = (comparison: Code): Code => [get(eight), comparison, v128.bitOfEachByte, i32.const(0xff), i32.and];

/** A backslash in the last of the eight waits for the next turn, which sees what it escapes. */
const lookAtEight: Code = [
  [get(from), v128.loadEightBytes(), set(eight)],
  [maskOf([inAll(backslash), v128.equalBytes]), tee(escapes), i32.const(7), i32.shiftRight, set(taken)],
  [i32.const(8), get(taken), i32.sub, set(taken)],
  [get(escapes), i32.const(0x7f), i32.and, set(escapes)],
];
/** Not zero where a control character, a bare quote, or an escape other than that of a quote is among those taken. */
const isOdd: Code = [
  [maskOf([inAll(quote), v128.equalBytes]), get(escapes), i32.const(1), i32.shiftLeft, i32.xor],
  [maskOf([inAll(0x20), v128.lessBytes]), i32.or],
];
const eightAtOnce: Code = [
  [get(at), get(eight), [get(escapes), i32.const(4), i32.shiftLeft, v128.load()], v128.swizzle, v128.store()],
  advance(at, [get(taken), get(escapes), i32.ones, i32.sub]),
  advance(from, get(taken)),
];
const escape: Code = [
  [get(from), i32.const(1), i32.add, get(to), i32.notLess, when(refuse, [])],
  [get(from), i32.loadByte(1), i32.loadByte(escapedAt), tee(byte), i32.eqz, when(refuse, [])],
  [get(at), get(byte), i32.storeByte(), advance(at, i32.const(1)), advance(from, i32.const(2))],
];
const plain: Code = [
  [get(byte), i32.const(quote), i32.eq, when(refuse, [])],
  [i32.const(0x20), get(byte), i32.greater, when(refuse, [])],
  [get(at), get(byte), i32.storeByte(), advance(at, i32.const(1)), advance(from, i32.const(1))],
];
const oneByOne: Code = [[get(from), i32.loadByte(), tee(byte), i32.const(backslash), i32.eq], when(escape, plain)];

function readingKernel(): Uint8Array {
  const eights = loop(
    [get(from), i32.const(8), i32.add, get(to), i32.greater, branchIf(1)],
    lookAtEight,
    [isOdd, when(oneByOne, eightAtOnce)],
    branch(0),
  );
  const rest = loop([get(from), get(to), i32.notLess, branchIf(1)], oneByOne, branch(0));
  const code: Code = [block(eights), block(rest), get(at)];
  return moduleBytes(pages, {params: 3, results: 1, locals: {i32: 3, v128: 1}, code});
}

const newKernel = kernelFactory(readingKernel);
let standing: Kernel | undefined;

function begun(): Kernel {
  const kernel = newKernel();
  for (let bits = 0; bits < 128; bits += 1) {
    const stay = [0, 1, 2, 3, 4, 5, 6, 7].filter((position) => ((bits >> position) & 1) === 0);
    kernel.memory.set(stay, bits * 16);
  }
  // As the core writes them; what takes digits stays zero, so that it is refused here.
  const leaf = new Uint8Array(rowLeafRoomBytes(1));
  const start = writeRowLeaf(leaf, 0, 0, leaf, 0) - 2;
  for (let value = 0; value < 256; value += 1) {
    const end = writeRowLeaf(Uint8Array.of(value), 0, 1, leaf, 0) - 2;
    if (end - start === 2) kernel.memory[escapedAt + (leaf[start + 1] as number)] = value;
  }
  return kernel;
}

const frame = new Uint8Array(rowLeafRoomBytes(0));
writeRowLeaf(frame, 0, 0, frame, 0);
const opening = frame.subarray(1, -2);
const openingView = new DataView(opening.buffer, opening.byteOffset, opening.length);

/** As `readRowLeaf`, which it falls back to. */
export function readRow(leaf: Uint8Array, leafFrom: number, leafTo: number, target: Uint8Array, into: number): number {
  if (!isFramed(leaf, leafFrom, leafTo)) return readRowLeaf(leaf, leafFrom, leafTo, target, into);
  const {run, memory} = (standing ??= begun());
  const text = leaf.subarray(leafFrom + opening.length, leafTo - 2);
  memory.set(text, textAt);
  const end = run(textAt, textAt + text.length, recordAt);
  if (end === -1) return readRowLeaf(leaf, leafFrom, leafTo, target, into);
  target.set(memory.subarray(recordAt, end), into);
  return into + end - recordAt;
}

function isFramed(leaf: Uint8Array, leafFrom: number, leafTo: number): boolean {
  if (leafTo - leafFrom < opening.length + 2 || leafTo - leafFrom > leafLimitBytes) return false;
  const view = new DataView(leaf.buffer, leaf.byteOffset + leafFrom, opening.length);
  for (let index = 0; index < opening.length; index += 4) {
    if (view.getUint32(index) !== openingView.getUint32(index)) return false;
  }
  return leaf[leafTo - 2] === quote && leaf[leafTo - 1] === 0x7d;
}
