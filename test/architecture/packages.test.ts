/** Every package is there for a reason that somebody wrote down, at one exact version, and few run in production. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {root} from './source-tree.ts';

/** What an operator installs, packages of packages included. Raise it with the reason in docs/dependencies.md. */
const productionCeiling = 105;

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies: Versions;
  readonly optionalDependencies: Versions;
  readonly devDependencies: Versions;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {readonly dev?: true; readonly optional?: true; readonly devOptional?: true; readonly integrity?: string}
    >
  >;
}

const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const versions = {...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies};

test('docs/dependencies.md gives a reason for every package and for no other', () => {
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
  assert.deepEqual(explained.toSorted(), Object.keys(versions).toSorted());
  assert.deepEqual(
    rows.filter((row) => (row.split('|')[2]?.trim().length ?? 0) < 15),
    [],
  );
});

test('versions are exact', () => {
  assert.deepEqual(
    Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  );
});

test('few packages run in production, and every one is pinned by its hash', () => {
  const {packages} = JSON.parse(read('package-lock.json')) as Lock;
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  const production = entries.filter(([, {dev, optional, devOptional}]) => !dev && !optional && !devOptional);
  assert.ok(production.length > 10, 'the lockfile was not read');
  assert.ok(production.length <= productionCeiling, `${production.length} packages, at most ${productionCeiling}`);
  assert.deepEqual(
    production.filter(([, {integrity}]) => integrity === undefined).map(([path]) => path),
    [],
  );
});
