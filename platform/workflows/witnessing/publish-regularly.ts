/**
 * While a ledger is served, what was written is signed and put before the witnesses at a fixed beat, and only when something
 * changed. A witness that was missing is asked again less often. Nothing here stops the server: what fails is said.
 */
import type {CheckpointKeeper} from '../../checkpoints/index.ts';

export interface RegularPublishing {
  /** Ends the beat and waits for what is under way. */
  stop(): Promise<void>;
}

export interface RegularOptions {
  readonly keeper: Pick<CheckpointKeeper, 'due'>;
  readonly publish: () => Promise<unknown>;
  readonly everySeconds: number;
  readonly report: (error: unknown) => void;
}

export const usualBeatSeconds = 10;
const beatsBetweenRetries = 6;

export function publishRegularly({keeper, publish, everySeconds, report}: RegularOptions): RegularPublishing {
  let beat = 0;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      await publish();
    } catch (error) {
      report(error);
    } finally {
      running = undefined;
    }
  };
  const tick = (): void => {
    const due = running === undefined ? keeper.due() : 'no';
    if (due === 'now' || (due === 'later' && beat % beatsBetweenRetries === 0)) running = run();
    beat += 1;
  };
  running = run();
  const timer = setInterval(tick, everySeconds * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
