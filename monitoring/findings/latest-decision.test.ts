/** Which decision stands, and whether it is strong enough. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {day} from '../kernel/index.ts';
import {latestOfEach, meetsStandard, proofStandards, type Finding} from './index.ts';

test('a standard is met by itself and by stronger ones, and an unknown one by nothing', () => {
  for (const [weaker, required] of proofStandards.entries()) {
    for (const [index, standard] of proofStandards.entries())
      assert.equal(meetsStandard(standard, required), index >= weaker);
  }
  assert.equal(meetsStandard('clear_and_convincing', 'beyond_doubt'), false);
});

test('the latest day stands, of one day the later entry, and each incident is a matter of its own', () => {
  const finding = (entry: number, incident: string, decided: string) => ({
    entry,
    record: {incident, decided: day(decided)} as Finding,
  });
  const findings = [
    finding(9, 'a', '2024-01-02'),
    finding(1, 'a', '2024-01-03'),
    finding(2, 'a', '2024-01-03'),
    finding(5, 'b', '2023-01-01'),
  ];
  const {standing, replaced} = latestOfEach(findings, ({incident}) => incident);
  assert.deepEqual(
    standing.map(({entry}) => entry),
    [5, 2],
  );
  assert.deepEqual(
    replaced.map(({entry}) => entry),
    [9, 1],
  );
});
