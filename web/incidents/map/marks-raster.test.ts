/** Pixels of a mark: its colour inside, paper around and in a hollow one, nothing elsewhere, and about the right area. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Mark} from './marks.ts';
import {rasterised, type MarkColours} from './marks-raster.ts';

const colours: MarkColours = {
  sides: [
    [0, 114, 178],
    [213, 94, 0],
    [119, 116, 108],
  ],
  paper: [250, 250, 247],
};
const size = 64;

function drawn(marks: readonly Mark[], ratio = 1): (x: number, y: number) => readonly number[] {
  const pixels = {data: new Uint8ClampedArray(size * size * 4), width: size, height: size};
  rasterised(pixels, marks, colours, ratio);
  return (x, y) => [...pixels.data.subarray((y * size + x) * 4, (y * size + x) * 4 + 4)];
}

const mark = (given: Partial<Mark> = {}): Mark => ({
  x: 32.5,
  y: 32.5,
  radius: 10,
  core: 10,
  side: 0,
  shape: 'round',
  place: 0,
  ...given,
});

test('a filled mark is its side’s colour, has a rim of paper and ends there', () => {
  const at = drawn([mark()]);
  assert.deepEqual(at(32, 32), [0, 114, 178, 255]);
  assert.deepEqual(at(32, 21), [250, 250, 247, 128]);
  assert.deepEqual(at(32, 18), [0, 0, 0, 0]);
});

test('a hollow mark is paper inside and colour at its edge', () => {
  const at = drawn([mark({core: 0, side: 1})]);
  assert.deepEqual(at(32, 32), [250, 250, 247, 255]);
  assert.deepEqual(at(32, 23), [213, 94, 0, 255]);
  const half = drawn([mark({core: 5, side: 1})]);
  assert.deepEqual(half(32, 32), [213, 94, 0, 255]);
  assert.deepEqual(half(32, 25), [250, 250, 247, 255]);
});

test('a square covers as much as the circle of the same number', () => {
  const covered = (shape: Mark['shape']): number => {
    const at = drawn([mark({shape})]);
    let sum = 0;
    for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) sum += Number(at(x, y)[2] === 178);
    return sum;
  };
  assert.ok(Math.abs(covered('square') - covered('round')) < 30);
});

test('physical pixels: twice the ratio is twice the size; marks over the edge are cut', () => {
  const at = drawn([mark({x: 16.25, y: 16.25, radius: 5, core: 5})], 2);
  assert.deepEqual(at(32, 23), [0, 114, 178, 255]);
  assert.doesNotThrow(() => drawn([mark({x: -2, y: 70})]));
  assert.deepEqual(drawn([mark({x: 0, y: 0})])(0, 0), [0, 114, 178, 255]);
});
