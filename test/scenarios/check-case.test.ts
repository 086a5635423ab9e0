/** A case writer checks a folder before anything is imported. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = (name: string): string => {
  const page = readFileSync(join(root, 'docs/formats', `${name}.md`), 'utf8');
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].at(-1)?.[1] ?? '';
};
const check = (folder: string) =>
  spawnSync(process.execPath, ['scripts/check-case.mjs', folder], {cwd: root, encoding: 'utf8'});

test('a folder with mistakes in three files names each at its line; mended, it passes', (context) => {
  const parent = mkdtempSync(join(tmpdir(), 'holdfire-'));
  context.after(() => rmSync(parent, {recursive: true}));
  const folder = join(parent, 'pakistan-afghanistan-2025');
  mkdirSync(join(folder, 'agreements'), {recursive: true});
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const coverage = 'id,area,territory,from,to,required_hours,watched_hours,by,known_from\n';
  const watched = 'c-1,Frontier,frontier,2025-10-20,2025-10-21,48,0,nobody,2025-10-22\n';
  put('case.yaml', example('case'));
  put('agreements/doha-2025.yaml', example('agreement').replace('armed_clash', 'armed_crash'));
  put('findings.csv', 'id,kind,obligation\nf-1,breach,doh-99\n');
  put('coverage.csv', coverage + watched + watched.replace('c-1', 'c-2').replace('frontier', 'nowhere'));
  const refused = check(folder);
  assert.equal(refused.status, 1, refused.stdout + refused.stderr);
  assert.match(
    refused.stdout,
    /agreements\/doha-2025\.yaml:\d+:\d+ \[unknown-value\] provisions\[0\]\.test\.incidents\[0\]/,
  );
  assert.match(refused.stdout, /findings\.csv:1 \[missing-column\]/);
  assert.match(refused.stdout, /coverage\.csv:3 \[unknown-reference\] territory: “nowhere”/);
  assert.match(refused.stdout, /1 agreement, 2 coverage, 7 problems/);
  put('agreements/doha-2025.yaml', example('agreement'));
  put('coverage.csv', coverage + watched);
  rmSync(join(folder, 'findings.csv'));
  const passed = check(folder);
  assert.equal(passed.status, 0, passed.stdout);
  assert.match(passed.stdout, /1 agreement, 1 coverage, 0 problems/);
});
