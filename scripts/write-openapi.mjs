// Writes the HTTP surface as OpenAPI 3.1 from the schemas that the server checks:
// `node_modules/.bin/node scripts/write-openapi.mjs`. A test fails when the committed file differs.
import {writeFileSync} from 'node:fs';
import {openapi, routes} from '../platform/http/index.ts';

const file = 'docs/formats/openapi.json';
const {paths, components, ...head} = openapi(routes);
// One address and one schema a line, so that a change of one shows as a change of one.
const lines = (part) =>
  Object.entries(part)
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');
const opening = JSON.stringify(head, null, 2).replace(/\n}$/, ',');
const text = `${opening}\n  "paths": {\n${lines(paths)}\n  },\n  "components": {"schemas": {\n${lines(components.schemas)}\n  }}\n}\n`;
writeFileSync(new URL(`../${file}`, import.meta.url), text);
console.log(file);
