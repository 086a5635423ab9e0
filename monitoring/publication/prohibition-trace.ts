/** Step by step, why a prohibition stands where it stands; each step opens to its entries, incidents and findings. */
import type {AssessmentRules, ProhibitionTest} from '../agreement/index.ts';
import type {Finding, ProhibitionAssessment} from '../findings/index.ts';
import type {Incident} from '../incidents/index.ts';
import {counted, joined, percent, spoken, windowDays, writtenWindow, type Recorded} from '../kernel/index.ts';
import type {Subject} from './subject.ts';
import type {Coverage, TraceStep} from './shapes/index.ts';

export function prohibitionTrace(
  subject: Subject,
  test: ProhibitionTest,
  assessment: ProhibitionAssessment,
  coverage: Coverage | undefined,
  spans: readonly Recorded<Incident>[],
): readonly TraceStep[] {
  const {agreement, provision} = subject;
  const {period, pattern} = assessment;
  return [
    step(period.reason, [agreement.entry]),
    step(
      `${provision.code} is tested by incidents of these kinds: ${joined(test.incidents.map(spoken))}` +
        `${test.targets.length === 0 ? '' : `; against: ${joined(test.targets.map(spoken))}`}. A breach needs a finding ` +
        `at ${spoken(test.standard)} or stronger.`,
      [agreement.entry],
    ),
    ...allegationSteps(subject, assessment, spans),
    ...decisionSteps(assessment, test),
    ...(pattern === undefined
      ? []
      : [
          step(
            `${thresholds(agreement.record.rules, agreement.record.rulesFromText)} The most within one such window: ` +
              `${pattern.most} (${writtenWindow(pattern.span)}).`,
            [agreement.entry],
          ),
        ]),
    ...(coverage === undefined ? [] : [step(coverage.sentence, [])]),
    ...blindSteps(assessment),
  ];
}

const step = (
  sentence: string,
  entries: readonly number[],
  incidents: readonly string[] = [],
  findings: readonly string[] = [],
): TraceStep => ({
  sentence,
  entries,
  incidents,
  findings,
});

function allegationSteps(
  {name}: Subject,
  {openIncidents}: ProhibitionAssessment,
  spans: readonly Recorded<Incident>[],
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  const of = (
    incidents: readonly {readonly entry: number; readonly record: {readonly id: string}}[],
    sentence: string,
  ): void => {
    if (incidents.length === 0) return;
    steps.push(
      step(
        sentence,
        incidents.map(({entry}) => entry),
        incidents.map(({record}) => record.id),
      ),
    );
  };
  of(
    openIncidents,
    `${counted(openIncidents.length, 'incident')} of these kinds: somebody says that ${name} did it, or it is attributed ` +
      'to it, and nobody has decided whether it breaches the clause. Undecided counts neither as kept nor as broken.',
  );
  of(
    spans,
    `${counted(spans.length, 'row')} alleged against ${name} ${spans.length === 1 ? 'stands' : 'stand'} for no single ` +
      'dated occurrence, and so for no number of them.',
  );
  return steps;
}

function decisionSteps(assessment: ProhibitionAssessment, test: ProhibitionTest): readonly TraceStep[] {
  const {breaches, notViolations, undecided, belowStandard, outsidePeriod, replaced} = assessment;
  const steps: TraceStep[] = [];
  const of = (findings: readonly Recorded<Finding>[], sentence: string): void => {
    if (findings.length === 0) return;
    const incidents = findings.flatMap(({record}) => record.incident ?? []);
    steps.push(
      step(
        sentence,
        findings.map(({entry}) => entry),
        incidents,
        findings.map(({record}) => record.id),
      ),
    );
  };
  const number = (findings: readonly unknown[]): string => counted(findings.length, 'finding');
  of(
    breaches.map(({decision}) => decision),
    `${number(breaches)} of breach at ${spoken(test.standard)} or stronger.`,
  );
  of(
    notViolations,
    `${number(notViolations)} that an incident is no breach: no violation, a permitted exception or outside the agreement.`,
  );
  of(undecided, `${number(undecided)} that leave it undetermined.`);
  of(belowStandard, `${number(belowStandard)} of breach below the standard of the clause: not counted as breach.`);
  of(outsidePeriod, `${number(outsidePeriod)} of breach on days outside the time judged: shown, not counted.`);
  of(replaced, `${number(replaced)} replaced by a later decision on the same incident: shown, not counted.`);
  return steps;
}

/** With the origin of each threshold, because the text may set some and the defaults the rest. */
function thresholds(rules: AssessmentRules, fromText: readonly (keyof AssessmentRules)[]): string {
  const origin = (name: keyof AssessmentRules): string => (fromText.includes(name) ? 'text' : 'default');
  return (
    `Within ${rules.patternWindowDays} days (${origin('patternWindowDays')}), ${rules.repeatedFrom} or more ` +
    `(${origin('repeatedFrom')}) are called repeated and ${rules.systematicFrom} or more (${origin('systematicFrom')}) systematic.`
  );
}

function blindSteps({clock, coverage}: ProhibitionAssessment): readonly TraceStep[] {
  if (clock === undefined || coverage === undefined) return [];
  const {blindSpells, blind} = clock.watch;
  const [longest] = blindSpells.toSorted((a, b) => windowDays(b) - windowDays(a));
  if (longest === undefined) return [];
  return [
    step(
      `On ${counted(blind, 'day')} of the clock less than ${percent(coverage.floor)} was watched, ` +
        `the longest spell ${writtenWindow(longest)}.`,
      [],
    ),
  ];
}
