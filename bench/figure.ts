/**
 * A published figure: what was measured, in which unit, on how many observations, against which goal. A benchmark
 * reports figures and decides nothing; whether the goal is met is read from the goal's own text, so that the table and
 * the JSON line cannot disagree.
 */
export interface Figure {
  /** `import.rows_per_s`: the benchmark, a dot, what it measured, the unit last. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `>= 60000` or `<= 50`, in the figure's unit; empty where a figure only stands beside another for comparison. */
  readonly goal: string;
  /** Observations behind the value: rows imported, queries asked, starts timed. */
  readonly n: number;
}

export type Benchmark = (report: (figure: Figure) => void) => Promise<void>;

const goalPattern = /^(>=|<=) (\d+(?:\.\d+)?)$/;

/** Throws where a figure is not one that can be published: an unreadable goal is a mistake in the benchmark. */
export function meetsGoal({name, value, goal, n}: Figure): boolean {
  const match = goalPattern.exec(goal);
  if (match === null && goal !== '')
    throw new RangeError(`${name}: the goal "${goal}" is not ">= number" or "<= number"`);
  if (!Number.isFinite(value)) throw new RangeError(`${name}: the value is ${value}`);
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`${name}: ${n} observations`);
  if (match === null) return true;
  const bound = Number(match[2]);
  return match[1] === '>=' ? value >= bound : value <= bound;
}

/** The value below which a share of the observations lies, by nearest rank: p95 of 20 values is the 19th. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new RangeError('no observations');
  return value;
}
