/**
 * One incoming account by one source: a newspaper story, a monitor's note, a party's complaint. It says what that
 * source says, in its own figures and its own spelling of the place; nothing here decides whether it happened.
 */
import {table, type RecordOf} from '../kernel/index.ts';

// prettier-ignore
export const eventTypes = [
  'armed_clash', 'air_strike', 'drone_strike', 'artillery_or_mortar', 'rocket_or_missile', 'small_arms_fire', 'sniping',
  'ied_or_mine', 'suicide_attack', 'complex_attack', 'ground_incursion', 'infiltration_attempt', 'airspace_overflight',
  'uav_overflight', 'force_movement', 'new_position_or_fortification', 'weapons_presence', 'abduction_or_detention',
  'killing_of_civilian', 'attack_on_monitor', 'restriction_on_monitor', 'obstruction_of_aid', 'crossing_closure',
  'expulsion_or_forced_return', 'attack_on_health', 'attack_on_education', 'property_destruction',
  'incitement_or_hostile_statement', 'cyber_or_jamming', 'accidental_discharge', 'live_fire_training', 'other',
] as const;

// prettier-ignore
export const reportChannels = [
  'monitor_form', 'party_complaint', 'hotline', 'public_form', 'partner_feed', 'media', 'social_media', 'sensor',
  'satellite', 'data_set',
] as const;

/** Whether the editors found the story themselves, know it from a reference only, or could not confirm it. */
export const confirmations = ['yes', 'reference_only', 'no'] as const;

export const languages = ['en', 'ur', 'ps', 'fa-AF', 'ar', 'tr', 'zh', 'hi', 'other'] as const;

export const reportTable = table({
  name: 'reports',
  about: 'One row for each account by one source. Ten reprints of one wire story are ten rows with one origin.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the report within the case'},
    incident: {kind: 'id', about: 'the incident it is taken to describe, if any'},
    source: {kind: 'id', required: true, about: 'the outlet, monitor, party or data set, as listed in case.yaml'},
    origin: {kind: 'id', about: 'who said it first (one wire story, one spokesperson, one police statement)'},
    channel: {kind: 'choice', values: reportChannels, required: true, about: 'how it came in'},
    title: {kind: 'text', about: 'headline or subject as published'},
    address: {kind: 'url', about: 'where it can be read'},
    published: {
      kind: 'day',
      required: true,
      about: 'when it was published or received; nothing of it was known before',
    },
    occurred_from: {kind: 'day', about: 'first day on which it says the occurrence was'},
    occurred_to: {kind: 'day', about: 'last such day'},
    date_precision: {
      kind: 'integer',
      minimum: 1,
      maximum: 5,
      about: '1 day, 2 range of days, 3 week, 4 month, 5 longer (UCDP)',
    },
    time: {kind: 'clock', about: 'local time as the source gives it'},
    time_zone: {kind: 'text', about: 'IANA zone of that time, for example Asia/Kabul'},
    place_text: {kind: 'text', about: 'the place as this source spells it'},
    place: {kind: 'id', about: 'the place, as listed in case.yaml'},
    event_type: {kind: 'choice', values: eventTypes, about: 'what kind of occurrence it describes'},
    actors_named: {kind: 'ids', about: 'actors that it names, as listed in case.yaml'},
    killed_low: {kind: 'integer', minimum: 0, about: 'killed, lowest figure in it'},
    killed_best: {kind: 'integer', minimum: 0, about: 'killed, its own figure'},
    killed_high: {kind: 'integer', minimum: 0, about: 'killed, highest figure in it'},
    injured_low: {kind: 'integer', minimum: 0, about: 'injured, lowest figure in it'},
    injured_best: {kind: 'integer', minimum: 0, about: 'injured, its own figure'},
    injured_high: {kind: 'integer', minimum: 0, about: 'injured, highest figure in it'},
    language: {kind: 'choice', values: languages, about: 'language of the original'},
    text: {kind: 'text', required: true, about: 'what it says: own words of the compiler, or the text as received'},
    confirmed: {
      kind: 'choice',
      values: confirmations,
      required: true,
      about: 'yes: seen by the compiler; reference_only; no',
    },
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Report = RecordOf<typeof reportTable>;
