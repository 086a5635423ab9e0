/** The printed policy is the one that decides, every cell of it; whoever may do something reads what he did. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fieldClasses, mayRead, releaseTiers, roles, sideName, type Role} from '../access/index.ts';
import {actDefinitions} from './act-kinds.ts';
import type {ActDefinition} from './act.ts';
import {policyPage} from './pages/policy-page.ts';
import {policyText} from './policy-text.ts';

const acts = Object.entries<ActDefinition>(actDefinitions);

test('docs/formats/access-policy.md is the table that decides', () => {
  const printed = readFileSync(new URL('../../docs/formats/access-policy.md', import.meta.url), 'utf8');
  assert.equal(printed, policyText(), 'run scripts/write-policy.mjs');
});

test('the page has every cell of every role and class, and every act, and says the same of either side', () => {
  const page = policyPage();
  assert.equal(page.reading.length, fieldClasses.length);
  for (const {cells} of page.reading)
    assert.deepEqual(
      cells.map(({role}) => role),
      [...roles],
    );
  assert.equal(page.acting.length, acts.length);
  assert.doesNotMatch(JSON.stringify(page), /velmoth|dorquine|side a\b|side b\b|pakistan|afghan|india/i);
});

test('what a word of a cell promises is what the cell does', () => {
  for (const {fieldClass, cells} of policyPage().reading)
    for (const {role, word} of cells) {
      const viewer = {person: role === 'public' ? '' : 'p-1', held: [{role: role as Role, side: 'velmoth'}]};
      const reads = (piece: object): boolean => mayRead(viewer, {fieldClass: fieldClass as never, ...piece});
      assert.equal(reads({}), word === 'always', `${role} ${fieldClass}`);
      if (word === 'always') continue;
      assert.equal(reads({ownedBy: ['p-1']}), role !== 'public' && /its own/.test(word), `${role} ${fieldClass}`);
      assert.equal(reads({addressedTo: ['p-1']}), /sent to it/.test(word), `${role} ${fieldClass}`);
      assert.equal(reads({releasedTo: ['public']}), /once/.test(word), `${role} ${fieldClass}`);
    }
});

/** Consent is the source’s own word, but lies beside how the source was graded, which no source reads. */
const readsNotItsOwn = new Set(['consent_withdrawn']);

test('whoever may do an act may read what he did, as far as it is his', () => {
  for (const [kind, {roles: may, bodyClass}] of acts) {
    if (readsNotItsOwn.has(kind)) continue;
    for (const role of may) {
      const piece = {ownedBy: ['p-1', sideName('velmoth')], addressedTo: ['p-1', sideName('velmoth')]};
      const viewer = {person: 'p-1', held: [{role, side: 'velmoth'}]};
      assert.ok(mayRead(viewer, {...piece, fieldClass: bodyClass}), `${role} may do ${kind} and never read it`);
      assert.ok(mayRead(viewer, {...piece, fieldClass: 'act'}) || bodyClass === 'people', `${role} ${kind}`);
    }
  }
});

test('four eyes can be had: what one role proposes another, or another person, may approve', () => {
  const may = new Map(acts.map(([kind, {roles: held}]) => [kind, held]));
  for (const [first, second] of [
    ['verification_proposed', 'verification_checked'],
    ['layer_drafted', 'layer_reviewed'],
    ['finding_drafted', 'finding_reviewed'],
    ['release_proposed', 'release_approved'],
    ['removal_proposed', 'removal_approved'],
    ['unsealing_proposed', 'unsealing_approved'],
    ['role_proposed', 'role_confirmed'],
  ] as const) {
    assert.ok((may.get(first)?.length ?? 0) > 0 && (may.get(second)?.length ?? 0) > 0, `${first} and ${second}`);
  }
  // What a side may do, it may do on its own matters only; it decides nothing (domain vocabulary 7).
  const ofSides = acts.filter(([, {roles: held}]) => held.includes('party_liaison')).map(([kind]) => kind);
  assert.deepEqual(ofSides.toSorted(), [
    'complaint_filed',
    'consent_withdrawn',
    'finding_appealed',
    'information_added',
    'reply_extension_asked',
    'reply_filed',
    'statement_corrected',
    'statement_recorded',
  ]);
  assert.equal(releaseTiers.length, 3);
});
