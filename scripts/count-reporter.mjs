// A reporter for node's test runner: one JSON line at the end with the counts, the names of what failed, and what was
// skipped and why. scripts/test.mjs adds these up over its runs.
export default async function* countReporter(events) {
  const failures = [];
  const skipped = [];
  let counts = {passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0};
  for await (const {type, data} of events) {
    if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed' && data.todo === undefined) {
      failures.push(`${data.file ?? ''}: ${data.name}`);
    }
    if (data?.skip !== undefined && type === 'test:pass') skipped.push({name: data.name, reason: data.skip});
    if (type === 'test:summary' && data.file === undefined) {
      const {passed, failed, cancelled, skipped: left, todo} = data.counts;
      counts = {passed, failed, cancelled, skipped: left, todo};
    }
  }
  yield JSON.stringify({...counts, failures, skips: skipped});
}
