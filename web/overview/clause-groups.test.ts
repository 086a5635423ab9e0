import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ProvisionView} from '../../platform/contract/index.ts';
import {clauseGroups} from './clause-groups.ts';

const clause = (agreement: string, code: string, headline: boolean) => ({agreement, code, headline}) as ProvisionView;
const doha = {id: 'doha', title: 'Doha'};
const istanbul = {id: 'istanbul', title: 'Istanbul'};
const clauses = [clause('doha', 'D-1', true), clause('doha', 'D-2', false), clause('istanbul', 'I-1', true)];

const shown = (groups: ReturnType<typeof clauseGroups>) =>
  groups.map(({title, clauses}) => [title, clauses.map(({code}) => code).join(' ')]);

test('clauses stand under their agreement, and those kept out of headlines together behind them', () => {
  assert.deepEqual(shown(clauseGroups(clauses, [doha, istanbul])), [
    ['Doha', 'D-1'],
    ['Istanbul', 'I-1'],
    ['Tracked, but kept out of every headline', 'D-2'],
  ]);
});

test('one agreement alone needs no title, and an empty group is not shown', () => {
  assert.deepEqual(shown(clauseGroups([clause('doha', 'D-1', true)], [doha])), [[undefined, 'D-1']]);
  assert.deepEqual(clauseGroups([], [doha]), []);
});
