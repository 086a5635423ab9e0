/**
 * The leak matrix over HTTP: every address of the desk and the public pages beside it, as everybody, on the planted desk: bodies,
 * headers, refusals. What may not be read answers byte for byte like what is not there, and nothing is kept on the way.
 */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Viewer} from '../../monitoring/access/index.ts';
import {minuteAfter} from '../support/acting-desk.ts';
import {servedDesk, type ServedDesk} from '../support/desk-server.ts';
import {campaign, figure} from './campaign.ts';
import {leakPeople, leakViewer} from './leaks-people.ts';
import type {LeakState} from './leaks-planting.ts';
import {addressesOf, servedLeaks, type Got, type ServedLeaks} from './leaks-served.ts';
import {leakWorld, type LeakWorld} from './leaks-world.ts';

let served: ServedDesk;
before(async () => {
  served = await servedDesk({people: {hana: {role: 'head_of_mission'}}});
});
after(() => served.close());

const states: readonly LeakState[] = [
  {
    finding: 'decided',
    incident: 'verified_occurred',
    report: 'linked_to_incident',
    releasedTo: ['parties_and_mechanism'],
    sensitive: false,
  },
  {
    finding: 'right_of_reply',
    incident: 'under_verification',
    report: 'needs_information',
    releasedTo: [],
    sensitive: true,
  },
  {finding: 'deliberation', incident: 'inconclusive', report: 'received', releasedTo: [], sensitive: false},
  {
    finding: 'appealed',
    incident: 'not_verifiable_no_access',
    report: 'closed_with_feedback',
    releasedTo: ['guarantors_and_mechanism', 'public'],
    sensitive: false,
  },
];

async function withLeaks(
  state: LeakState,
  work: (leaks: ServedLeaks, world: LeakWorld) => Promise<void>,
): Promise<void> {
  const world = leakWorld(state);
  const leaks = await servedLeaks(served, world, minuteAfter(20_000));
  try {
    await work(leaks, world);
  } finally {
    await leaks.close();
  }
}

const text = ({body, headers}: Got): string => `${body}\n${JSON.stringify(headers)}`;

/** Words that who asks wrote into the address himself tell him nothing: a refusal may repeat them. */
const without = (answer: string, address: string): string =>
  [...address.matchAll(/zq[0-9a-z]{5}/g)].reduce((rest, [word]) => rest.replaceAll(word, ''), answer);

/** A preview is bounded by who asks and by the audience: what either may not read is a leak. */
function viewersOf(person: string | undefined, address: string): Viewer {
  const own = leakViewer(person ?? '');
  return /as=public/.test(address) ? leakViewer('') : own;
}

test('over HTTP: bodies, headers and refusals, as everybody: leaks none', async (context) => {
  let probes = 0;
  const leaked: string[] = [];
  const people = [undefined, ...Object.keys(leakPeople)];
  for (const state of states.slice(0, campaign(1, states.length))) {
    await withLeaks(state, async ({get, post}, world) => {
      for (const person of people) {
        for (const address of addressesOf(world)) {
          const got = await get(address, person);
          probes += 1;
          assert.notEqual(got.status, 500, address);
          const viewer = viewersOf(person, address);
          for (const leak of world.canaries.leaksTo(viewer, without(text(got), address)))
            leaked.push(`${person ?? 'nobody'} at ${address}: ${leak}`);
        }
        const wrong = await post('/api/desk/acts', {leaf: 'x', groups: {}}, person);
        assert.deepEqual(world.canaries.leaksTo(leakViewer(person ?? ''), text(wrong)), []);
        probes += 1;
      }
    });
  }
  figure(context, 'leaks.served', probes);
  assert.deepEqual(leaked.slice(0, 20), []);
});

const plain = ({status, headers, body}: Got): unknown => {
  const {date: _, ...kept} = headers;
  return {status, headers: kept, body};
};

test('what may not be read answers like what is not there, in body and headers; and no answer of the desk is kept', () =>
  withLeaks(states[1] as LeakState, async ({get}, world) => {
    const nouns = {
      reports: world.ids.reports,
      incidents: world.ids.incidents,
      findings: world.ids.findings,
      releases: world.ids.releases,
    };
    let alike = 0;
    for (const person of [undefined, ...Object.keys(leakPeople)]) {
      for (const [noun, ids] of Object.entries(nouns)) {
        const nothing = await get(`/api/desk/cases/exercise/${noun}/zqnone0`, person);
        assert.equal(nothing.status, 404);
        for (const id of ids) {
          const got = await get(`/api/desk/cases/exercise/${noun}/${id}`, person);
          assert.match(String(got.headers['cache-control']), /no-store/);
          assert.equal(got.headers['etag'], undefined);
          assert.equal(got.headers['last-modified'], undefined);
          if (got.status === 200) continue;
          assert.deepEqual(plain(got), plain(nothing), `${person} ${noun}`);
          alike += 1;
        }
      }
      const other = await get('/api/desk/cases/no-such-case/inbox', person);
      assert.equal(other.status, 404);
    }
    assert.ok(alike > 100, `only ${alike} refusals were compared`);
  }));
