/**
 * Which sources tell of an occurrence, in which language, with which toll and how late. The habits of both sides'
 * sources are the same; what differs is whose people were affected.
 */
import {sideNames, sides, type Side} from './land.ts';
import type {EventType, Language, Toll} from './language.ts';
import type {Occurrence} from './occurrence.ts';
import {
  agency,
  dataSet,
  missionSensors,
  missionTeam,
  newspapers,
  relief,
  residents,
  staff,
  type Outlet,
} from './outlets.ts';
import {isBlackout} from './period.ts';
import {chance, draw, pick, pickWeighted, whole, type Random} from './random.ts';
import {words} from './words.ts';
import type {reportChannels} from '../../../monitoring/reports/index.ts';

export interface Sketch {
  readonly source: string;
  readonly language: Language;
  /** Whose clock and view the source keeps. */
  readonly side: Side;
  readonly channel: (typeof reportChannels)[number];
  readonly body: string;
  readonly toll: Toll;
  readonly lagDays: number;
  readonly origin?: string;
  readonly eventType?: EventType;
  readonly confirmed?: 'yes' | 'reference_only' | 'no';
  readonly linked?: false;
}

/** Harm draws more accounts; what hurts nobody is often told once. */
const loudness = {S0: 0.34, S1: 0.44, S2: 0.66, S3: 1, S4: 1.4} as const;

/** Where no team could look, or where a team looked and found nothing, no team says that it saw it. */
const unseen: readonly Occurrence['verification'][] = ['verified_did_not_occur', 'not_verifiable_no_access'];

export function sketches(random: Random, occurrence: Occurrence): readonly Sketch[] {
  const loud = loudness[occurrence.severity];
  const found: Sketch[] = [];
  const blind = isBlackout(occurrence.affected, occurrence.from);
  const looked = chance(random, blind ? 0.04 : 0.55) && !unseen.includes(occurrence.verification);
  if (occurrence.breaches !== undefined || looked) found.push(missionSketch(random, occurrence));
  for (const side of sides) {
    if (chance(random, (side === occurrence.affected ? 0.62 : 0.16) * loud)) {
      found.push(staffSketch(random, occurrence, side));
    }
    if (chance(random, 0.34 * loud)) found.push(...wireSketches(random, occurrence, {side, loud}));
  }
  for (const outlet of newspapers) {
    if (chance(random, 0.06 * loud)) found.push(pressSketch(random, occurrence, outlet));
  }
  if (chance(random, 0.4 * loud)) found.push(dataSketch(random, occurrence));
  if (found.length === 0 || chance(random, 0.06)) found.push(residentSketch(random, occurrence));
  return found;
}

export const placeName = (occurrence: Occurrence): Occurrence['settlement'] => {
  if (occurrence.placePrecision <= 2) return occurrence.settlement;
  return occurrence.placePrecision === 3 ? occurrence.district : sideNames[occurrence.affected];
};

const textOf = (...sentences: readonly string[]): string => sentences.join(' ');

function missionSketch(random: Random, occurrence: Occurrence): Sketch {
  const {event, monitor, spelling, toll} = words.en;
  const channel = pickWeighted(random, [
    ['monitor_form', 76],
    ['sensor', 14],
    ['satellite', 10],
  ] as const);
  const side = occurrence.affected;
  const figures: Toll = {killed: occurrence.killed, injured: occurrence.injured};
  const body = monitor(spelling(placeName(occurrence)), event[occurrence.type]);
  // A form has several lines; a comma and a quotation mark must survive the journey through CSV.
  const lines =
    channel === 'monitor_form'
      ? `${body}\nPosition: post ${whole(random, 1, 9)}, "north gate".\nSeen: ${pick(random, ['yes', 'heard only'])}.`
      : body;
  return {
    source: channel === 'monitor_form' ? missionTeam(side) : missionSensors,
    language: 'en',
    side,
    channel,
    body: channel === 'monitor_form' ? textOf(lines, toll(figures)) : lines,
    toll: channel === 'monitor_form' ? figures : {},
    lagDays: whole(random, 0, 3),
    eventType: occurrence.type,
  };
}

/** Each side counts its own harm higher than the other side does: the same habit for both. */
function tollFor(random: Random, occurrence: Occurrence, side: Side): Toll {
  if (occurrence.killed + occurrence.injured === 0) return chance(random, 0.7) ? {killed: 0, injured: 0} : {};
  const own = side === occurrence.affected;
  const shift = (value: number): number =>
    Math.max(0, Math.floor(value * (own ? 0.9 + draw(random) * 0.5 : 0.5 + draw(random) * 0.7) + 0.5));
  return chance(random, 0.12) ? {} : {killed: shift(occurrence.killed), injured: shift(occurrence.injured)};
}

function staffSketch(random: Random, occurrence: Occurrence, side: Side): Sketch {
  const language = pick(random, ['en', 'ur', 'ps', 'fa-AF'] as const);
  const {complaint, spelling, event, toll} = words[language];
  const figures = tollFor(random, occurrence, side);
  const party = spelling(sideNames[side]);
  return {
    source: staff(side),
    language,
    side,
    channel: chance(random, 0.8) ? 'party_complaint' : 'hotline',
    body: textOf(complaint(party, spelling(placeName(occurrence)), event[occurrence.type]), toll(figures)),
    toll: figures,
    lagDays: whole(random, 0, 4),
    eventType: occurrence.type,
  };
}

function pressSketch(random: Random, occurrence: Occurrence, outlet: Outlet): Sketch {
  const {press, spelling, event, toll, unverified} = words[outlet.language];
  const figures = tollFor(random, occurrence, outlet.side);
  const body = press(spelling(placeName(occurrence)), event[occurrence.type]);
  return {
    source: outlet.id,
    language: outlet.language,
    side: outlet.side,
    channel: 'media',
    body: textOf(body, toll(figures), ...(chance(random, 0.5) ? [unverified] : [])),
    toll: figures,
    lagDays: whole(random, 0, 3),
    eventType: occurrence.type,
    confirmed: chance(random, 0.85) ? 'yes' : 'reference_only',
  };
}

interface WireStory {
  readonly side: Side;
  readonly loud: number;
}

/** One story of one agency and its reprints by newspapers of either side: many rows, one origin. */
function wireSketches(random: Random, occurrence: Occurrence, {side, loud}: WireStory): readonly Sketch[] {
  const origin = `wire-${side}-${occurrence.id}`;
  const story = {...pressSketch(random, occurrence, {id: agency(side), language: 'en', side}), origin};
  const reprints = newspapers
    .filter((outlet) => chance(random, (outlet.side === side ? 0.4 : 0.16) * loud))
    .map((outlet): Sketch => {
      const {press, spelling, event, toll, reprint} = words[outlet.language];
      const body = press(spelling(placeName(occurrence)), event[occurrence.type]);
      const lagDays = story.lagDays + whole(random, 0, 2);
      return {
        ...story,
        source: outlet.id,
        language: outlet.language,
        body: textOf(body, toll(story.toll), reprint),
        lagDays,
      };
    });
  return [story, ...reprints];
}

function dataSketch(random: Random, occurrence: Occurrence): Sketch {
  const figures: Toll = {killed: Math.max(0, occurrence.killed + whole(random, -1, 1))};
  const {event, toll} = words.en;
  // A data set codes from reports: one row in ten has another kind of occurrence than the rest.
  const type = chance(random, 0.1) ? 'other' : occurrence.type;
  return {
    source: dataSet,
    language: 'en',
    side: occurrence.affected,
    channel: 'data_set',
    body: textOf(`EXERCISE. Row of the data set. Kind: ${event[type]}.`, toll(figures)),
    toll: figures,
    lagDays: whole(random, 20, 120),
    eventType: type,
  };
}

export function residentSketch(random: Random, occurrence: Occurrence): Sketch {
  const language = pick(random, ['en', 'ur', 'ps', 'fa-AF'] as const);
  const {resident, spelling, event, unverified} = words[language];
  const channel = pick(random, ['public_form', 'social_media', 'partner_feed', 'hotline'] as const);
  return {
    source: channel === 'partner_feed' ? relief : residents,
    language,
    side: occurrence.affected,
    channel,
    body: textOf(resident(spelling(placeName(occurrence)), event[occurrence.type]), unverified),
    toll: {},
    lagDays: chance(random, 0.8) ? whole(random, 0, 6) : whole(random, 10, 90),
    ...(chance(random, 0.6) ? {eventType: occurrence.type} : {}),
    confirmed: channel === 'social_media' ? 'no' : 'yes',
  };
}
