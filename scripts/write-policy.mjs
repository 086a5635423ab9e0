// Writes the printed table of who may read and do what from the tables that decide:
// `node_modules/.bin/node scripts/write-policy.mjs`. A test fails when the committed file differs.
import {writeFileSync} from 'node:fs';
import {policyText} from '../monitoring/desk/index.ts';

const file = 'docs/formats/access-policy.md';
writeFileSync(new URL(`../${file}`, import.meta.url), policyText());
console.log(file);
