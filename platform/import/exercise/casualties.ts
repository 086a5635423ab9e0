/**
 * Figures of killed, injured and missing, each in one tally: what the mission verified, what the side affected admits of
 * its own, what the other side claims, and what outlets report. Early tolls stay beside later ones and are not counted.
 */
import type {casualtyStatuses, casualtyTable} from '../../../monitoring/incidents/index.ts';
import {otherSide} from './land.ts';
import type {Occurrence} from './occurrence.ts';
import {lastDay} from './period.ts';
import {chance, draw, pick, pickWeighted, randomFrom, whole, type Random} from './random.ts';
import type {Account} from './reports.ts';
import type {Utterance} from './statements.ts';
import {dayText, type RowOf} from './table-text.ts';

type CasualtyRow = RowOf<typeof casualtyTable>;
type Status = (typeof casualtyStatuses)[number];

interface Harmed {
  readonly occurrence: Occurrence;
  readonly harm: 'killed' | 'injured';
  readonly count: number;
  readonly status: Status;
}

export interface Told {
  readonly accounts: readonly Account[];
  readonly utterances: readonly Utterance[];
  readonly known: ReadonlyMap<string, number>;
}

export function casualtyRows(seed: number, occurrences: readonly Occurrence[], told: Told): readonly CasualtyRow[] {
  const random = randomFrom(seed, 'casualties');
  const accounts = Map.groupBy(told.accounts, ({row}) => row.incident ?? '');
  const utterances = Map.groupBy(told.utterances, ({row}) => row.incident ?? '');
  return occurrences
    .flatMap((occurrence) => {
      const near: Told = {
        accounts: accounts.get(occurrence.id) ?? [],
        utterances: utterances.get(occurrence.id) ?? [],
        known: told.known,
      };
      return harmedIn(random, occurrence).flatMap((harmed) => figures(random, harmed, near));
    })
    .map((row, index) => ({...row, note: row.note ?? 'EXERCISE', id: `cas-${String(index + 1).padStart(4, '0')}`}));
}

function harmedIn(random: Random, occurrence: Occurrence): readonly Harmed[] {
  // An occurrence that was found not to have happened harmed nobody.
  if (occurrence.verification === 'verified_did_not_occur') return [];
  const status = statusOf(random, occurrence);
  const each = [
    {occurrence, harm: 'killed', count: occurrence.killed, status},
    {occurrence, harm: 'injured', count: occurrence.injured, status},
  ] as const;
  return each.filter(({count}) => count > 0);
}

function statusOf(random: Random, {target, type}: Occurrence): Status {
  if (type === 'killing_of_civilian') return 'civilian';
  const unclear: Status = pick(random, ['undetermined', 'disputed']);
  if (chance(random, 0.2)) return unclear;
  if (['military', 'armed_group'].includes(target)) return 'combatant';
  if (['police', 'government'].includes(target)) return 'police_or_security';
  return ['mixed', 'unknown'].includes(target) ? unclear : 'civilian';
}

function figures(random: Random, harmed: Harmed, told: Told): readonly CasualtyRow[] {
  const {occurrence, harm, status} = harmed;
  const base = {incident: occurrence.id, side_affected: occurrence.affected, harm, status} as const;
  const first = told.known.get(occurrence.id) ?? occurrence.to;
  const verified = occurrence.verification === 'verified_occurred' && chance(random, 0.7);
  return [
    ...reported(random, base, {harmed, told, counted: !verified}),
    ...(verified ? [verifiedFigure(random, base, {count: harmed.count, first})] : []),
    ...claimed(random, base, {harmed, told, first}),
    ...missing(random, base, {harmed, first}),
  ];
}

type Base = Pick<CasualtyRow, 'incident' | 'side_affected' | 'harm' | 'status'>;

/** The latest report with a figure counts, unless the mission verified one; earlier ones are kept beside it. */
function reported(
  random: Random,
  base: Base,
  {harmed, told, counted}: {readonly harmed: Harmed; readonly told: Told; readonly counted: boolean},
): readonly CasualtyRow[] {
  const key = `${harmed.harm}_best` as const;
  const withFigure = told.accounts.filter(({row}) => row.channel === 'media' && Number(row[key] ?? 0) > 0);
  const chosen = withFigure.filter(
    (_, index) => index === withFigure.length - 1 || (index === 0 && chance(random, 0.6)),
  );
  return chosen.map(({row}, index): CasualtyRow => ({
    ...base,
    report: row.id,
    tally: 'undetermined',
    speaker: row.source,
    low: row[`${harmed.harm}_low`],
    best: row[key],
    high: row[`${harmed.harm}_high`],
    counted: counted && index === chosen.length - 1 ? 'yes' : 'no',
    known_from: row.published,
    note: index < chosen.length - 1 ? 'EXERCISE: superseded by a later figure.' : undefined,
  }));
}

function verifiedFigure(
  random: Random,
  base: Base,
  {count, first}: {readonly count: number; readonly first: number},
): CasualtyRow {
  const open = chance(random, 0.15);
  return {
    ...base,
    tally: 'verified',
    speaker: 'emm',
    low: Math.max(0, count - (chance(random, 0.3) ? 1 : 0)),
    best: open ? undefined : count,
    high: count + (open || chance(random, 0.3) ? whole(random, 1, 2) : 0),
    counted: 'yes',
    known_from: dayText(Math.min(lastDay, first + whole(random, 5, 45))),
    note: open ? 'EXERCISE: the mission gives a range and no single figure.' : undefined,
  };
}

/** What the two sides say: own losses lower, claims about the other higher, by the same habit for both. */
function claimed(
  random: Random,
  base: Base,
  {harmed, told, first}: {readonly harmed: Harmed; readonly told: Told; readonly first: number},
): readonly CasualtyRow[] {
  const {occurrence, count, status} = harmed;
  if (status === 'civilian') return [];
  const rows: CasualtyRow[] = [];
  const speaks = (speaker: string): string | undefined =>
    told.utterances.find(({row, day}) => row.speaker === speaker && day >= first)?.row.id;
  const dayOf = (statement: string | undefined): string =>
    told.utterances.find(({row}) => row.id === statement)?.row.date?.toString() ?? dayText(first);
  if (chance(random, 0.45)) {
    const statement = speaks(occurrence.affected);
    const admitted = Math.max(1, Math.floor(count * (0.6 + draw(random) * 0.5)));
    rows.push({
      ...base,
      statement,
      tally: 'own_admitted',
      speaker: occurrence.affected,
      low: admitted,
      best: admitted,
      high: admitted,
      counted: 'yes',
      known_from: dayOf(statement),
    });
  }
  if (occurrence.doer === otherSide(occurrence.affected) && chance(random, 0.5)) {
    const statement = speaks(occurrence.doer);
    const claim = Math.ceil(count * (1.2 + draw(random) * 1.6));
    const moreThan = chance(random, 0.3);
    rows.push({
      ...base,
      statement,
      tally: 'claimed_about_other',
      speaker: occurrence.doer,
      low: claim,
      best: moreThan ? undefined : claim,
      high: moreThan ? undefined : claim,
      counted: 'yes',
      known_from: dayOf(statement),
      note: moreThan ? 'EXERCISE: the speaker says "more than".' : undefined,
    });
  }
  return rows;
}

function missing(
  random: Random,
  base: Base,
  {harmed, first}: {readonly harmed: Harmed; readonly first: number},
): readonly CasualtyRow[] {
  if (harmed.harm !== 'killed' || !chance(random, 0.05)) return [];
  const count = whole(random, 1, 4);
  const tally = pickWeighted(random, [
    ['undetermined', 3],
    ['own_admitted', 1],
  ] as const);
  const speaker = tally === 'undetermined' ? 'open-harbour' : harmed.occurrence.affected;
  const row: CasualtyRow = {...base, harm: 'missing', tally, speaker, low: count, best: count, high: count};
  return [{...row, counted: 'yes', known_from: dayText(first)}];
}
