/**
 * The ambiguity check (R-E2a): what a clause leaves unanswered about who, what, where, when, exceptions, who checks and
 * by what evidence. It reads only what the agreement file records, so an open question says that no answer is recorded;
 * it does not say that the sides left it open, and it blames nobody.
 */
import type {Obligation, Provision} from './agreement.ts';

export type QuestionKind = 'who' | 'act' | 'where' | 'when' | 'exceptions' | 'who_checks' | 'evidence';

export interface OpenQuestion {
  readonly kind: QuestionKind;
  /** The duty-bearer whose obligation leaves it open; none where the clause as a whole does. */
  readonly dutyBearer?: string;
  /** A whole sentence. */
  readonly sentence: string;
}

/** In the order in which drafters ask them. */
export function openQuestions(provision: Provision): readonly OpenQuestion[] {
  return [
    ...whoQuestions(provision),
    ...actQuestions(provision),
    ...each(provision, ({territories}) => territories.length === 0, 'where', 'It is not recorded where it applies.'),
    ...whenQuestions(provision),
    ...(provision.exceptions.length > 0
      ? []
      : [question('exceptions', 'It is not recorded whether any exception was agreed.')]),
    ...(provision.checkedBy === undefined ? [question('who_checks', 'It is not recorded who checks it.')] : []),
    ...evidenceQuestions(provision),
  ];
}

const question = (kind: QuestionKind, sentence: string): OpenQuestion => ({kind, sentence});

function each(
  provision: Provision,
  isOpen: (obligation: Obligation) => boolean,
  kind: QuestionKind,
  sentence: string,
): readonly OpenQuestion[] {
  return provision.obligations.filter(isOpen).map(({dutyBearer}) => ({kind, dutyBearer, sentence}));
}

function whoQuestions(provision: Provision): readonly OpenQuestion[] {
  if (provision.obligations.length === 0) return [question('who', 'It is not recorded whom it binds.')];
  return each(
    provision,
    ({beneficiaries}) => beneficiaries.length === 0,
    'who',
    'It is not recorded who may claim it.',
  );
}

function actQuestions({test, verifiability}: Provision): readonly OpenQuestion[] {
  if (verifiability === 'not_verifiable_as_written') {
    return [question('act', 'As written, it does not say which act keeps or breaks it.')];
  }
  const partial = test.kind === 'duty' && (test.minimum === undefined || test.intermediate === undefined);
  return partial ? [question('act', 'It is not recorded what counts as begun and as on course.')] : [];
}

function whenQuestions(provision: Provision): readonly OpenQuestion[] {
  const {test} = provision;
  const unbounded = ({to}: Obligation): boolean =>
    to === undefined && (test.kind === 'prohibition' || test.by === undefined);
  return [
    ...each(provision, ({from}) => from === undefined, 'when', 'It is not recorded from which day it binds.'),
    ...each(provision, unbounded, 'when', 'It is not recorded until which day it binds.'),
  ];
}

function evidenceQuestions({verifiability}: Provision): readonly OpenQuestion[] {
  switch (verifiability) {
    case 'declaratory_only':
      return [question('evidence', 'It is a declaration; no fact would show that it is kept.')];
    case 'not_verifiable_as_written':
      return [question('evidence', 'As written, no evidence could show whether it is kept.')];
    case 'directly_observable':
    case 'observable_by_proxy':
    case 'document_based':
      return [];
  }
}
