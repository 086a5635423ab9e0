/**
 * The two text forms as JSON Schema, for docs/formats. Written there by scripts/write-schemas.mjs; a test holds the
 * files equal to these.
 */
import {agreementShape} from './agreement-shape.ts';
import {caseShape} from './case-shape.ts';
import {jsonSchema, type JsonSchema} from './text-form/index.ts';

export const agreementSchema: JsonSchema = jsonSchema(
  agreementShape,
  'Holdfire agreement, version 1',
  'One agreement, as YAML 1.2. Dates between fields and names of other files are checked by the reader.',
);

export const caseSchema: JsonSchema = jsonSchema(
  caseShape,
  'Holdfire case, version 1',
  'One case, as YAML 1.2. Dates between fields and names within the file are checked by the reader.',
);
