import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {actDefinitions} from '../../monitoring/desk/index.ts';
import {openapi, routes} from './index.ts';

const document = JSON.parse(JSON.stringify(openapi(routes))) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, {readonly operationId: string}>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, unknown>>};
};

test('docs/formats/openapi.json is what the server says', () => {
  const printed = readFileSync(new URL('../../docs/formats/openapi.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(printed), document, 'node_modules/.bin/node scripts/write-openapi.mjs writes it anew');
});

test('every act has its schema, every address one name, every reference a schema', () => {
  assert.equal(document.openapi, '3.1.0');
  for (const kind of Object.keys(actDefinitions)) assert.ok(document.components.schemas[`Act.${kind}`], kind);
  const names = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({operationId}) => operationId),
  );
  assert.equal(new Set(names).size, names.length);
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  assert.ok(references.length > 10);
  for (const name of references)
    assert.ok(name !== undefined && document.components.schemas[name] !== undefined, name ?? '');
});
