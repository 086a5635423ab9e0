/**
 * How the command line speaks: results on stdout, everything else on stderr. With --json stdout holds one JSON object
 * (or one a line), refusals included, so that a script reads one stream.
 */
import {formatProblem, type Problem} from '../../monitoring/kernel/index.ts';
import type {ExitCode} from './command.ts';

export const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** Text that ends with a line break of its own. */
export const sayText = (text: string): void => void process.stdout.write(text);

export const sayJson = (value: unknown): void => say(JSON.stringify(value));

export const note = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const shownLimit = 200;

/** Every problem on a line of its own, then the count. */
export function refuse(problems: readonly Problem[], json: boolean, status: ExitCode = 2): ExitCode {
  if (json) {
    sayJson({refused: true, problems});
    return status;
  }
  for (const problem of problems.slice(0, shownLimit)) note(formatProblem(problem));
  if (problems.length > shownLimit) note(`… and ${problems.length - shownLimit} more`);
  note(`Refused: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was written.`);
  return status;
}

/** What was asked for is not there. */
export function nothingFound(sentence: string, json: boolean): ExitCode {
  if (json) sayJson({refused: true, problems: [{code: 'not-found', message: sentence}]});
  else note(sentence);
  return 3;
}

export type Progress = (sentence: string) => void;

/** Long work says how far it is where somebody watches, or where it is asked to. */
export const progress = (asked: boolean): Progress => (asked || process.stderr.isTTY ? note : () => {});

/** ISO 8601 in UTC, seconds: the only clock of the command line, passed on as a value. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
