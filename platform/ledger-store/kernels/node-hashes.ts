/**
 * Hashes of tree nodes, SHA-256(0x01 ‖ left ‖ right), four at a time. A node is two steps of SHA-256 on 65 bytes, and a
 * call of the platform's function costs three times as much as those: an import of 418,000 rows computes twice as many
 * nodes, so they are worth a loop of their own. Leaves are long enough for the platform's function (sha256.ts).
 *
 * Each of the four lanes of a vector holds one node; FIPS 180-4 section 6.2.2 is what each lane does.
 */
import {hashBytes, pairsBy, type HashPairs} from '../../../monitoring/ledger/index.ts';
import {sha256Into} from '../sha256.ts';
import {
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
  type Kernel,
} from './assembler.ts';

/** Fewer pairs than this go to the platform: copying in and out is not worth it. */
const pairsWorthwhile = 16;
/** Pairs that the kernel's memory holds at a time. */
const pairsAtOnce = 1024;

/** FIPS 180-4 section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
/** Section 5.3.3: of the square roots of the first eight. */
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)));

/** Memory: the round constants, then the children behind one spare byte for the prefix, then the parents. */
const childrenAt = 256 + 16;
const parentsAt = childrenAt + pairsAtOnce * 2 * hashBytes;
const pages = Math.ceil((parentsAt + pairsAtOnce * hashBytes) / 65_536);

const [from, groups, to, round] = [0, 1, 2, 3];
const message = (word: number): number => 4 + (word % 16);
const state = (word: number): number => 20 + word;
const before = (word: number): number => 28 + word;
const scratch = 36;
const eight = [0, 1, 2, 3, 4, 5, 6, 7];
type EightCodes = readonly [Code, Code, Code, Code, Code, Code, Code, Code];

const sum = (first: Code, ...others: Code[]): Code => [first, ...others.map((other): Code => [other, v128.addWords])];
const right = (word: Code, bits: number): Code => [word, i32.const(bits), v128.shiftWordsRight];
const rotated = (word: Code, bits: number): Code => [
  right(word, bits),
  [word, i32.const(32 - bits), v128.shiftWordsLeft],
  v128.or,
];
const mixed = (first: Code, second: Code, third: Code): Code => [first, second, v128.xor, third, v128.xor];

/** The 64 steps, in four turns of 16; between turns the message words become the next 16. */
function steps(): Code {
  const turn = Array.from({length: 16}, (_, step): Code => {
    const place = (word: number): number => state((word - step + 16) % 8);
    const [a, b, c, d, e, f, g, h] = eight.map((word) => get(place(word))) as readonly Code[] as EightCodes;
    const constant: Code = [get(round), v128.loadWordInAll(step * 4)];
    const choice: Code = [f, g, e, v128.select];
    const majority: Code = [c, b, [a, b, v128.xor], v128.select];
    const upperE = mixed(rotated(e, 6), rotated(e, 11), rotated(e, 25));
    const upperA = mixed(rotated(a, 2), rotated(a, 13), rotated(a, 22));
    return [
      [sum(h, upperE, choice, constant, get(message(step))), set(scratch)],
      [sum(d, get(scratch)), set(place(3))],
      [sum(get(scratch), upperA, majority), set(place(7))],
    ];
  });
  const schedule = Array.from({length: 16}, (_, step): Code => {
    const [near, far] = [get(message(step + 1)), get(message(step + 14))];
    const lowerNear = mixed(rotated(near, 7), rotated(near, 18), right(near, 3));
    const lowerFar = mixed(rotated(far, 17), rotated(far, 19), right(far, 10));
    return [sum(get(message(step)), lowerNear, get(message(step + 9)), lowerFar), set(message(step))];
  });
  const another: Code = [get(round), i32.const(64), i32.add, tee(round), i32.const(256), i32.ne];
  return [i32.const(0), set(round), loop(turn, another, when([schedule, branch(1)], []))];
}

const bytesOfWords = (words: readonly number[]): number[] =>
  words.flatMap((word) => [0, 1, 2, 3].map((byte) => word * 4 + byte));
const bigEndian: Code = [v128.const([3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]), v128.swizzle];

/** Four vectors of four words, rows for columns; the state's first locals are free at both times that this is done. */
function transposed(rows: readonly number[]): Code {
  const [a, b, c, d] = rows as [number, number, number, number];
  const pick = (x: number, y: number, words: readonly number[], into: number): Code => [
    [get(x), get(y), v128.shuffle(bytesOfWords(words))],
    set(into),
  ];
  const [low1, high1, low2, high2] = [state(0), state(1), state(2), state(3)];
  return [
    [pick(a, b, [0, 4, 1, 5], low1), pick(a, b, [2, 6, 3, 7], high1)],
    [pick(c, d, [0, 4, 1, 5], low2), pick(c, d, [2, 6, 3, 7], high2)],
    [pick(low1, low2, [0, 1, 4, 5], a), pick(low1, low2, [2, 3, 6, 7], b)],
    [pick(high1, high2, [0, 1, 4, 5], c), pick(high1, high2, [2, 3, 6, 7], d)],
  ];
}

/** `from` points one byte before the children, so that the prefix byte stands where the first message byte is read. */
function firstBlock(): Code {
  return [0, 1, 2, 3].map((quarter): Code => {
    const rows = [0, 1, 2, 3].map((node) => message(quarter * 4 + node));
    const loads = rows.map((row, node): Code => {
      const prefixed: Code = quarter === 0 ? [i32.const(1), v128.replaceByte(0)] : [];
      return [get(from), v128.load(node * 2 * hashBytes + quarter * 16), prefixed, bigEndian, set(row)];
    });
    return [loads, transposed(rows)];
  });
}

/** The last byte of the children, the bit that ends a message, and its length: 520 bits. */
function secondBlock(): Code {
  const words = [0, 1, 2, 3].map((node): Code => {
    const byte: Code = [get(from), i32.loadByte((node + 1) * 2 * hashBytes)];
    return [byte, i32.const(24), i32.shiftLeft, i32.const(0x80_00_00), i32.or];
  });
  const [first, ...others] = words as [Code, ...Code[]];
  return [
    [first, v128.wordInAll, others.map((word, index): Code => [word, v128.replaceWord(index + 1)]), set(message(0))],
    Array.from({length: 14}, (_, index): Code => [i32.const(0), v128.wordInAll, set(message(index + 1))]),
    [i32.const(65 * 8), v128.wordInAll, set(message(15))],
  ];
}

function fourNodes(): Code {
  const start = eight.map((word): Code => {
    const constant: Code = [i32.const(initial[word] as number), v128.wordInAll];
    return [constant, tee(before(word)), set(state(word))];
  });
  const between = eight.map((word): Code => {
    return [sum(get(state(word)), get(before(word))), tee(before(word)), set(state(word))];
  });
  const last = eight.map((word): Code => [sum(get(state(word)), get(before(word))), set(message(word))]);
  const halves = [0, 1].map((half): Code => {
    const rows = [0, 1, 2, 3].map((node) => message(half * 4 + node));
    const stores = rows.map((row, node): Code => {
      return [get(to), get(row), bigEndian, v128.store(node * hashBytes + half * 16)];
    });
    return [transposed(rows), stores];
  });
  return [firstBlock(), start, steps(), between, secondBlock(), steps(), last, halves];
}

function nodesKernel(): Uint8Array {
  const advance = (local: number, bytes: number): Code => [get(local), i32.const(bytes), i32.add, set(local)];
  const code = loop(fourNodes(), advance(from, 4 * 2 * hashBytes), advance(to, 4 * hashBytes), [
    get(groups),
    i32.const(1),
    i32.sub,
    tee(groups),
    branchIf(0),
  ]);
  return moduleBytes(pages, {params: 3, results: 0, locals: {i32: 1, v128: 16 + 8 + 8 + 1}, code});
}

const newKernel = kernelFactory(nodesKernel);
let standing: Kernel | undefined;

function begun(): Kernel {
  const kernel = newKernel();
  const constants = new DataView(kernel.memory.buffer);
  roundConstants.forEach((constant, index) => constants.setUint32(index * 4, constant, true));
  return kernel;
}

const oneByOne = pairsBy(sha256Into);

/** SHA-256 of nodes for the tree (monitoring/ledger/hash.ts). */
export const hashPairs: HashPairs = (children, pairs, target, at) => {
  if (pairs < pairsWorthwhile) return oneByOne(children, pairs, target, at);
  const {run, memory} = (standing ??= begun());
  for (let done = 0; done < pairs; done += pairsAtOnce) {
    const count = Math.min(pairsAtOnce, pairs - done);
    memory.set(children.subarray(done * 2 * hashBytes, (done + count) * 2 * hashBytes), childrenAt);
    run(childrenAt - 1, Math.ceil(count / 4), parentsAt);
    target.set(memory.subarray(parentsAt, parentsAt + count * hashBytes), at + done * hashBytes);
  }
};

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

/** The first 32 bits after the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}
