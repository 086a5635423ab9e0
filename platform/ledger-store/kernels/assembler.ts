/**
 * As much of a WebAssembly assembler as two inner loops need (core specification 2.0, chapter 5): instructions are
 * nested lists of bytes, made by functions that bear the specification's names. It checks nothing, because the engine
 * checks every module before it runs it. Why there are such loops is said in block-writer.ts and node-hashes.ts.
 */
export type Code = number | readonly Code[];

const unsigned = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
const signed = (value: number): readonly number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];

export const i32 = {
  type: 0x7f,
  const: (value: number): Code => [0x41, signed(value | 0)],
  eqz: 0x45,
  eq: 0x46,
  ne: 0x47,
  greater: 0x4b,
  notLess: 0x4f,
  ones: 0x69,
  add: 0x6a,
  sub: 0x6b,
  and: 0x71,
  or: 0x72,
  xor: 0x73,
  shiftLeft: 0x74,
  shiftRight: 0x76,
  loadByte: (offset = 0): Code => [0x2d, 0, unsigned(offset)],
  storeByte: (offset = 0): Code => [0x3a, 0, unsigned(offset)],
  storeTwoBytes: (offset = 0): Code => [0x3b, 0, unsigned(offset)],
};

const simd = (number: number, ...immediates: Code[]): Code => [0xfd, unsigned(number), immediates];

/** 128 bits, as 16 bytes or as 4 words. */
export const v128 = {
  type: 0x7b,
  load: (offset = 0): Code => simd(0x00, 0, unsigned(offset)),
  loadWordInAll: (offset = 0): Code => simd(0x09, 0, unsigned(offset)),
  loadEightBytes: (offset = 0): Code => simd(0x5d, 0, unsigned(offset)),
  store: (offset = 0): Code => simd(0x0b, 0, unsigned(offset)),
  const: (bytes: readonly number[]): Code => simd(0x0c, ...bytes),
  /** Bytes of two vectors by constant position, 0 to 31. */
  shuffle: (positions: readonly number[]): Code => simd(0x0d, ...positions),
  /** Bytes of one vector by the positions in another; 0 beyond 15. */
  swizzle: simd(0x0e),
  byteInAll: simd(0x0f),
  wordInAll: simd(0x11),
  replaceByte: (lane: number): Code => simd(0x17, lane),
  replaceWord: (lane: number): Code => simd(0x1c, lane),
  equalBytes: simd(0x23),
  lessBytes: simd(0x26),
  bitOfEachByte: simd(0x64),
  or: simd(0x50),
  xor: simd(0x51),
  /** Of three vectors: the bits of the first where the third has 1, else of the second. */
  select: simd(0x52),
  shiftWordsLeft: simd(0xab),
  shiftWordsRight: simd(0xad),
  addWords: simd(0xae),
};

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number): Code => [0x21, unsigned(local)];
/** Sets and leaves the value. */
export const tee = (local: number): Code => [0x22, unsigned(local)];
export const block = (...code: Code[]): Code => [0x02, 0x40, code, 0x0b];
export const loop = (...code: Code[]): Code => [0x03, 0x40, code, 0x0b];
export const when = (then: Code, otherwise: Code): Code => [0x04, 0x40, then, 0x05, otherwise, 0x0b];
/** To the end of the block, or the start of the loop, so many levels out. */
export const branch = (depth: number): Code => [0x0c, depth];
export const branchIf = (depth: number): Code => [0x0d, depth];
export const ret: Code = 0x0f;

const list = (items: readonly Code[]): Code => [unsigned(items.length), items];
const name = (text: string): Code => list(Array.from(text, (character) => character.charCodeAt(0)));
const section = (id: number, content: Code): Code => {
  const bytes = flat(content);
  return [id, unsigned(bytes.length), bytes];
};

function flat(code: Code, into: number[] = []): number[] {
  if (typeof code === 'number') into.push(code);
  else for (const part of code) flat(part, into);
  return into;
}

export interface KernelFunction {
  /** All of them i32. */
  readonly params: number;
  readonly results: 0 | 1;
  /** Further locals, numbered after the parameters: first the i32, then the vectors. */
  readonly locals: {readonly i32: number; readonly v128: number};
  readonly code: Code;
}

/** The bytes of a module with one function, exported as `run`, and its memory of at least `pages` × 64 KiB. */
export function moduleBytes(pages: number, kernel: KernelFunction): Uint8Array {
  const {params, results, locals, code} = kernel;
  const i32s = (count: number): Code => list(Array.from({length: count}, () => i32.type));
  const body = flat([
    list([
      [unsigned(locals.i32), i32.type],
      [unsigned(locals.v128), v128.type],
    ]),
    code,
    0x0b,
  ]);
  const bytes = flat([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, list([[0x60, i32s(params), i32s(results)]])),
    section(3, list([0])),
    section(5, list([[0x00, unsigned(pages)]])),
    section(
      7,
      list([
        [name('run'), 0x00, 0],
        [name('memory'), 0x02, 0],
      ]),
    ),
    section(10, list([[unsigned(body.length), body]])),
  ]);
  return Uint8Array.from(bytes);
}

interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => {readonly exports: unknown};
}

export interface Kernel {
  readonly run: (...words: number[]) => number;
  readonly memory: Uint8Array;
}

const engine = (globalThis as unknown as {readonly WebAssembly: Engine}).WebAssembly;

/** Compiled once, at the first use; each instance has memory of its own. */
export function kernelFactory(bytes: () => Uint8Array): () => Kernel {
  let module: object | undefined;
  return () => {
    module ??= new engine.Module(bytes());
    const {run, memory} = new engine.Instance(module).exports as {
      readonly run: Kernel['run'];
      readonly memory: {readonly buffer: ArrayBuffer};
    };
    return {run, memory: new Uint8Array(memory.buffer)};
  };
}
