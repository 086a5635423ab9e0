/**
 * A reasoned decision by a named body, with its standard of proof: that an incident occurred, who did it (one layer
 * at a time), that it breaches an obligation, or how far a duty is done. An act is never a breach by itself: only a
 * finding of kind `breach` says so, and it names obligation, duty-bearer, standard and reasons.
 */
import {table, type RecordOf} from '../kernel/index.ts';
import {attributionLayers} from '../attribution/index.ts';

export const findingKinds = ['occurrence', 'attribution', 'breach', 'duty'] as const;

/** Ordered, weakest first (UN human-rights practice; domain vocabulary 3.7). */
// prettier-ignore
export const proofStandards = [
  'none', 'reasonable_suspicion', 'reasonable_grounds_to_believe', 'balance_of_probabilities', 'clear_and_convincing',
] as const;

// prettier-ignore
export const findingResults = [
  'verified_occurred', 'verified_did_not_occur', 'inconclusive', // occurrence
  'attributed', 'attributed_probable', 'not_attributed', 'withheld', // attribution
  'violation', 'not_a_violation', 'permitted_exception', 'outside_agreement', // breach
  'not_initiated', 'minimum', 'intermediate', 'complete', // duty
  'undetermined',
] as const;

export const findingTable = table({
  name: 'findings',
  about: 'One row for each decision of a named body.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the finding within the case'},
    kind: {kind: 'choice', values: findingKinds, required: true, about: 'what is decided'},
    incident: {kind: 'id', about: 'the incident (occurrence, attribution, breach)'},
    obligation: {kind: 'id', about: 'the provision, by its code in lower case (breach, duty)'},
    layer: {kind: 'choice', values: attributionLayers, about: 'the layer (attribution)'},
    actor: {kind: 'id', about: 'the actor it is about: who did it, or the duty-bearer'},
    result: {kind: 'choice', values: findingResults, required: true, about: 'the decision'},
    standard: {kind: 'choice', values: proofStandards, required: true, about: 'standard of proof'},
    decided: {kind: 'day', required: true, about: 'when'},
    decided_by: {
      kind: 'text',
      required: true,
      about: 'which body; "case editors, from published reports" where it is so',
    },
    reasons: {kind: 'text', required: true, about: 'why'},
    dissent: {kind: 'text', about: 'who disagreed and why'},
    basis: {kind: 'ids', about: 'reports, statements and casualties that it rests on'},
    address: {kind: 'url', about: 'where it was published'},
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Finding = RecordOf<typeof findingTable>;
