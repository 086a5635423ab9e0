/**
 * What case.yaml may hold, key by key. Drives the reader, the writer and docs/formats/case.schema.json. Everything that
 * the file says about itself is checked here: parties, holders and members are actors, places lie in territories.
 */
import {id} from './agreement-shape.ts';
import {
  actorKinds,
  sourceKinds,
  type Actor,
  type CaseFile,
  type ChangeWindow,
  type ContestedTerm,
  type OtherName,
  type Place,
  type Source,
  type Territory,
} from './case-file.ts';
import {checkCase, checkChangeWindow, checkPlace} from './case-checks.ts';
import * as form from './text-form/index.ts';
import {choice, list, object, omissible, optional, required} from './text-form/index.ts';

/** CLDR calendar names that `Intl` and `Temporal` know. */
// prettier-ignore
const calendars = [
  'gregory', 'persian', 'islamic', 'islamic-umalqura', 'islamic-civil', 'islamic-tbla', 'hebrew', 'buddhist', 'chinese',
  'coptic', 'ethiopic', 'indian', 'japanese',
];

const line = form.text(300);
const prose = form.text(8_000);
const timeZone = form.pattern('^[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)*$', 'a time zone such as Asia/Kabul');

const otherName = object<OtherName>(
  'another name',
  {name: required(line, 'The name.'), usedBy: required(line, 'Who uses it.')},
  {inline: true},
);

const actor = object<Actor>('an actor', {
  id: required(id, 'Names it everywhere else.'),
  name: required(line, 'Neutral name.'),
  short: required(form.text(24), 'For narrow columns; at most 24 characters.'),
  kind: required(choice(actorKinds), 'What it is; recording a kind confers no recognition.'),
  selfName: optional(line, 'What it calls itself.'),
  otherNames: omissible(list(otherName), [], 'Other names, each with who uses it.'),
  memberOf: optional(id, 'The actor that it is part of.'),
  note: optional(prose, 'Remark.'),
});

const source = object<Source>('a source', {
  id: required(id, 'Names it in citations and reports.'),
  name: required(line, 'As it calls itself.'),
  kind: required(choice(sourceKinds), 'What it is.'),
  country: optional(
    form.pattern('^([A-Z]{2}|int)$', 'an ISO 3166 country code such as PK, or int'),
    'Where published.',
  ),
  organOf: optional(id, 'The actor whose own organ it is, if it is one.'),
  note: optional(prose, 'Remark.'),
});

const territory = object<Territory>(
  'a territory',
  {
    id: required(id, 'Names it.'),
    name: required(line, 'Neutral name.'),
    heldBy: optional(id, 'The actor that administers it; none for a line or an airspace.'),
  },
  {inline: true},
);

const place = object<Place>(
  'a place',
  {
    id: required(id, 'Names it.'),
    name: required(line, 'Usual spelling.'),
    variants: omissible(list(line, {uniqueBy: ''}), [], 'Other spellings found in sources.'),
    territory: required(id, 'The territory that it lies in.'),
    province: required(line, 'First-level division, the coarse place that the public may see.'),
    latitude: optional(form.number(-90, 90), 'Degrees north; only with precision 1 to 3.'),
    longitude: optional(form.number(-180, 180), 'Degrees east; only with precision 1 to 3.'),
    precision: required(form.whole(1, 7), 'UCDP ladder, 1 exact to 7; 4 and above is never drawn as a point.'),
  },
  {check: checkPlace},
);

const preferred = object<ContestedTerm['preferred'][number]>(
  'a preferred term',
  {by: required(id, 'The actor that prefers it.'), term: required(line, 'The term.')},
  {inline: true},
);

const contestedTerm = object<ContestedTerm>('a contested term', {
  neutral: required(line, 'What the interface says.'),
  preferred: required(list(preferred), 'What each actor says.'),
  rule: required(prose, 'When a preferred term may stand.'),
});

const span = object<ChangeWindow['before']>(
  'a span of days',
  {from: required(form.dayShape, 'First day.'), to: required(form.dayShape, 'Last day, included.')},
  {inline: true},
);

const changeWindow = object<ChangeWindow>(
  'a change window',
  {
    id: required(id, 'Names it.'),
    title: required(line, 'Shown above the chart.'),
    series: required(id, 'A series of series.csv, or `incidents`.'),
    before: required(span, 'The days before.'),
    after: required(span, 'The days after; begins after the days before have ended.'),
  },
  {check: checkChangeWindow},
);

export const caseShape = object<CaseFile>(
  'a case',
  {
    format: required(choice(['holdfire-case/1']), 'Name and version of this format.'),
    id: required(id, 'Names the case; also the folder name.'),
    title: required(line, 'Neutral title.'),
    summary: required(prose, 'One neutral paragraph.'),
    exercise: required(form.flag, 'true for an invented case, which every screen and export then says.'),
    parties: required(
      list(id, {fewest: 2, most: 2, uniqueBy: ''}),
      'The two parties in the order of the case’s texts.',
    ),
    recordStarts: required(form.dayShape, 'First day that the record covers.'),
    recordEnds: required(form.dayShape, 'Last day that the record covers; every page says it.'),
    timeZones: required(list(timeZone, {fewest: 1, uniqueBy: ''}), 'IANA time zones of the territories.'),
    calendars: required(list(choice(calendars), {fewest: 1, uniqueBy: ''}), 'Calendars in use; CLDR names.'),
    missing: required(list(prose), 'What the record lacks, in sentences shown on every page.'),
    boundaryNote: required(prose, 'Whose boundary lines are drawn, and that they are no endorsement.'),
    bounds: required(list(form.number(-180, 180), {fewest: 4, most: 4}), 'West, south, east, north in degrees.'),
    mapFile: optional(
      form.pattern('^[a-z0-9][a-z0-9._-]*\\.(geo)?json$', 'a GeoJSON file name without folders'),
      'A GeoJSON file beside case.yaml, instead of the world map.',
    ),
    actors: required(list(actor, {fewest: 2, uniqueBy: 'id'}), 'Everybody who is named.'),
    sources: required(list(source, {uniqueBy: 'id'}), 'Everybody who publishes.'),
    territories: required(list(territory, {fewest: 1, uniqueBy: 'id'}), 'Where it happens.'),
    places: omissible(list(place, {uniqueBy: 'id'}), [], 'Named places.'),
    contestedTerms: omissible(list(contestedTerm, {uniqueBy: 'neutral'}), [], 'Words that the sides differ on.'),
    changeWindows: omissible(list(changeWindow, {uniqueBy: 'id'}), [], 'Before and after, declared in advance.'),
  },
  {check: checkCase},
);
