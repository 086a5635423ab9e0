/**
 * One piece of work in a process of its own: its time, and the most memory that the process ever held. Memory that a
 * benchmark itself needs would otherwise be counted too.
 */
import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';

export interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** The file exports `work`, which gets `words` and returns seconds; what it returns is timed by itself. */
export function inOwnProcess(file: URL, words: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(file), words, {stdio: ['ignore', 2, 2, 'ipc']});
    let measured: Measured | undefined;
    child.on('message', (message) => {
      measured = message as Measured;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (measured === undefined) reject(new Error(`${file.pathname} ended with ${code} and measured nothing`));
      else resolve(measured);
    });
  });
}

/** Called by such a file: times the work and reports it to the process that started this one. */
export async function reportMeasured(work: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await work();
  const seconds = (performance.now() - from) / 1_000;
  process.send?.({seconds, peakMegabytes: process.resourceUsage().maxRSS / 1_024} satisfies Measured);
  process.disconnect?.();
}

export const median = (values: readonly number[]): number => {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered[Math.floor(ordered.length / 2)];
  if (middle === undefined) throw new RangeError('no observations');
  return middle;
};
