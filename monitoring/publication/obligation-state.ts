/**
 * The state of one obligation with its sentence, clock, basis and trace. One set of templates for every duty-bearer, so
 * that two sides in the same position read the same but for the name. It decides nothing: findings/ did.
 */
import type {Agreement, Obligation, Provision} from '../agreement/index.ts';
import {assessDuty, assessProhibition, isBinding, type ProhibitionFacts} from '../findings/index.ts';
import type {Incident} from '../incidents/index.ts';
import {foundNotToHaveOccurred, isSingleOccurrence} from '../incidents/index.ts';
import {overlap, type DayWindow, type Recorded} from '../kernel/index.ts';
import {dutyState} from './duty-state.ts';
import type {Known} from './known.ts';
import {prohibitionState} from './prohibition-state.ts';
import type {ObligationState} from './shapes/index.ts';
import type {Subject} from './subject.ts';
import {establishedLabel} from './established-label.ts';

/** With the label of everything that it rests on, and of the findings behind each step. */
export function obligationState(
  known: Known,
  agreement: Recorded<Agreement>,
  provision: Provision,
  obligation: Obligation,
): ObligationState {
  const state = stateOf(known, agreement, provision, obligation);
  const {newestEntry} = state.basis;
  return {
    ...state,
    established: establishedLabel(known, newestEntry === undefined ? [] : [newestEntry]),
    trace: state.trace.map((step) =>
      step.findings.length === 0 ? step : {...step, established: establishedLabel(known, step.entries)},
    ),
  };
}

function stateOf(
  known: Known,
  agreement: Recorded<Agreement>,
  provision: Provision,
  obligation: Obligation,
): ObligationState {
  const subject = {agreement, provision, obligation, known, name: known.nameOf(obligation.dutyBearer)};
  const code = provision.code.toLowerCase();
  const span = {recordStarts: known.caseFile.record.recordStarts, lastDay: known.lastDay};
  const {test} = provision;
  if (test.kind === 'duty') {
    const decisions = known.decisionsOn('duty', code, obligation.dutyBearer);
    return dutyState(subject, test, assessDuty(obligation, provision, test, agreement.record, {decisions, span}));
  }
  const tested = testedIncidents(subject, test.incidents, test.targets);
  const facts: ProhibitionFacts = {
    decisions: known.decisionsOn('breach', code, obligation.dutyBearer),
    alleged: tested.filter(({record}) => isSingleOccurrence(record)),
    incident: known.incident,
    coverage: known.coverage,
    territories: watchedTerritories(subject),
    span,
  };
  const spans = tested.filter(({record}) => !isSingleOccurrence(record));
  return prohibitionState(
    subject,
    test,
    assessProhibition(obligation, provision, test, agreement.record, facts),
    spans,
  );
}

/** The obligation’s own territories; all of the case where the text names none. */
function watchedTerritories({obligation, known}: Subject): readonly string[] {
  return obligation.territories.length > 0
    ? obligation.territories
    : known.caseFile.record.territories.map(({id}) => id);
}

/**
 * Incidents that the test names, in the time and place in which the clause binds, and that somebody says are this
 * duty-bearer’s. One whose territory is not recorded stays in: leaving it out would answer an open question.
 */
function testedIncidents(
  {agreement, provision, obligation, known}: Subject,
  types: readonly string[],
  targets: readonly string[],
): readonly Recorded<Incident>[] {
  const window = roughWindow(obligation, agreement.record, known);
  if (window === undefined || !isBinding(provision, agreement.record)) return [];
  return known.allegedAgainst(obligation.dutyBearer).filter(({record}) => {
    const {territories} = obligation;
    return (
      types.includes(record.event_type) &&
      (targets.length === 0 || targets.includes(record.target_type)) &&
      (territories.length === 0 || record.territory === undefined || territories.includes(record.territory)) &&
      overlap(record, window) !== undefined &&
      !foundNotToHaveOccurred(record)
    );
  });
}

/** The widest days that anybody’s account gives: an allegation in a disputed day is still an allegation. */
function roughWindow(obligation: Obligation, agreement: Agreement, known: Known): DayWindow | undefined {
  const begins = agreement.effective.map(({day}) => day).toSorted();
  const ends = agreement.ended.map(({day}) => day).toSorted();
  const from = obligation.from ?? begins[0];
  if (from === undefined) return undefined;
  const to = obligation.to ?? ends.at(-1) ?? known.lastDay;
  return {from, to: to > known.lastDay ? known.lastDay : to};
}
