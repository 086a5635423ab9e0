// One JSON line for each test of a fault campaign: name, rounds, failures, seconds; `skipped` with the reason where it did
// not run. A test ends with the first round that fails, whose seed stands in its message.
import {basename} from 'node:path';

export default async function* report(source) {
  let held;
  for await (const {type, data} of source) {
    if (type === 'test:diagnostic' && held !== undefined && data.file === held.file) {
      const [, name, rounds] = /^figure (\S+) (\d+)$/.exec(data.message) ?? [];
      if (name === undefined) held.said.push(data.message);
      else Object.assign(held.figure, {name, rounds: Number(rounds)});
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A file that fails as a whole is reported once more by its name.
    if (data.details?.type === 'suite' || data.name === data.file) continue;
    if (held !== undefined) yield line(held);
    held = heldOf(type, data);
  }
  if (held !== undefined) yield line(held);
}

function heldOf(type, {name, file, skip, details}) {
  const stem = basename(file ?? '', '.test.ts');
  const figure = {
    name: `${stem}: ${name}`,
    rounds: Number(/^\d+/.exec(name)?.[0] ?? 1),
    failures: type === 'test:fail' ? 1 : 0,
    seconds: Math.round((details?.duration_ms ?? 0) / 100) / 10,
  };
  const cause = details?.error?.cause ?? details?.error;
  const said = type === 'test:fail' ? [String(cause?.message ?? cause)] : [];
  if (skip !== undefined && skip !== false) Object.assign(figure, {rounds: 0, skipped: skip === true ? '' : skip});
  return {file, figure, said};
}

function line({figure, said}) {
  return `${JSON.stringify(said.length === 0 ? figure : {...figure, said})}\n`;
}
