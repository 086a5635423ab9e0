/**
 * Figures as a body published them: a count for a day, a month or any other period, each with its definition and its
 * source. A revised figure is a row of its own; two definitions are two series and are never joined.
 */
import {table, type RecordOf} from '../kernel/index.ts';

export const seriesTable = table({
  name: 'series',
  about: 'One row for each published figure of an aggregate series.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the figure within the case'},
    series: {kind: 'id', required: true, about: 'the series it belongs to'},
    title: {kind: 'text', required: true, about: 'name of the series; the same in each of its rows'},
    unit: {
      kind: 'choice',
      values: ['events', 'attacks', 'killed', 'injured', 'displaced', 'days', 'other'],
      required: true,
      about: 'what is counted',
    },
    definition: {kind: 'text', required: true, about: 'what this figure counts and leaves out'},
    about_actors: {kind: 'ids', about: 'actors or dyad that it is about'},
    territory: {kind: 'id', about: 'territory of case.yaml that it covers'},
    from: {kind: 'day', required: true, about: 'first day of the period'},
    to: {kind: 'day', required: true, about: 'last day of the period'},
    value: {kind: 'number', required: true, minimum: 0, about: 'the figure'},
    low: {kind: 'number', minimum: 0, about: 'lower bound, where published'},
    high: {kind: 'number', minimum: 0, about: 'upper bound, where published'},
    source: {kind: 'id', required: true, about: 'who published it, as listed in case.yaml'},
    published: {kind: 'day', about: 'when; empty where unknown'},
    known_from: {
      kind: 'day',
      required: true,
      about: 'day from which it counts as known (published, or the end of the period)',
    },
    address: {kind: 'url', about: 'where it can be read'},
    current: {
      kind: 'choice',
      values: ['yes', 'no'],
      required: true,
      about: 'no: kept beside a later or differing figure, never drawn in the main line',
    },
    note: {kind: 'text', about: 'revision, discrepancy, quotation for another period'},
  },
});

export type SeriesFigure = RecordOf<typeof seriesTable>;
