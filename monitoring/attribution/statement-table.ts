/**
 * What a named actor says about an incident: a claim, an accusation, a denial with its scope, a partial admission.
 * A denial is not a boolean: denying that anything happened differs from denying what the target was. A statement
 * is evidence of what was said, never of who did it.
 */
import {table, type RecordOf} from '../kernel/index.ts';
import {confirmations, languages} from '../reports/index.ts';

// prettier-ignore
export const stances = [
  'claims_responsibility', 'accuses', 'denies', 'counter_accuses', 'partly_admits', 'justifies', 'no_comment',
  'retracts', 'third_party_assessment',
] as const;

// prettier-ignore
export const attributionLayers = [
  'physical_perpetrator', 'group', 'command_or_authorisation', 'origin_territory', 'support_or_sanctuary', 'party_obligation',
] as const;

// prettier-ignore
export const denialScopes = [
  'occurrence', 'authorship', 'target_nature', 'civilian_casualties', 'intent', 'legality', 'obligation_applies',
  'control_over_actor',
] as const;

export const statementTable = table({
  name: 'statements',
  about: 'One row for each statement of an actor about an incident or an obligation.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the statement within the case'},
    incident: {kind: 'id', about: 'the incident it is about'},
    obligation: {kind: 'id', about: 'the provision it is about, if it is about one (its code in lower case)'},
    speaker: {kind: 'id', required: true, about: 'the actor who speaks, as listed in case.yaml'},
    spokesperson: {kind: 'text', about: 'who spoke for the actor, by office'},
    stance: {kind: 'choice', values: stances, required: true, about: 'what the statement does'},
    layer: {kind: 'choice', values: attributionLayers, about: 'which layer of attribution it is about'},
    denial_scope: {kind: 'choices', values: denialScopes, about: 'what exactly is denied; several with ;'},
    about_actor: {kind: 'id', about: 'the actor that it accuses or speaks of'},
    date: {kind: 'day', required: true, about: 'when it was said'},
    time: {kind: 'clock', about: 'local time, if known'},
    channel: {kind: 'text', about: 'press conference, post, written statement'},
    wording: {kind: 'text', about: 'the words as published, short'},
    language: {kind: 'choice', values: languages, about: 'language of the wording'},
    translation: {kind: 'text', about: 'translation of the wording'},
    translation_by: {kind: 'text', about: 'who translated: outlet, editors, machine'},
    summary: {kind: 'text', required: true, about: 'what is said, in neutral words'},
    source: {kind: 'id', required: true, about: 'the outlet that carries it, as listed in case.yaml'},
    title: {kind: 'text', about: 'headline of the story'},
    address: {kind: 'url', about: 'where it can be read'},
    published: {kind: 'day', required: true, about: 'when that story was published'},
    confirmed: {
      kind: 'choice',
      values: confirmations,
      required: true,
      about: 'yes: seen by the compiler; reference_only; no',
    },
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Statement = RecordOf<typeof statementTable>;
