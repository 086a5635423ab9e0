/**
 * Killed and injured as ranges, each in exactly one of four tallies that are never added to each other (rule 8):
 * verified by a body that checked; a side's own admitted losses; its claims about the other side; everything else.
 */
import {table, type RecordOf} from '../kernel/index.ts';

export const tallies = ['verified', 'own_admitted', 'claimed_about_other', 'undetermined'] as const;

export const casualtyStatuses = ['civilian', 'combatant', 'police_or_security', 'undetermined', 'disputed'] as const;

export const casualtyTable = table({
  name: 'casualties',
  about: 'One row for each figure by one speaker on one kind of harm to one side.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the figure within the case'},
    incident: {kind: 'id', required: true, about: 'the incident'},
    report: {kind: 'id', about: 'the report that carries the figure'},
    statement: {kind: 'id', about: 'the statement that carries the figure'},
    tally: {kind: 'choice', values: tallies, required: true, about: 'which of the four tallies; they are never added'},
    speaker: {kind: 'id', required: true, about: 'who gives the figure, an actor or a source of case.yaml'},
    side_affected: {kind: 'id', required: true, about: 'whose people: an actor of case.yaml'},
    status: {
      kind: 'choice',
      values: casualtyStatuses,
      required: true,
      about: 'status of those harmed, as the speaker gives it',
    },
    harm: {kind: 'choice', values: ['killed', 'injured', 'missing'], required: true, about: 'kind of harm'},
    low: {kind: 'integer', minimum: 0, about: 'lowest'},
    best: {kind: 'integer', minimum: 0, about: 'the figure, where one is given'},
    high: {kind: 'integer', minimum: 0, about: 'highest; empty where the speaker says "more than"'},
    counted: {
      kind: 'choice',
      values: ['yes', 'no'],
      required: true,
      about: 'no: kept and shown, but superseded by or part of another row, so never summed',
    },
    known_from: {kind: 'day', required: true, about: 'when the figure was published'},
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Casualty = RecordOf<typeof casualtyTable>;
