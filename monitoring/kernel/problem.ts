/**
 * What went wrong, said so that a stranger can mend it: which file, line, column and field, and a whole sentence.
 * Expected failure is a value with *all* its problems (rule 10); exceptions are for broken invariants and I/O.
 */
export interface Problem {
  /** Stable, kebab-case, documented in docs/formats/problems.md. */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** 1-based, counted in the file as published. */
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

export type Result<T> =
  {readonly ok: true; readonly value: T} | {readonly ok: false; readonly problems: readonly Problem[]};

export const success = <T>(value: T): Result<T> => ({ok: true, value});

export const failure = (problems: readonly Problem[]): Result<never> => ({ok: false, problems});

/** `cases/x/reports.csv:12:4 [unknown-value] event_type: …`, the form that editors and terminals turn into a link. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file ?? 'input', problem.line, problem.line === undefined ? undefined : problem.column]
    .filter((part) => part !== undefined)
    .join(':');
  const field = problem.field === undefined ? '' : `${problem.field}: `;
  return `${place} [${problem.code}] ${field}${problem.message}`;
}
