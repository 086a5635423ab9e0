/** The words and the trace of a duty. Every sentence comes from one template for whoever owes it. */
import type {DutyTest} from '../agreement/index.ts';
import type {DutyAssessment} from '../findings/index.ts';
import {entriesOf, spoken, writtenDay} from '../kernel/index.ts';
import {basisOf} from './basis.ts';
import {findingsWords, notAssessableReason} from './doubt.ts';
import type {Subject} from './subject.ts';
import type {ObligationState, TraceStep} from './shapes/index.ts';

const words: Record<DutyAssessment['state'], string> = {
  not_initiated: 'not initiated',
  minimum: 'begun',
  intermediate: 'on the way',
  complete: 'complete',
  not_assessable: 'cannot be judged',
};

const rule =
  'The level of the latest finding of kind duty on this clause and duty-bearer, if it meets the standard of proof of the ' +
  'clause. No report, statement or deadline sets a level.';

export function dutyState(subject: Subject, test: DutyTest, assessment: DutyAssessment): ObligationState {
  const {provision, obligation, agreement} = subject;
  const {state, standing, replaced, period, since, doubt} = assessment;
  const undetermined = doubt === 'undecided' || doubt === 'below_standard' ? 1 : 0;
  return {
    provision: provision.code,
    dutyBearer: obligation.dutyBearer,
    state,
    word: words[state],
    shape: state !== 'not_assessable' ? 'decided' : undetermined > 0 ? 'undetermined' : 'not_assessable',
    ...(since === undefined ? {} : {since}),
    sentence: sentenceOf(subject, test, assessment),
    counts: {alleged: 0, undetermined, breaches: 0, notViolations: 0},
    basis: basisOf(
      rule,
      [agreement.entry, ...entriesOf([...(standing === undefined ? [] : [standing]), ...replaced])],
      {
        ...(period.kind === 'binding' ? {window: period.window} : {}),
        interval: 'A decision; it has no interval.',
      },
    ),
    trace: traceOf(subject, test, assessment),
  };
}

function sentenceOf(subject: Subject, test: DutyTest, assessment: DutyAssessment): string {
  const {state, since, period, doubt, deadlinePassed} = assessment;
  const deadline =
    test.by === undefined || period.kind === 'not_binding'
      ? ''
      : deadlinePassed && state !== 'complete'
        ? ` The deadline, ${writtenDay(test.by)}, has passed.`
        : ` The deadline ${deadlinePassed ? 'was' : 'is'} ${writtenDay(test.by)}.`;
  if (state === 'not_assessable' || since === undefined) {
    return `${subject.name}: cannot be judged. ${notAssessableReason(subject, doubt, period, undefined)}${deadline}`;
  }
  return `${subject.name}: ${words[state]}, as decided on ${writtenDay(since)}.${deadline}`;
}

function traceOf({agreement, provision}: Subject, test: DutyTest, assessment: DutyAssessment): readonly TraceStep[] {
  const {period, standing, replaced} = assessment;
  const levels = [
    ...(test.minimum === undefined ? [] : [`begun: ${test.minimum}`]),
    ...(test.intermediate === undefined ? [] : [`on the way: ${test.intermediate}`]),
    `complete: ${test.done}`,
  ];
  const steps: TraceStep[] = [
    {sentence: period.reason, entries: [agreement.entry], incidents: [], findings: []},
    {
      sentence: `${provision.code} counts as ${levels.join(' ')} A level needs a finding at ${spoken(test.standard)} or stronger.`,
      entries: [agreement.entry],
      incidents: [],
      findings: [],
    },
  ];
  if (standing !== undefined) {
    const {result, standard, decided, decided_by, id} = standing.record;
    steps.push({
      sentence: `The latest decision, ${writtenDay(decided)}, by ${decided_by}: ${spoken(result)}, at ${spoken(standard)}.`,
      entries: [standing.entry],
      incidents: [],
      findings: [id],
    });
  }
  if (replaced.length > 0) {
    steps.push({
      sentence: `${findingsWords(replaced.length)} before it: shown, not counted.`,
      entries: entriesOf(replaced),
      incidents: [],
      findings: replaced.map(({record}) => record.id),
    });
  }
  return steps;
}
