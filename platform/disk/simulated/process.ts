/**
 * A process as its disk sees it: every call is a step, what runs beside is two and ends in any order with the rest, and at a
 * chosen step the process dies. What it had begun then may have happened or not; what it calls afterwards throws, and what
 * it waits for never comes.
 */
import type {Random} from './random.ts';

/** What a call answers that would have gone on after the end of the process. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

export type Call = 'open' | 'mkdir' | 'write' | 'ftruncate' | 'fsync' | 'fdatasync' | 'rename' | 'unlink';
export type Fault = 'EIO' | 'ENOSPC' | 'short';

export interface ProcessOptions {
  readonly random: Random;
  readonly diesAt?: number;
  readonly fault?: (call: Call, path: string) => Fault | undefined;
}

export interface SimulatedProcess {
  readonly random: Random;
  readonly fault: (call: Call, path: string) => Fault | undefined;
  readonly steps: () => number;
  /** Throws where the process ends here; `half` is what may have happened nevertheless. */
  readonly step: (half?: () => void) => void;
  /** What `begin` returns is the end, a step of its own: a process may die when all was done and before it heard of it. */
  readonly beside: <T>(begin: () => () => T) => Promise<T>;
  readonly refuse: (call: Call, path: string) => void;
  readonly die: () => void;
  readonly died: Promise<void>;
}

export function simulatedProcess({
  random,
  diesAt = Infinity,
  fault = () => undefined,
}: ProcessOptions): SimulatedProcess {
  const {promise: died, resolve: sayDied} = Promise.withResolvers<void>();
  const pending: (() => void)[] = [];
  let steps = 0;
  let isDead = false;

  const die = (): void => {
    isDead = true;
    pending.length = 0;
    sayDied();
  };
  const step = (half: () => void = () => {}): void => {
    steps += 1;
    if (!isDead && steps >= diesAt) {
      if (random.chance(0.5)) half();
      die();
    }
    if (isDead) throw new PowerCut('the process is dead');
  };
  const pump = (): void => {
    const [next] = pending.splice(random.below(pending.length), 1);
    next?.();
  };
  const beside = async <T>(begin: () => () => T): Promise<T> =>
    new Promise((done, failed) => {
      const unlessDead = (work: () => void): void => {
        try {
          step();
          work();
        } catch (error) {
          if (!(error instanceof PowerCut)) failed(error as Error);
        }
      };
      unlessDead(() => {
        const end = begin();
        pending.push(() => unlessDead(() => done(end())));
        setImmediate(pump);
      });
    });
  return {
    random,
    fault,
    steps: () => steps,
    step,
    beside,
    refuse: (call, path) => {
      const kind = fault(call, path);
      if (kind !== undefined && kind !== 'short') throw systemError(kind, call);
    },
    die,
    died,
  };
}

export function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: of the simulated disk, ${syscall}`), {code, syscall});
}
