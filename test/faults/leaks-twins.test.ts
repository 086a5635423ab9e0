/**
 * Random walks over states and viewers: two desks that differ in every field that the viewer may not read, and in no other,
 * send him the same bytes, on every page, in every order, number and error. So a hidden field shows neither by its words nor by
 * what follows from them. Commitments, hashes and signatures of the ledger’s own pages are set apart: salted groups hide what they
 * commit to (test/scenarios/field-groups.test.ts).
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {releaseTiers, type Viewer} from '../../monitoring/access/index.ts';
import {fileStates, findingStates, reportStates, searchPage} from '../../monitoring/desk/index.ts';
import {chance, type Chance} from '../support/seeded.ts';
import {campaign, figure} from './campaign.ts';
import {leakViewers} from './leaks-people.ts';
import type {LeakState} from './leaks-planting.ts';
import {deskProbes, type ProbesOf} from './leaks-probes.ts';
import {leakWorld} from './leaks-world.ts';

const firstSeed = Number(process.env['HOLDFIRE_SEED'] ?? 1);

const anyState = (draw: Chance): LeakState => ({
  finding: draw.of(findingStates),
  incident: draw.of(fileStates),
  report: draw.of(reportStates),
  releasedTo: releaseTiers.filter(() => draw.below(2) === 0),
  sensitive: draw.below(3) === 0,
});

/** Pages, and searches for words that stand in many fields. */
const probesOf: ProbesOf = function* (world, viewer) {
  yield* deskProbes(world, viewer);
  const context = {...world.context(''), viewer};
  for (const word of ['exercise', 'zq', 'zx', 'velmoth', 'fire', 'artillery'])
    yield {address: `search?q=${word}`, answer: JSON.stringify(searchPage(world.desk, context, word))};
};

function difference(state: LeakState, viewer: Viewer): string | undefined {
  const one = [...probesOf(leakWorld(state), viewer)];
  const other = [...probesOf(leakWorld(state, viewer), viewer)];
  assert.equal(one.length, other.length);
  const at = one.findIndex(({answer}, index) => answer !== other[index]?.answer);
  return at === -1 ? undefined : `${one[at]?.address}\n${one[at]?.answer}\n${other[at]?.answer}`;
}

const walks = campaign(300, 50_000);

test('two desks that differ in what a viewer may not read are the same to him', (context) => {
  const viewers = [...leakViewers()];
  for (let walk = 0; walk < walks; walk += 1) {
    const seed = firstSeed + walk;
    const draw = chance(seed);
    const state = anyState(draw);
    const [name, viewer] = draw.of(viewers);
    const found = difference(state, viewer);
    assert.equal(found, undefined, `seed ${seed}: ${name} in ${JSON.stringify(state)}: ${found}`);
  }
  figure(context, 'leaks.walks', walks);
});

test('the public is sent the same bytes whatever stands in any private field', () => {
  const everybody = leakViewers().get('public');
  assert.ok(everybody !== undefined);
  for (const finding of findingStates)
    for (const releasedTo of [[], ['parties_and_mechanism'], ['guarantors_and_mechanism']] as const) {
      const state = {finding, incident: 'verified_occurred', report: 'received', releasedTo, sensitive: false} as const;
      assert.equal(difference(state, everybody), undefined, `${finding} ${releasedTo.join()}`);
    }
});

test('found out: a page whose order depends on what is hidden', () => {
  const viewer = leakViewers().get('liaison-v');
  assert.ok(viewer !== undefined);
  const state = {
    finding: 'decided',
    incident: 'verified_occurred',
    report: 'received',
    releasedTo: [],
    sensitive: false,
  } as const;
  const longest = (world: ReturnType<typeof leakWorld>): string =>
    [...world.desk.state.reports.values()]
      .map(({id, side, first}) => ({side, text: `${String(first.body?.['text'])}${id}`}))
      .toSorted((a, b) => (a.text < b.text ? -1 : 1))
      .map(({side}) => side ?? 'other')
      .join();
  assert.notEqual(longest(leakWorld(state)), longest(leakWorld(state, viewer)));
});
