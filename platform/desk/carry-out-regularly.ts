/**
 * While a record is served, what was decided is carried out at a fixed beat. Nothing here stops the server: what fails is said,
 * and the next beat tries again.
 */
import {carryingOut, type CarryOutParts} from './carry-out.ts';

export interface CarryingOutRegularly {
  /** Ends the beat and waits for what is under way. */
  stop(): Promise<void>;
}

export interface RegularCarrying extends Omit<CarryOutParts, 'report'> {
  readonly everySeconds: number;
  readonly report: (error: unknown) => void;
}

export function carryOutRegularly({everySeconds, report, ...parts}: RegularCarrying): CarryingOutRegularly {
  const carrying = carryingOut({
    ...parts,
    report: (sentence) => report(Object.assign(new Error(sentence), {stack: sentence})),
  });
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      await carrying.run();
    } catch (error) {
      report(error);
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => (running ??= run()), everySeconds * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
