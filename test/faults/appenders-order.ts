/** The entries of many appenders, each `<run> <appender> <count>`: each appender's count goes up by one, with no gap. */
import assert from 'node:assert/strict';

export function refuseDisorder(texts: readonly string[], what: string): void {
  const counts = new Map<string, number>();
  texts.forEach((text, index) => {
    const at = text.lastIndexOf(' ');
    const appender = text.slice(0, at);
    const expected = counts.get(appender) ?? 0;
    assert.equal(Number(text.slice(at + 1)), expected, `${what}: entry ${index} of appender ${appender}`);
    counts.set(appender, expected + 1);
  });
}
