import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rolesIn, rolesText, roleText, type HeldRole} from './role-text.ts';

const nameOf = (side: string): string => side.toUpperCase();
const held = (given: Partial<HeldRole>): HeldRole => ({case: 'exercise', role: 'monitor', pending: false, ...given});

test('a role of a side reads the same for either side', () => {
  const [a, b] = ['velmoth', 'dorquine'].map((side) => roleText({role: 'party_liaison', side}, nameOf));
  assert.equal(a, 'party liaison of VELMOTH');
  assert.equal(a.replace('VELMOTH', 'DORQUINE'), b);
  assert.equal(roleText({role: 'commission_member', side: 'third'}, nameOf), 'commission member, third side');
});

test('what waits for a second person, has not begun, has ended or is of another case does not count', () => {
  const now = '2026-11-25T12:00:00Z';
  const roles = [
    held({}),
    held({case: '*', role: 'auditor'}),
    held({role: 'investigator', pending: true}),
    held({role: 'specialist', until: now}),
    held({role: 'guarantor', from: '2026-11-25T12:00:01Z'}),
    held({role: 'researcher', case: 'other'}),
  ];
  assert.equal(rolesText(rolesIn(roles, 'exercise', now), nameOf), 'monitor, auditor');
  assert.equal(rolesText(rolesIn(roles, undefined, now), nameOf), 'monitor, auditor, researcher');
  assert.equal(rolesText([], nameOf), 'no role here');
});
