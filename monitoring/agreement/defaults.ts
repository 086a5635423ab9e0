/**
 * The thresholds used where an agreement's text sets none. They are conventions, argued in
 * docs/decisions/0003-assessment-defaults.md, not findings: every state shows which of them it used, and the agreement
 * file can replace each.
 */
import type {AssessmentRules} from './agreement.ts';

export const defaultRules: AssessmentRules = Object.freeze({
  repeatedFrom: 2,
  systematicFrom: 5,
  patternWindowDays: 90,
  coverageFloor: 0.5,
});

export const defaultReasons: Readonly<Record<keyof AssessmentRules, string>> = Object.freeze({
  repeatedFrom:
    'One breach is isolated by the meaning of the word; a second within the window is a repetition, whoever counts.',
  systematicFrom:
    'Five in ninety days is one every eighteen days on average: it outlasts a single clash that was recorded as ' +
    'several incidents, and a single bad week.',
  patternWindowDays:
    'Ninety days is the quarter in which missions report, and longer than every default reply clock, so that a side ' +
    'could have been told of the first breach and have acted on it.',
  coverageFloor:
    'Below half, more of the required place-hours went unwatched than watched, and the absence of a report says more ' +
    'about the watching than about the conduct.',
});
