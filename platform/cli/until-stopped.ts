/** Resolves when the operator or the machine asks the process to stop; a second request ends it at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
