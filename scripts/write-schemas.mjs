// Writes the published JSON Schemas of the text forms from the definitions that drive the readers:
// `node_modules/.bin/node scripts/write-schemas.mjs`. A test fails when the committed files differ.
import {writeFileSync} from 'node:fs';
import prettier from 'prettier';
import {agreementSchema, caseSchema} from '../monitoring/agreement/index.ts';

for (const [name, schema] of Object.entries({agreement: agreementSchema, case: caseSchema})) {
  const file = new URL(`../docs/formats/${name}.schema.json`, import.meta.url);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(JSON.stringify(schema, null, 2), {...options, parser: 'json'}));
  console.log(`docs/formats/${name}.schema.json`);
}
