/**
 * What the mission watched, week by week and district by district, and who kept it from looking. Both territories have
 * the same posts for each settlement, the same habits, and one blackout of equal length. Coverage of the airspace and of
 * the line itself was never recorded: unknown, neither 0 nor 1.
 */
import type {coverageTable, restrictionTable} from '../../../monitoring/coverage/index.ts';
import {districts, districtsOf, sides, type District} from './land.ts';
import {firstDay, isBlackout, lastDay} from './period.ts';
import {chance, draw, pick, randomFrom, whole, type Random} from './random.ts';
import {dayText, type RowOf} from './table-text.ts';

type CoverageRow = RowOf<typeof coverageTable>;
type RestrictionRow = RowOf<typeof restrictionTable>;

export function coverageRows(seed: number): readonly CoverageRow[] {
  const random = randomFrom(seed, 'coverage');
  const rows: CoverageRow[] = [];
  for (let from = firstDay; from <= lastDay; from += 7) {
    for (const district of districts) {
      const id = `cov-${String(rows.length + 1).padStart(4, '0')}`;
      rows.push({id, ...week(random, district, from)});
    }
  }
  return rows;
}

function week(random: Random, district: District, from: number): CoverageRow {
  const to = Math.min(lastDay, from + 6);
  const required = (to - from + 1) * 24 * district.settlements.length;
  // A week is dark when its middle is: blackouts do not begin on the week's first day.
  const dark = isBlackout(district.side, Math.min(lastDay, from + 3));
  const outage = !dark && chance(random, 0.08);
  const share = dark ? draw(random) * 0.06 : outage ? 0.3 + draw(random) * 0.25 : 0.66 + draw(random) * 0.3;
  const note = dark ? 'no patrol ran and the cameras were down' : outage ? 'cameras down on several days' : undefined;
  return {
    area: `${district.name} district (exercise)`,
    territory: district.side,
    from: dayText(from),
    to: dayText(to),
    required_hours: required,
    watched_hours: Math.floor(required * share),
    by: 'Exercise Monitoring Mission: patrols and cameras',
    known_from: dayText(Math.min(lastDay, to + whole(random, 1, 5))),
    note: note === undefined ? undefined : `EXERCISE: ${note}.`,
  };
}

const perSide = 30;

export function restrictionRows(seed: number): readonly RestrictionRow[] {
  const random = randomFrom(seed, 'restrictions');
  const drawn = sides.flatMap((side) =>
    Array.from({length: perSide}, () => {
      const from = whole(random, firstDay, lastDay - 6);
      return {side, from, to: from + whole(random, 0, 5)};
    }),
  );
  return drawn
    .sort((a, b) => a.from - b.from || (a.side < b.side ? -1 : 1))
    .map(({side, from, to}, index): RestrictionRow => {
      const district = pick(random, districtsOf(side));
      return {
        id: `res-${String(index + 1).padStart(3, '0')}`,
        actor: side,
        kind: pick(random, ['denial', 'conditional_access', 'delay', 'other_impediment']),
        place: pick(random, district.settlements).id,
        territory: side,
        from: dayText(from),
        to: dayText(to),
        reason: chance(random, 0.7) ? pick(random, ['safety', 'no permit', 'road works', 'training']) : undefined,
        means: pick(random, ['checkpoint', 'jamming', 'mine warning', 'paperwork', 'road closed']),
        reported_by: 'Exercise Monitoring Mission',
        known_from: dayText(Math.min(lastDay, to + whole(random, 0, 2))),
        note: 'EXERCISE',
      };
    });
}
