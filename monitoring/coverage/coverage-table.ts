/**
 * What was watched, by whom, out of what should have been watched, in place-hours. Nothing recorded means unknown,
 * which is neither zero nor one. A restriction on monitors is a record of its own.
 */
import {table, type RecordOf} from '../kernel/index.ts';

export const coverageTable = table({
  name: 'coverage',
  about: 'One row for each area and period: place-hours required and place-hours watched.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the row within the case'},
    area: {kind: 'text', required: true, about: 'what was to be watched'},
    territory: {kind: 'id', required: true, about: 'territory of case.yaml in which the area lies'},
    from: {kind: 'day', required: true, about: 'first day'},
    to: {kind: 'day', required: true, about: 'last day'},
    required_hours: {kind: 'number', required: true, minimum: 0, about: 'place-hours that should have been watched'},
    watched_hours: {
      kind: 'number',
      required: true,
      minimum: 0,
      about: 'place-hours that were watched; at most the required ones',
    },
    by: {kind: 'text', required: true, about: 'who watched'},
    known_from: {kind: 'day', required: true, about: 'when it was recorded'},
    note: {kind: 'text', about: 'cameras down, patrols not run'},
  },
});

export type CoverageRecord = RecordOf<typeof coverageTable>;

export const restrictionTable = table({
  name: 'restrictions',
  about: 'One row for each time that monitors were kept from looking.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the row within the case'},
    actor: {kind: 'id', required: true, about: 'who restricted, as listed in case.yaml'},
    kind: {
      kind: 'choice',
      values: ['denial', 'conditional_access', 'delay', 'other_impediment'],
      required: true,
      about: 'kind of restriction',
    },
    place: {kind: 'id', about: 'the place, as listed in case.yaml'},
    territory: {kind: 'id', required: true, about: 'territory of case.yaml'},
    from: {kind: 'day', required: true, about: 'first day'},
    to: {kind: 'day', required: true, about: 'last day'},
    reason: {kind: 'text', about: 'reason given'},
    means: {kind: 'text', about: 'checkpoint, jamming, mine threat, paperwork'},
    reported_by: {kind: 'text', required: true, about: 'who reports it'},
    known_from: {kind: 'day', required: true, about: 'when it was reported'},
    address: {kind: 'url', about: 'where it can be read'},
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Restriction = RecordOf<typeof restrictionTable>;
