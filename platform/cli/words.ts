/** The words of a command as given, and how a refusal is said: every problem on a line of its own, then the count. */
import {formatProblem, type Problem} from '../../monitoring/kernel/index.ts';

export interface Words {
  readonly data: string;
  readonly case?: string;
  readonly table?: string;
  readonly author: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly from: number;
  readonly count: number;
  readonly paths: readonly string[];
}

export function refuse(problems: readonly Problem[], shownLimit = 200): number {
  for (const problem of problems.slice(0, shownLimit)) process.stderr.write(`${formatProblem(problem)}\n`);
  if (problems.length > shownLimit) process.stderr.write(`… and ${problems.length - shownLimit} more\n`);
  process.stderr.write(
    `Refused: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was written.\n`,
  );
  return 2;
}
