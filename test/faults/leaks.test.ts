/**
 * The leak matrix: every role × everything that the desk sends × every state of finding, incident and report, of what was
 * released to whom, sensitive or not. Each private field holds a word that stands nowhere else; who may read it is asked of
 * the rules written by hand. Leaks: none. And a page that forgets one check is found out.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mayRead, releaseTiers, type ReleaseTier, type Viewer} from '../../monitoring/access/index.ts';
import {fileStates, findingStates, reportStates} from '../../monitoring/desk/index.ts';
import {campaign, figure} from './campaign.ts';
import {leakViewers, missingRoles} from './leaks-people.ts';
import {deskProbes, searchProbes, type ProbesOf} from './leaks-probes.ts';
import type {LeakState} from './leaks-planting.ts';
import {leakWorld, type LeakWorld} from './leaks-world.ts';

const subsets: readonly (readonly ReleaseTier[])[] = releaseTiers.reduce<readonly (readonly ReleaseTier[])[]>(
  (found, one) => [...found, ...found.map((some) => [...some, one])],
  [[]],
);

/** Every state of a finding with every release of what can be released, sensitive or not; the others take turns beside it. */
const states: readonly LeakState[] = findingStates.flatMap((finding, row) =>
  subsets.flatMap((releasedTo, column) =>
    [false, true].map((sensitive, turn) => ({
      finding,
      incident: fileStates[(row + column + turn) % fileStates.length] ?? 'alleged',
      report: reportStates[(row + 2 * column + turn) % reportStates.length] ?? 'received',
      releasedTo,
      sensitive,
    })),
  ),
);

interface Probed {
  readonly probes: number;
  readonly leaks: readonly string[];
}

function probed(world: LeakWorld, probesOf: ProbesOf, viewers: ReadonlyMap<string, Viewer>): Probed {
  let probes = 0;
  const leaks: string[] = [];
  for (const [name, viewer] of viewers) {
    for (const {address, answer, searched} of probesOf(world, viewer)) {
      probes += 1;
      for (const leak of world.canaries.leaksTo(viewer, `${answer} ${searched ?? ''}`))
        leaks.push(`${name} at ${address} reads ${leak}`);
    }
  }
  return {probes, leaks};
}

/** Spread over all states by a step that shares no factor with their number: a part shows every kind of state. */
const step = 37;
const chosen = (count: number): readonly LeakState[] =>
  Array.from({length: Math.min(count, states.length)}, (_, index) => states[(index * step) % states.length]).filter(
    (state) => state !== undefined,
  );

const viewers = leakViewers();

test('everything that the desk sends, to everybody, in every state: leaks none', (context) => {
  assert.deepEqual(missingRoles(), []);
  let probes = 0;
  const leaks: string[] = [];
  for (const state of chosen(campaign(12, states.length))) {
    const found = probed(leakWorld(state), deskProbes, viewers);
    probes += found.probes;
    leaks.push(...found.leaks.map((leak) => `${JSON.stringify(state)}: ${leak}`));
  }
  figure(context, 'leaks.probes', probes);
  assert.deepEqual(leaks.slice(0, 20), []);
  assert.ok(probes >= 5_000, `only ${probes} probes`);
});

test('no word is found by whoever may not read it', (context) => {
  let probes = 0;
  for (const state of chosen(campaign(2, 32))) {
    const found = probed(leakWorld(state), searchProbes, viewers);
    probes += found.probes;
    assert.deepEqual(found.leaks.slice(0, 20), []);
  }
  figure(context, 'leaks.searches', probes);
});

const decided: LeakState = {
  finding: 'decided',
  incident: 'verified_occurred',
  report: 'linked_to_incident',
  releasedTo: ['parties_and_mechanism'],
  sensitive: false,
};

test('every canary is seen by somebody: what nobody ever reads would test nothing', () => {
  const world = leakWorld(decided);
  probed(world, deskProbes, viewers);
  const unseen = [...world.canaries.planted].filter(([canary]) => !world.canaries.seen.has(canary));
  const names = unseen.filter(([, pieces]) => pieces.some(({what}) => what === 'person_name'));
  // Of those who only look, no act stands on the desk, so that their names stand nowhere.
  assert.deepEqual(
    unseen.filter((one) => !names.includes(one)),
    [],
  );
});

/** Pages as somebody might write them who forgets one thing. */
const mistakes: Readonly<Record<string, ProbesOf>> = {
  'a page that asks nothing': function* ({desk}) {
    yield {address: 'report', answer: JSON.stringify([...desk.state.reports.values()])};
  },
  'a page that asks for the class and forgets whose it is': function* ({desk}, viewer) {
    for (const {first} of desk.state.reports.values())
      if (mayRead(viewer, {fieldClass: 'account', ownedBy: [viewer.person]}))
        yield {address: 'report', answer: JSON.stringify(first.body)};
  },
  'a page that forgets that the case is sensitive': function* ({desk}, viewer) {
    for (const {description, releasedTo} of desk.state.incidents.values())
      if (mayRead(viewer, {fieldClass: 'incident', releasedTo}))
        yield {address: 'incident', answer: JSON.stringify(description.title)};
  },
  'a page that takes a release to one audience for a release to all': function* ({desk}, viewer) {
    for (const {decided: said, releasedTo} of desk.state.findings.values())
      if (mayRead(viewer, {fieldClass: 'finding', releasedTo: releasedTo.length > 0 ? releaseTiers : []}))
        yield {address: 'finding', answer: JSON.stringify(said)};
  },
  'an error that repeats what it refused': function* ({desk}, viewer) {
    for (const {draft} of desk.state.findings.values())
      if (!mayRead(viewer, {fieldClass: 'finding_draft'}))
        yield {address: 'finding', answer: `“${draft.body?.title}” may not be read`};
  },
  'a search that looks at everything': function* ({desk, canaries}) {
    const text = JSON.stringify([...desk.state.reports.values()]);
    for (const canary of canaries.planted.keys())
      yield {address: 'search', answer: '', ...(text.includes(canary) ? {searched: canary} : {})};
  },
};

for (const [name, probesOf] of Object.entries(mistakes)) {
  test(`found out: ${name}`, () => {
    const leaks = [decided, {...decided, sensitive: true}].flatMap(
      (state) => probed(leakWorld(state), probesOf, viewers).leaks,
    );
    assert.ok(leaks.length > 0);
  });
}
