/**
 * The tables of the exercise, made from a seed: the same seed gives the same bytes, with no clock and no randomness from
 * outside. Rates for the two sides are drawn from the same distributions. What is written by hand (case, agreements)
 * lies in cases/exercise/.
 */
import {statementTable} from '../../../monitoring/attribution/index.ts';
import {coverageTable, restrictionTable} from '../../../monitoring/coverage/index.ts';
import {findingTable} from '../../../monitoring/findings/index.ts';
import {casualtyTable, incidentTable} from '../../../monitoring/incidents/index.ts';
import {seriesTable} from '../../../monitoring/measures/index.ts';
import {reportTable} from '../../../monitoring/reports/index.ts';
import {casualtyRows} from './casualties.ts';
import {findingRows} from './findings.ts';
import {firstKnown, incidentRows} from './incidents.ts';
import {occurrencesOf} from './occurrence.ts';
import {accountsOf} from './reports.ts';
import {seriesRows} from './series.ts';
import {utterancesOf} from './statements.ts';
import {tableText} from './table-text.ts';
import {coverageRows, restrictionRows} from './watching.ts';

export {exerciseMap, exercisePlaces} from './map.ts';

/** The seed of the shipped exercise. */
export const exerciseSeed = 4870;

export interface ExerciseFiles {
  /** File name, as in a case folder, to its text. */
  readonly files: ReadonlyMap<string, string>;
}

export function generateExercise(seed: number): ExerciseFiles {
  const occurrences = occurrencesOf(seed);
  const accounts = accountsOf(seed, occurrences);
  const known = firstKnown(accounts);
  const utterances = utterancesOf(seed, occurrences, known);
  const statements = utterances.map(({row}) => row);
  const reports = accounts.map(({row}) => row);
  const casualties = casualtyRows(seed, occurrences, {accounts, utterances, known});
  return {
    files: new Map([
      ['reports.csv', tableText(reportTable, reports)],
      ['incidents.csv', tableText(incidentTable, incidentRows(occurrences, known))],
      ['statements.csv', tableText(statementTable, statements)],
      ['casualties.csv', tableText(casualtyTable, casualties)],
      ['findings.csv', tableText(findingTable, findingRows(seed, occurrences, accounts))],
      ['coverage.csv', tableText(coverageTable, coverageRows(seed))],
      ['restrictions.csv', tableText(restrictionTable, restrictionRows(seed))],
      ['series.csv', tableText(seriesTable, seriesRows(seed, occurrences))],
    ]),
  };
}
