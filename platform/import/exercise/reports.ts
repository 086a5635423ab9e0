/**
 * Accounts of what happened, as each source would give them: late or early, with its own toll and spelling, reprinted
 * or its own. Exactly as many rows as asked for: accounts that belong to no incident yet fill the rest.
 */
import type {reportTable} from '../../../monitoring/reports/index.ts';
import {otherSide} from './land.ts';
import type {Toll} from './language.ts';
import type {Occurrence} from './occurrence.ts';
import {addressOf} from './outlets.ts';
import {firstDay, lastDay, localMoment, timeZones} from './period.ts';
import {chance, pick, randomFrom, whole, type Random} from './random.ts';
import {placeName, residentSketch, sketches, type Sketch} from './report-sketches.ts';
import {dayText, type RowOf} from './table-text.ts';
import {words} from './words.ts';

export type ReportRow = RowOf<typeof reportTable> & {readonly id: string; readonly source: string};

export interface Account {
  readonly row: ReportRow;
  readonly publishedDay: number;
  readonly occurrence?: Occurrence;
}

export const reportCount = 5000;

export function accountsOf(seed: number, occurrences: readonly Occurrence[]): readonly Account[] {
  const random = randomFrom(seed, 'reports');
  const linked = occurrences.flatMap((occurrence) =>
    sketches(random, occurrence).map((sketch) => account(random, occurrence, sketch)),
  );
  if (linked.length > reportCount) throw new RangeError(`${linked.length} reports, more than ${reportCount}`);
  const loose = Array.from({length: reportCount - linked.length}, () => {
    const occurrence = pick(random, occurrences);
    const sketch = residentSketch(random, occurrence);
    return account(random, occurrence, {...sketch, linked: false, confirmed: 'no'});
  });
  return [...linked, ...loose]
    .map((entry, index) => ({entry, index}))
    .sort((a, b) => a.entry.publishedDay - b.entry.publishedDay || a.index - b.index)
    .map(({entry}, index) => named(entry, `rep-${String(index + 1).padStart(5, '0')}`));
}

function named(entry: Account, id: string): Account {
  const {source, channel} = entry.row;
  const address = channel === 'media' ? {address: addressOf(source, id)} : {};
  return {...entry, row: {...entry.row, id, origin: entry.row.origin ?? id, ...address}};
}

function account(random: Random, occurrence: Occurrence, sketch: Sketch): Account {
  const moment = localMoment(sketch.side, occurrence.minute);
  const happened = Math.min(lastDay, moment.day);
  const late = sketch.lagDays < 5 && chance(random, 0.06) ? whole(random, 10, 100) : 0;
  const publishedDay = Math.min(lastDay, happened + sketch.lagDays + late);
  const place = placeName(occurrence);
  const {spelling, title, event} = words[sketch.language];
  const spelledPlace = sketch.language === 'en' && chance(random, 0.3) ? place.variant : spelling(place);
  const dated = occurrence.datePrecision === 1;
  const from = dated ? happened : Math.max(firstDay, occurrence.from);
  const row: ReportRow = {
    id: '',
    incident: sketch.linked === false ? undefined : occurrence.id,
    source: sketch.source,
    origin: sketch.origin,
    channel: sketch.channel,
    title: sketch.channel === 'media' ? title(spelledPlace, event[occurrence.type]) : undefined,
    published: dayText(publishedDay),
    occurred_from: dayText(Math.min(from, publishedDay)),
    occurred_to: dayText(Math.min(dated ? from : occurrence.to, publishedDay)),
    date_precision: occurrence.datePrecision,
    ...(dated && sketch.lagDays < 5 ? {time: moment.clock, time_zone: timeZones[sketch.side]} : {}),
    place_text: spelledPlace,
    place: occurrence.placePrecision <= 2 && chance(random, 0.95) ? occurrence.settlement.id : occurrence.place,
    event_type: sketch.eventType,
    actors_named: namedActors(random, occurrence, sketch),
    ...figuresOf(random, sketch.toll),
    language: sketch.language,
    text: sketch.body,
    confirmed: sketch.confirmed ?? 'yes',
    note: late > 0 ? 'EXERCISE: came in late.' : undefined,
  };
  return sketch.linked === false ? {row, publishedDay} : {row, publishedDay, occurrence};
}

/** A party's staff names the other side; the press names whom it thinks it was; the mission names nobody. */
function namedActors(random: Random, occurrence: Occurrence, sketch: Sketch): string | undefined {
  if (sketch.channel === 'party_complaint') return otherSide(sketch.side);
  if (sketch.channel === 'media' && chance(random, 0.5)) return `${occurrence.doer}; ${occurrence.affected}`;
  return sketch.channel === 'data_set' ? occurrence.doer : undefined;
}

/** Low and high where the source gives a span; only low, as in "at least", once in a while. */
function figuresOf(random: Random, {killed, injured}: Toll): Partial<ReportRow> {
  const span = (value: number): number => (value >= 3 && chance(random, 0.3) ? whole(random, 1, 2) : 0);
  const killedSpan = span(killed ?? 0);
  const injuredSpan = span(injured ?? 0);
  return {
    ...(killed === undefined
      ? {}
      : {killed_low: killed - killedSpan, killed_best: killed, killed_high: killed + killedSpan}),
    ...(injured === undefined
      ? {}
      : {injured_low: injured - injuredSpan, injured_best: injured, injured_high: injured + injuredSpan}),
  };
}
