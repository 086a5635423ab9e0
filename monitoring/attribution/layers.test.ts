/** Six layers, each decided alone. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {day} from '../kernel/index.ts';
import {allegedActors, attributionLayers, attributionStates, type LayerDecision, type Statement} from './index.ts';

const decision = (
  entry: number,
  layer: LayerDecision['layer'],
  result: string,
  decided = '2024-01-01',
): LayerDecision => ({
  entry,
  layer,
  result,
  actor: 'north',
  decided: day(decided),
});

test('a decision on one layer leaves every other layer as it was (R-E8)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...attributionLayers),
      fc.constantFrom('attributed', 'withheld', 'not_attributed'),
      (layer, result) => {
        for (const state of attributionStates([decision(1, layer, result)])) {
          assert.equal(state.result, state.layer === layer ? result : 'undetermined');
        }
      },
    ),
    {seed: 8},
  );
});

test('the latest decision on a layer stands and the earlier ones are kept', () => {
  const states = attributionStates([
    decision(4, 'group', 'undetermined', '2024-03-01'),
    decision(2, 'group', 'attributed', '2024-02-01'),
    decision(9, 'group', 'not_attributed', '2024-01-01'),
  ]);
  const group = states.find(({layer}) => layer === 'group');
  assert.equal(group?.result, 'undetermined');
  assert.deepEqual(
    group.decisions.map(({entry}) => entry),
    [9, 2, 4],
  );
});

test('a denial alleges nothing of anybody; an accusation alleges of whom it names, a claim of who speaks', () => {
  const chain = (actor: string): readonly string[] => (actor === 'army' ? ['army', 'north'] : [actor]);
  const of = (stance: Statement['stance'], about?: string) =>
    allegedActors({stance, speaker: 'army', ...(about === undefined ? {} : {about_actor: about})} as Statement, chain);
  assert.deepEqual(of('denies', 'south'), []);
  assert.deepEqual(of('no_comment', 'south'), []);
  assert.deepEqual(of('retracts', 'south'), []);
  assert.deepEqual(of('accuses', 'south'), ['south']);
  assert.deepEqual(of('accuses'), []);
  assert.deepEqual(of('claims_responsibility'), ['army', 'north']);
});
