/** Who comes in, with which roles, and who agreed. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {HeldRole} from '../access/index.ts';
import type {DeskAct} from './act.ts';
import {peoplePage} from './people-page.ts';
import {openPeople, type People} from './people.ts';
import type {Grant} from './people-state.ts';

const hour = 3_600_000;
const start = Date.parse('2025-03-10T08:00:00Z');
const at = (hours: number): string => new Date(start + hours * hour).toISOString().replace('.000Z', 'Z');

/** `p-adminaaaaa`: names that a person can read, of the form that the ledger has. */
const id = (name: string): string => `p-${name.padEnd(10, 'a')}`;
const hash = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64);

interface Story {
  readonly people: People;
  does(person: string, kind: string, subject: string, body?: object, hours?: number): readonly string[];
  invite(by: string, name: string, grants: readonly object[], hours?: number): readonly string[];
  enrol(name: string, hours?: number): readonly string[];
}

function story(): Story {
  const people = openPeople();
  let entry = 0;
  const does: Story['does'] = (person, kind, subject, body = {}, hours = entry / 60) => {
    const act = {entry, id: `a-${entry}`, kind, subject, person, at: at(hours), body, hasIdentity: false};
    entry += 1;
    return people.take(act as DeskAct).map(({code}) => code);
  };
  return {
    people,
    does,
    invite: (by, name, grants, hours) => {
      const body = {name: `EXERCISE ${name}`, grants, tokenSha256: hash(name), expires: at((hours ?? 0) + 24)};
      return does(by, 'person_invited', id(name), body, hours);
    },
    enrol: (name, hours) => {
      const devices = people.person(id(name))?.devices.length ?? 0;
      const body = {keyName: `${id(name)}-${devices + 1}`, publicKey: `key of ${name} ${devices}`};
      return does('desk', 'person_enrolled', id(name), body, hours);
    },
  };
}

/** An administrator alone. */
function begun(): Story {
  const one = story();
  assert.deepEqual(one.does('desk', 'mode_set', 'installation', {mode: 'accounts'}), []);
  assert.deepEqual(one.invite('desk', 'admin', [{case: '*', role: 'administrator'}]), []);
  assert.deepEqual(one.enrol('admin'), []);
  return one;
}

/** An administrator and a head of mission: two pairs of eyes. */
function ofTwo(): Story {
  const one = begun();
  assert.deepEqual(one.invite(id('admin'), 'head', [{case: '*', role: 'head_of_mission'}]), []);
  assert.deepEqual(one.enrol('head'), []);
  return one;
}

const rolesOf = ({people}: Story, name: string, hours = 1, caseId = 'exercise'): readonly HeldRole[] =>
  people.at.heldBy(id(name), caseId, at(hours));

test('the server invites one administrator while there is none, and nobody else', () => {
  const one = story();
  assert.deepEqual(one.invite('desk', 'early', [{case: '*', role: 'administrator'}]), [
    'no-accounts',
    'administrator-stands',
  ]);
  one.does('desk', 'mode_set', 'installation', {mode: 'accounts'});
  assert.deepEqual(one.invite('desk', 'head', [{case: '*', role: 'head_of_mission'}]), ['not-your-role']);
  assert.deepEqual(one.invite('desk', 'admin', [{case: '*', role: 'administrator', until: at(9)}]), ['not-your-role']);
  assert.deepEqual(one.invite('desk', 'admin', [{case: '*', role: 'administrator'}]), []);
  assert.deepEqual(one.invite('desk', 'other', [{case: '*', role: 'administrator'}]), [], 'another link');
  assert.deepEqual(one.enrol('admin'), ['no-link'], 'the one before it ended');
  assert.deepEqual(one.enrol('other'), []);
  assert.deepEqual(rolesOf(one, 'other'), [{role: 'administrator'}]);
  assert.deepEqual(one.invite('desk', 'third', [{case: '*', role: 'administrator'}]), ['administrator-stands']);
  assert.deepEqual(one.does('desk', 'role_proposed', 'g-1', {person: id('other'), case: '*', role: 'monitor'}), [
    'not-your-role',
  ]);
});

test('a link works once, for its person, until it expires', () => {
  const one = begun();
  one.invite(id('admin'), 'monica', [{case: 'exercise', role: 'monitor'}]);
  assert.equal(one.people.invitationBy(hash('monica'))?.keyName, `${id('monica')}-1`);
  assert.deepEqual(one.enrol('monica', 25), ['already-expired']);
  assert.deepEqual(one.enrol('monica', 1), []);
  assert.deepEqual(one.enrol('monica', 1), ['no-link']);
  assert.equal(one.people.invitationBy(hash('monica')), undefined);
  const again = {name: 'EXERCISE', grants: [{case: '*', role: 'monitor'}], tokenSha256: hash('monica'), expires: at(9)};
  assert.deepEqual(one.does(id('admin'), 'person_invited', id('other'), again), ['repeated-token']);
  const late = {...again, tokenSha256: hash('late'), expires: at(32 * 24)};
  assert.deepEqual(one.does(id('admin'), 'person_invited', id('other'), late), ['too-late']);
  assert.deepEqual(one.does(id('admin'), 'person_invited', 'john-smith', {...again, tokenSha256: hash('x')}), [
    'bad-person-id',
  ]);
});

test('until two who may confirm are enrolled, what the administrator gives holds; from then on nobody gives a role alone', () => {
  const one = begun();
  one.invite(id('admin'), 'head', [{case: '*', role: 'head_of_mission'}]);
  one.invite(id('admin'), 'monica', [{case: 'exercise', role: 'monitor'}]);
  one.invite(id('admin'), 'vera', [{case: 'exercise', role: 'verification_officer'}]);
  one.enrol('monica');
  assert.deepEqual(rolesOf(one, 'monica'), [{role: 'monitor'}]);
  one.enrol('head');
  one.enrol('vera');
  assert.deepEqual(rolesOf(one, 'vera'), [], 'an older invitation waits too');
  assert.deepEqual(one.does(id('vera'), 'role_confirmed', id('vera')), ['not-your-role']);
  assert.deepEqual(one.does(id('admin'), 'role_confirmed', id('vera')), ['own-work']);
  assert.deepEqual(one.does(id('head'), 'role_confirmed', id('vera')), []);
  assert.deepEqual(rolesOf(one, 'vera'), [{role: 'verification_officer'}]);
  assert.deepEqual(one.does(id('head'), 'role_confirmed', id('vera')), ['no-proposal'], 'once');
});

test('nobody gives himself a role or confirms his own', () => {
  const one = ofTwo();
  const own = {person: id('admin'), case: '*', role: 'data_protection_officer'};
  assert.deepEqual(one.does(id('admin'), 'role_proposed', 'g-1', own), ['own-role']);
  const other = {person: id('head'), case: 'exercise', role: 'legal_reviewer'};
  assert.deepEqual(one.does(id('admin'), 'role_proposed', 'g-2', other), []);
  assert.deepEqual(one.does(id('head'), 'role_confirmed', 'g-2'), ['own-role']);
  assert.deepEqual(one.does(id('head'), 'role_proposed', 'g-3', {...own}), ['not-your-role'], 'heads do not propose');
  assert.deepEqual(rolesOf(one, 'head'), [{role: 'head_of_mission'}]);
});

test('two stay two: the one left over gives no role alone, and the server lets an administrator in again', () => {
  const one = ofTwo();
  one.invite(id('admin'), 'monica', [{case: 'exercise', role: 'monitor'}]);
  assert.equal(one.people.mayInviteAdministrator(at(1)), false);
  assert.deepEqual(one.does(id('admin'), 'person_suspended', id('head'), {reason: 'EXERCISE'}), []);
  one.enrol('monica');
  assert.deepEqual(rolesOf(one, 'monica'), []);
  assert.deepEqual(one.does(id('head'), 'role_confirmed', id('monica')), ['not-your-role'], 'suspended');
  assert.equal(one.people.mayInviteAdministrator(at(1)), true);
  assert.deepEqual(one.invite('desk', 'second', [{case: '*', role: 'administrator'}], 1), []);
  assert.deepEqual(one.enrol('second', 1), []);
  assert.deepEqual(one.does(id('second'), 'role_confirmed', id('monica'), {}, 1), []);
  assert.deepEqual(rolesOf(one, 'monica'), [{role: 'monitor'}]);
});

test('a role counts from its first day to its last, in its case, until it is ended', () => {
  const one = ofTwo();
  const grant = {case: 'exercise', role: 'monitor', from: at(10), until: at(20)};
  one.invite(id('admin'), 'monica', [grant]);
  one.does(id('head'), 'role_confirmed', id('monica'));
  one.enrol('monica');
  assert.deepEqual(
    [9, 10, 19, 20].map((hours) => rolesOf(one, 'monica', hours).length),
    [0, 1, 1, 0],
  );
  assert.deepEqual(rolesOf(one, 'monica', 15, 'another'), []);
  assert.deepEqual(
    one.does(id('head'), 'role_ended', 'e-1', {person: id('monica'), case: 'exercise', role: 'monitor', reason: 'x'}),
    [],
  );
  assert.deepEqual(rolesOf(one, 'monica', 15), []);
});

test('an administrator of one case gives no role in another and none of all', () => {
  const one = ofTwo();
  one.invite(id('admin'), 'local', [{case: 'exercise', role: 'administrator'}]);
  one.does(id('head'), 'role_confirmed', id('local'));
  one.enrol('local');
  assert.deepEqual(one.invite(id('local'), 'inside', [{case: 'exercise', role: 'monitor'}]), []);
  assert.deepEqual(one.invite(id('local'), 'outside', [{case: 'other', role: 'monitor'}]), ['not-your-role']);
  assert.deepEqual(one.invite(id('local'), 'all', [{case: '*', role: 'monitor'}]), ['not-your-role']);
  assert.deepEqual(one.does(id('local'), 'person_suspended', id('head'), {reason: 'x'}), ['not-your-role']);
});

test('a deputy is given what his principal holds, and no more', () => {
  const one = ofTwo();
  const deputy = (role: string, deputyFor: string): readonly string[] =>
    one.invite(id('admin'), `dep${role.slice(0, 4)}`, [{case: 'exercise', role, until: at(99), deputyFor}]);
  assert.deepEqual(deputy('head_of_mission', id('head')), []);
  assert.deepEqual(deputy('investigator', id('head')), ['not-held']);
  assert.deepEqual(deputy('legal_reviewer', id('nobody')), ['not-held']);
});

test('a person may have several devices; four eyes count persons', () => {
  const one = ofTwo();
  const link = {tokenSha256: hash('more'), expires: at(20), reason: 'EXERCISE: a telephone'};
  assert.deepEqual(one.does(id('admin'), 'device_added', id('head'), link), []);
  assert.deepEqual(one.enrol('head'), ['no-link'], 'a link to his name waits for a second person');
  const [waiting] = one.people.state.persons.get(id('head'))?.acts.slice(-1) ?? [];
  assert.deepEqual(one.does(id('head'), 'role_confirmed', waiting?.id ?? ''), ['own-role']);
  one.invite(id('admin'), 'officer', [{case: '*', role: 'data_protection_officer'}]);
  one.does(id('head'), 'role_confirmed', id('officer'));
  one.enrol('officer');
  assert.deepEqual(one.does(id('officer'), 'role_confirmed', waiting?.id ?? ''), []);
  assert.deepEqual(one.enrol('head'), []);
  assert.equal(one.people.personOfKey(`${id('head')}-2`), id('head'));
  assert.equal(one.people.personOfKey(`${id('head')}-2`, 'another key'), undefined);
  assert.equal(one.people.personOfKey('desk'), 'desk');
  assert.equal(one.people.deviceOf(`${id('head')}-2`)?.person, id('head'));
});

test('whoever speaks for a side holds nothing of the mission or of the other side, whichever side it is', () => {
  for (const [side, other] of [
    ['velmoth', 'dorquine'],
    ['dorquine', 'velmoth'],
  ]) {
    const one = begun();
    const liaison = {case: 'exercise', role: 'party_liaison', side};
    assert.deepEqual(one.invite(id('admin'), 'none', [{case: 'exercise', role: 'party_liaison'}]), ['missing-side']);
    assert.deepEqual(one.invite(id('admin'), 'all', [{...liaison, case: '*'}]), ['side-of-all-cases']);
    assert.deepEqual(one.invite(id('admin'), 'odd', [{case: 'exercise', role: 'monitor', side}]), ['unwanted-side']);
    assert.deepEqual(one.invite(id('admin'), 'both', [liaison, {...liaison, side: other}]), ['two-hats']);
    assert.deepEqual(one.invite(id('admin'), 'two', [liaison, {case: '*', role: 'monitor'}]), ['two-hats']);
    assert.deepEqual(
      one.invite(id('admin'), 'good', [liaison, {case: 'exercise', role: 'commission_member', side}]),
      [],
    );
    one.enrol('good');
    assert.deepEqual(rolesOf(one, 'good'), [
      {role: 'party_liaison', side},
      {role: 'commission_member', side},
    ]);
  }
});

test('one person alone holds the roles of the mission and no side’s, and there is no way back from accounts', () => {
  const one = story();
  assert.deepEqual(one.does('desk', 'mode_set', 'installation', {mode: 'single_user'}), []);
  const held = one.people.at.heldBy('only', 'exercise', at(1)).map(({role}) => role);
  assert.ok(held.includes('head_of_mission') && !held.includes('party_liaison') && !held.includes('administrator'));
  assert.deepEqual(one.invite('only', 'monica', [{case: '*', role: 'monitor'}]), ['not-your-role']);
  const device = {keyName: 'only-1', publicKey: 'k'};
  assert.deepEqual(one.does('desk', 'person_enrolled', 'only', device), []);
  assert.deepEqual(one.does('only', 'vault_opened', 'vault', {publicKey: 'v', keeper: 'only'}), []);
  assert.deepEqual(one.does('desk', 'mode_set', 'installation', {mode: 'accounts'}), []);
  assert.deepEqual(one.people.at.heldBy('only', 'exercise', at(1)), []);
  one.invite('desk', 'admin', [{case: '*', role: 'administrator'}]);
  one.enrol('admin');
  assert.deepEqual(one.does('desk', 'mode_set', 'installation', {mode: 'single_user'}), ['mode-fixed']);
  assert.deepEqual(one.does(id('admin'), 'mode_set', 'installation', {mode: 'single_user'}), ['not-your-role']);
});

test('whoever may not read the list of people gets nothing; who reads it for one case sees that case', () => {
  const one = ofTwo();
  one.invite(id('admin'), 'monica', [{case: 'exercise', role: 'monitor'}]);
  one.invite(id('admin'), 'maria', [{case: 'other', role: 'monitor'}]);
  one.invite(id('admin'), 'local', [{case: 'exercise', role: 'head_of_mission'}]);
  for (const name of ['monica', 'maria', 'local']) {
    one.does(id('head'), 'role_confirmed', id(name));
    one.enrol(name);
  }
  const pageFor = (name: string) =>
    peoplePage(one.people, {
      viewer: {person: id(name), held: one.people.at.heldBy(id(name), '*', at(1))},
      now: at(1),
    });
  assert.equal(pageFor('monica'), undefined);
  assert.equal(pageFor('nobody'), undefined);
  assert.equal(pageFor('admin')?.people.length, 5);
  assert.deepEqual(
    pageFor('local')?.people.map((person) => person.id),
    [id('monica'), id('local')],
  );
  assert.ok(pageFor('admin')?.acts.some(({kind}) => kind === 'person_invited'));
  assert.ok(!pageFor('local')?.acts.some(({kind}) => kind === 'person_invited'));
});

/** Acts of anybody on anybody, most of them forbidden. */
const names = ['admin', 'head', 'ann', 'ben', 'cem'];
const anyGrant = fc.record({
  case: fc.constantFrom('*', 'exercise'),
  role: fc.constantFrom('administrator', 'head_of_mission', 'data_protection_officer', 'monitor', 'auditor'),
});
const anyStep = fc.record({
  kind: fc.constantFrom(
    'invite',
    'enrol',
    'propose',
    'confirm',
    'invite',
    'enrol',
    'propose',
    'confirm',
    'end',
    'suspend',
  ),
  by: fc.constantFrom(...names, 'admin', 'head'),
  of: fc.constantFrom(...names, 'ann', 'ben', 'cem'),
  grant: anyGrant,
});

const heldGrants = ({people}: Story): ReadonlySet<Grant> =>
  new Set(
    [...people.state.persons.values()].flatMap(({grants, state}) =>
      grants.flatMap((one) => (one.state === 'held' && state === 'enrolled' ? [one.grant] : [])),
    ),
  );

test('whatever anybody tries, once two pairs of eyes stand no role begins to hold by one person alone', () => {
  let begins = 0;
  fc.assert(
    fc.property(fc.array(anyStep, {minLength: 30, maxLength: 80}), (steps) => {
      const one = ofTwo();
      steps.forEach(({kind, by, of, grant}, step) => {
        const [before, needsTwo] = [heldGrants(one), one.people.state.pairEnrolled];
        const confirmed = new Set(
          one.people.person(id(of))?.grants.flatMap(({state, grant: offered}) => (state === 'held' ? [offered] : [])),
        );
        const [subject, reason] = [`g-${step}`, 'EXERCISE'];
        if (kind === 'invite') one.invite(id(by), of, [grant]);
        if (kind === 'enrol') one.enrol(of);
        if (kind === 'propose') one.does(id(by), 'role_proposed', subject, {person: id(of), ...grant});
        if (kind === 'end') one.does(id(by), 'role_ended', subject, {person: id(of), ...grant, reason});
        if (kind === 'suspend') one.does(id(by), 'person_suspended', id(of), {reason});
        const waits = one.people.person(id(of))?.grants.find(({state}) => state === 'proposed');
        if (kind === 'confirm') one.does(id(by), 'role_confirmed', waits?.proposal ?? 'g-none');
        for (const given of heldGrants(one)) {
          if (before.has(given) || !needsTwo) continue;
          begins += 1;
          if (kind === 'enrol') assert.ok(confirmed.has(given), 'enrolling confirms nothing');
          else {
            assert.equal(kind, 'confirm');
            assert.notEqual(by, of);
            assert.notEqual(waits?.proposedBy, id(by));
          }
        }
      });
    }),
    {seed: 20250310, numRuns: 400},
  );
  assert.ok(begins > 100, `${begins} roles began to hold under two pairs of eyes`);
});
