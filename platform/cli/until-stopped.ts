/**
 * Resolves when the operator or the machine asks the process to stop. A terminal sends the request to every process of a
 * command, so the same request may come twice; only a third one ends without closing what is open.
 */
export const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    let asked = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        asked += 1;
        done();
        if (asked > 2) process.exit(1);
      });
    }
  });
