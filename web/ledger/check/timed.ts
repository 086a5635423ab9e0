/** How long a piece of work took, kept by the browser for whoever measures. */
export function timed<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  performance.measure(name, {start});
  return result;
}
