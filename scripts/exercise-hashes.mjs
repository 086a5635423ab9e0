// Writes cases/exercise/tables.sha256, by which a start knows that the exercise is in the ledger without making it again.
// Run it when the generator changes: node_modules/.bin/node scripts/exercise-hashes.mjs
import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {exerciseSeed, generateExercise} from '../platform/import/exercise/index.ts';

const lines = [...generateExercise(exerciseSeed).files].map(
  ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
);
writeFileSync(new URL('../cases/exercise/tables.sha256', import.meta.url), lines.join(''));
