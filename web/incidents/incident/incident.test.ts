/** The page of one incident in its words: clocks of two capitals, scopes of denials, origins, tallies, lines near a place. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {SourceReport} from '../../../platform/contract/index.ts';
import {harmGroups, type HarmFigure} from './harm-groups.ts';
import {locatorGround, placedNames} from './locator-lines.ts';
import {accountsText, originGroups} from './origin-groups.ts';
import {reportedTimes} from './reported-times.ts';
import {statementText} from './statement-words.ts';
import {dayOfTime, zoneName, zoneTimes} from './zone-times.ts';

const zones = ['Asia/Kabul', 'Asia/Karachi'];

test('half an hour between two capitals can be two dates', () => {
  assert.deepEqual(zoneTimes({day: '2025-11-24', time: '23:45', zone: 'Asia/Kabul'}, zones), [
    {zone: 'Asia/Kabul', day: '2025-11-24', time: '23:45'},
    {zone: 'Asia/Karachi', day: '2025-11-25', time: '00:15'},
  ]);
  assert.deepEqual(
    zoneTimes({day: '2025-11-24', time: '19:30', zone: 'Etc/UTC'}, zones).map(({time}) => time),
    ['19:30', '00:00', '00:30'],
  );
  assert.deepEqual(zoneTimes({day: '2025-11-24', time: '23:45', zone: 'Nowhere/Here'}, zones), []);
});

test('from one clock to the other and back is the same moment', () => {
  const minutes = fc.integer({min: 0, max: 1439});
  fc.assert(
    fc.property(
      fc.integer({min: 0, max: 20_000}),
      minutes,
      fc.constantFrom(...zones, 'Europe/Istanbul'),
      (days, minute, zone) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const there = zoneTimes({day, time, zone}, ['Asia/Karachi']).at(-1)!;
        const back = zoneTimes(there, [zone]).at(-1)!;
        // An hour that a change of clocks skips does not exist; it comes back as the one after it.
        if (zone !== 'Europe/Istanbul') assert.deepEqual([back.day, back.time], [day, time]);
        else assert.equal(zoneTimes(back, ['Asia/Karachi']).at(-1)?.time, there.time);
      },
    ),
    {seed: 41},
  );
});

test('zones have names that a reader knows', () => {
  assert.deepEqual(['Asia/Kabul', 'Etc/GMT+1', 'Etc/GMT', 'Etc/UTC', 'America/New_York'].map(zoneName), [
    'Kabul',
    'UTC−1',
    'UTC',
    'UTC',
    'New York',
  ]);
  assert.equal(dayOfTime('2025-11-24', '2025-11-25', '23:50'), '2025-11-24');
  assert.equal(dayOfTime('2025-11-24', '2025-11-25', '00:10'), '2025-11-25');
});

const report = (given: Partial<SourceReport>): SourceReport => ({
  id: 'r',
  source: 'outlet',
  sourceName: 'Outlet',
  origin: 'wire',
  channel: 'media',
  published: '2025-11-25',
  killed: {},
  injured: {},
  text: 'Text.',
  confirmed: 'yes',
  entry: 1,
  ...given,
});

test('accounts that name one moment by two clocks stand together', () => {
  const times = reportedTimes(
    {
      row: {from: '2025-11-24', to: '2025-11-25'},
      reports: [
        report({sourceName: 'A', time: '00:00', timeZone: 'Asia/Kabul'}),
        report({sourceName: 'B', time: '19:30', timeZone: 'Etc/UTC', occurredFrom: '2025-11-24'}),
        report({sourceName: 'C', time: '01:00', timeZone: 'Asia/Karachi'}),
        report({sourceName: 'D'}),
      ],
    },
    zones,
  );
  assert.deepEqual(
    times.map(({sources}) => sources),
    [['A', 'B'], ['C']],
  );
});

test('a denial names what it denies, or that nobody recorded what', () => {
  assert.equal(statementText({stance: 'denies', denialScope: ['occurrence']}), 'denies that it occurred');
  assert.equal(
    statementText({stance: 'partly_admits', denialScope: ['target_nature', 'civilian_casualties']}),
    'admits in part; denies the nature of the target and the civilian toll',
  );
  assert.equal(statementText({stance: 'denies', denialScope: []}), 'denies; what exactly is not recorded');
  assert.equal(statementText({stance: 'accuses', denialScope: [], aboutActor: 'Pakistan'}), 'accuses Pakistan');
});

test('ten reprints of one story are one origin', () => {
  const reports = [
    report({id: 'b', source: 'two', published: '2025-11-26', entry: 5}),
    report({id: 'a', entry: 9}),
    report({id: 'c', source: 'three', origin: 'briefing', published: '2025-11-24', entry: 7}),
  ];
  assert.equal(accountsText(reports), '3 reports by 3 outlets, of 2 origins');
  assert.deepEqual(
    originGroups(reports).map(({origin, reports: of}) => [origin, of.map(({id}) => id)]),
    [
      ['briefing', ['c']],
      ['wire', ['a', 'b']],
    ],
  );
});

test('figures stay in their tally; uncounted ones come last; sides follow the reader’s order', () => {
  const figure = (given: Partial<HarmFigure>): HarmFigure => ({
    tally: 'verified',
    speaker: 's',
    sideAffected: 'first',
    status: 'civilian',
    harm: 'killed',
    range: {best: 1},
    counted: true,
    knownFrom: '2025-11-25',
    entry: 1,
    ...given,
  });
  const groups = harmGroups(
    [
      figure({entry: 1, counted: false}),
      figure({entry: 2, sideAffected: 'second'}),
      figure({entry: 3, harm: 'injured'}),
      figure({entry: 4}),
      figure({entry: 5, tally: 'claimed_about_other'}),
    ],
    ['first', 'second'],
  );
  assert.deepEqual(
    groups.map(({tally, figures}) => [tally.id, figures.map(({entry}) => entry)]),
    [
      ['verified', [4, 3, 2, 1]],
      ['own_admitted', []],
      ['claimed_about_other', [5]],
      ['undetermined', []],
    ],
  );
});

test('lines are cut to the box with one point beyond it; names outside are left out', () => {
  const line = (kind: string, coordinates: number[][]) => ({
    type: 'Feature' as const,
    properties: {kind},
    geometry: {type: 'LineString' as const, coordinates},
  });
  const name = (text: string, coordinates: number[]) => ({
    type: 'Feature' as const,
    properties: {kind: 'name', name: text},
    geometry: {type: 'Point' as const, coordinates},
  });
  const ground = locatorGround(
    {
      type: 'FeatureCollection',
      features: [
        line('coast', [
          [0, 0],
          [5, 0],
          [10, 0],
          [11, 0],
          [30, 0],
          [40, 0],
        ]),
        name('In', [10, 1]),
        name('Out', [50, 1]),
      ],
    },
    {west: 8, east: 12, south: -5, north: 5},
  );
  assert.deepEqual(
    ground.lines.map(({points}) => points.length),
    [4],
  );
  assert.deepEqual(
    ground.names.map(({name: of}) => of),
    ['In'],
  );
});

test('names that would cover the mark, each other or the edge are left out or moved in', () => {
  const name = (text: string, x: number, y: number) => ({kind: 'settlement', name: text, x, y});
  const placed = placedNames(
    [
      name('Mark', 202, 143),
      name('Near', 200, 110),
      name('Over', 205, 102),
      name('Edge', 2, 60),
      name('Outside', -20, 60),
    ],
    {width: 400, height: 280},
  );
  assert.deepEqual(
    placed.map(({name: of}) => of),
    ['Near', 'Edge'],
  );
  assert.ok(placed[1]!.x > 10);
});
