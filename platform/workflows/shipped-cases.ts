/** The cases that come with the program, in the order in which they are loaded. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {exerciseSeed, generateExercise} from '../import/exercise/index.ts';
import {programFolder} from './program-folder.ts';

export interface ShippedCase {
  readonly id: string;
  readonly folder: string;
  /** Tables that are made from a seed instead of being kept as files, by file name. */
  readonly generated?: () => ReadonlyMap<string, string>;
}

export function shippedCases(): readonly ShippedCase[] {
  const cases = fileURLToPath(new URL('cases/', programFolder));
  const folders = ['pakistan-afghanistan-2025', 'pakistan-ttp-2021', 'exercise'].map((id) => ({
    id,
    folder: join(cases, id),
  }));
  return folders
    .filter(({folder}) => existsSync(join(folder, 'case.yaml')))
    .map((one) => (one.id === 'exercise' ? {...one, generated: () => generateExercise(exerciseSeed).files} : one));
}
