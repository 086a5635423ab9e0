/** The words, the clock and the trace of a prohibition. Every sentence comes from one template for whoever owes it. */
import type {ProhibitionTest} from '../agreement/index.ts';
import type {ProhibitionAssessment} from '../findings/index.ts';
import type {Incident} from '../incidents/index.ts';
import {counted, entriesOf, spoken, writtenDay, writtenWindow, type Recorded} from '../kernel/index.ts';
import {basisOf, shownCoverage} from './basis.ts';
import {notAssessableReason, territoryName} from './doubt.ts';
import type {Subject} from './subject.ts';
import {prohibitionTrace} from './prohibition-trace.ts';
import type {Coverage, ObligationState} from './shapes/index.ts';

const words: Record<ProhibitionAssessment['state'], string> = {
  no_verified_breach: 'no verified breach',
  isolated_breach: 'isolated breach',
  repeated_breach: 'repeated breach',
  systematic_breach: 'systematic breach',
  not_assessable: 'cannot be judged',
};

const rule =
  'Findings of kind breach that stand and meet the standard of proof of the clause, counted; the latest decision on an ' +
  'incident stands. An incident, an accusation or an attribution is never a breach.';

/** `spans` are rows that stand for no single datable occurrence: shown, not counted. */
export function prohibitionState(
  subject: Subject,
  test: ProhibitionTest,
  assessment: ProhibitionAssessment,
  spans: readonly Recorded<Incident>[],
): ObligationState {
  const {provision, obligation, agreement} = subject;
  const {state, breaches, notViolations, openIncidents, period} = assessment;
  const undetermined = undecidedCount(assessment);
  const coverage =
    assessment.coverage === undefined ? undefined : shownCoverage(assessment.coverage, territoryName(subject.known));
  const clock = clockOf(assessment);
  const decisions = [
    ...breaches.map(({decision}) => decision),
    ...notViolations,
    ...assessment.undecided,
    ...assessment.belowStandard,
  ];
  return {
    provision: provision.code,
    dutyBearer: obligation.dutyBearer,
    state,
    word: words[state],
    shape: shapeOf(assessment, undetermined),
    ...(assessment.since === undefined ? {} : {since: assessment.since}),
    sentence: sentenceOf(subject, assessment, coverage),
    counts: {
      alleged: breaches.length + notViolations.length + undetermined,
      undetermined,
      breaches: breaches.length,
      notViolations: notViolations.length,
    },
    ...(clock === undefined ? {} : {clock}),
    basis: basisOf(rule, [agreement.entry, ...entriesOf([...decisions, ...openIncidents])], {
      ...(period.kind === 'binding' ? {window: period.window} : {}),
      ...(coverage === undefined ? {} : {coverage}),
      interval: 'A count of decisions; it has no interval.',
    }),
    trace: prohibitionTrace(subject, test, assessment, coverage, spans),
  };
}

export const undecidedCount = ({undecided, belowStandard, openIncidents}: ProhibitionAssessment): number =>
  undecided.length + belowStandard.length + openIncidents.length;

/** Hatched where allegations are open and no breach is found: it is not decided that the clause is kept. */
function shapeOf({state}: ProhibitionAssessment, undetermined: number): ObligationState['shape'] {
  if (state === 'not_assessable') return 'not_assessable';
  return state === 'no_verified_breach' && undetermined > 0 ? 'undetermined' : 'decided';
}

function sentenceOf(subject: Subject, assessment: ProhibitionAssessment, coverage: Coverage | undefined): string {
  const undetermined = undecidedCount(assessment);
  const open = undetermined === 0 ? '' : ` ${counted(undetermined, 'allegation is', 'allegations are')} undecided.`;
  return `${subject.name}: ${mainClause(subject, assessment, coverage)}${open}`;
}

function mainClause(
  subject: Subject,
  {state, breaches, pattern, since, period, doubt}: ProhibitionAssessment,
  coverage: Coverage | undefined,
): string {
  const ended = period.kind === 'binding' && period.standing === 'ended' ? ` ${period.reason}` : '';
  if (state === 'not_assessable') {
    const found = breaches.length === 0 ? '' : ` ${counted(breaches.length, 'finding')} of breach on it is on record.`;
    return `cannot be judged. ${notAssessableReason(subject, doubt, period, coverage)}${found}`;
  }
  if (state === 'no_verified_breach') {
    return `no verified breach since ${writtenDay(since ?? subject.known.lastDay)}.${ended} ${coverage?.sentence ?? ''}`.trimEnd();
  }
  const days = breaches.map(({day}) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || pattern === undefined) throw new Error(`${state} without a breach`);
  const when =
    breaches.length === 1
      ? `on ${writtenDay(first)}`
      : `the first on ${writtenDay(first)}, the last on ${writtenDay(last)}`;
  const most =
    breaches.length === 1
      ? ''
      : `; at most ${pattern.most} within ${subject.agreement.record.rules.patternWindowDays} days`;
  return `${counted(breaches.length, 'verified breach', 'verified breaches')}, ${when}${most}: ${spoken(state)}.${ended}`;
}

function clockOf({clock, breaches}: ProhibitionAssessment): ObligationState['clock'] {
  if (clock === undefined) return undefined;
  const {days, running, calendarDays, watch, from, to} = clock;
  const since = breaches.length === 0 ? 'since it took effect' : 'since the last verified breach';
  const count = `${counted(days, 'watched day')} without a verified breach ${since}`;
  if (calendarDays === 0) return {days, running, sentence: `${count}: the last one is of the last day judged.`};
  const span = `${counted(calendarDays, 'day')} ${writtenWindow({from, to})}`;
  if (watch.lastRecorded === undefined) {
    return {days, running, sentence: `The clock stands still: of ${span} none has a record of watching.`};
  }
  const left = calendarDays - days;
  const parts = [
    `${count}, of ${span}`,
    ...(left === 0 ? [] : [`${counted(left, 'day')} not counted: too little was watched, or nobody recorded it`]),
    ...(running ? [] : [`the clock stands still; the last record of watching is of ${writtenDay(watch.lastRecorded)}`]),
  ];
  return {days, running, sentence: `${parts.join('; ')}.`};
}
