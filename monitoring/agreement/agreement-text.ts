/**
 * The agreement file, read and written. Refuses a file with any problem whole and names them all; fills a rule that the
 * text does not set with the documented default, and remembers which ones the text set.
 */
import {failure, success, type Problem, type Result} from '../kernel/index.ts';
import type {Agreement, AssessmentRules} from './agreement.ts';
import {agreementShape, type AgreementFile} from './agreement-shape.ts';
import {defaultRules} from './defaults.ts';
import {writeShape} from './text-form/index.ts';
import {placeProblems, readFileText} from './text-file.ts';

export function readAgreement(text: string, file: string): Result<Agreement> {
  const reading = readFileText(agreementShape, text, file);
  if (!reading.ok) return failure(reading.problems);
  const {rules = {}, ...rest} = reading.value;
  return success({
    ...rest,
    rules: {...defaultRules, ...rules},
    rulesFromText: ruleNames.filter((name) => rules[name] !== undefined),
  });
}

/** Canonical form: reading it gives the same agreement, and writing that gives the same bytes. */
export function writeAgreement(agreement: Agreement): string {
  const {rules, rulesFromText, ...rest} = agreement;
  const fromText = ruleNames.filter((name) => rulesFromText.includes(name)).map((name) => [name, rules[name]] as const);
  const file: AgreementFile = fromText.length === 0 ? rest : {...rest, rules: Object.fromEntries(fromText)};
  return writeShape(agreementShape, file);
}

/** Line and column for problems of checkAgreement, which sees no text. */
export const placeAgreementProblems = (text: string, file: string, problems: readonly Problem[]): readonly Problem[] =>
  placeProblems(agreementShape, text, file, problems);

const ruleNames = Object.keys(defaultRules) as readonly (keyof AssessmentRules)[];
