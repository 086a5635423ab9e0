/** Which incidents lie inside a window. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Incident} from '../incidents/index.ts';
import {day, type Recorded} from '../kernel/index.ts';
import {incidentsInWindow} from './index.ts';

const quarter = {from: day('2024-01-01'), to: day('2024-03-31')};

test('incidents are counted inside a window, and those that cannot be placed are told apart', () => {
  const incident = (id: string, from: string, to: string, part: Partial<Incident> = {}): Recorded<Incident> => ({
    entry: 1,
    record: {
      id,
      title: id,
      from: day(from),
      to: day(to),
      date_precision: 1,
      known_from: day(to),
      place_precision: 1,
      event_type: 'air_strike',
      target_type: 'military',
      verification: 'alleged',
      severity: 'S3',
      summary: id,
      ...part,
    },
  });
  const {counted, acrossAnEdge, notSingle} = incidentsInWindow(
    [
      incident('inside', '2024-01-01', '2024-01-02'),
      incident('across', '2024-03-31', '2024-04-01', {date_precision: 2}),
      incident('raids', '2024-01-01', '2024-03-01', {date_precision: 5}),
      incident('outside', '2024-05-01', '2024-05-01'),
      incident('did-not-occur', '2024-02-01', '2024-02-01', {verification: 'verified_did_not_occur'}),
      incident('flight', '2024-02-01', '2024-02-01', {event_type: 'uav_overflight'}),
    ],
    quarter,
  );
  assert.deepEqual(
    [counted, acrossAnEdge, notSingle].map((rows) => rows.map(({record}) => record.id)),
    [['inside'], ['across'], ['raids']],
  );
});
