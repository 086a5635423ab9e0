/** Why an obligation cannot be judged, in one sentence for each reason. Nothing is said about which side is to blame. */
import type {BindingPeriod, DutyAssessment} from '../findings/index.ts';
import {counted, spoken} from '../kernel/index.ts';
import type {Known} from './known.ts';
import type {Subject} from './subject.ts';
import type {Coverage} from './shapes/index.ts';

export function notAssessableReason(
  {provision}: Subject,
  doubt: DutyAssessment['doubt'],
  period: BindingPeriod,
  coverage: Coverage | undefined,
): string {
  switch (doubt) {
    case 'not_binding':
    case 'accounts_differ':
      return period.reason;
    case 'not_verifiable':
      return `The clause is ${spoken(provision.verifiability)}; no evidence could show that it is kept.`;
    case 'coverage_unknown':
    case 'coverage_low':
      return coverage?.sentence ?? 'Coverage is unknown.';
    case 'no_decision':
      return 'Nobody has decided how far it is done.';
    case 'undecided':
      return 'The latest decision leaves it undetermined.';
    case 'below_standard':
      return `The latest decision does not meet the standard of proof of the clause (${spoken(provision.test.standard)}).`;
    case undefined:
      throw new Error('not assessable, and no reason given');
  }
}

export const territoryName =
  (known: Known) =>
  (id: string): string =>
    known.caseFile.record.territories.find((territory) => territory.id === id)?.name ?? id;

export const findingsWords = (count: number): string => counted(count, 'finding');
