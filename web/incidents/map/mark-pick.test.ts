/** The mark under the pointer is the one whose edge is nearest, as a plain look at all of them says. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {markAt} from './mark-pick.ts';
import type {Mark} from './marks.ts';

const mark = fc
  .record({x: fc.integer({min: 0, max: 300}), y: fc.integer({min: 0, max: 200}), radius: fc.integer({min: 2, max: 17})})
  .map(({x, y, radius}): Mark => ({x, y, radius, core: radius, side: 0, shape: 'round', place: x}));

test('the nearest edge within reach, or none', () => {
  fc.assert(
    fc.property(
      fc.array(mark, {maxLength: 60}),
      fc.integer({min: 0, max: 300}),
      fc.integer({min: 0, max: 200}),
      (marks, x, y) => {
        const distance = (of: Mark): number => Math.hypot(of.x - x, of.y - y) - of.radius;
        const found = markAt({marks, areas: []}, {x, y});
        const least = Math.min(Infinity, ...marks.map(distance));
        if (least > 5) assert.equal(found, undefined);
        else assert.ok(Math.abs(distance(found!) - least) < 1e-9);
      },
    ),
    {seed: 43},
  );
});
