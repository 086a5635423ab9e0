/** The case file, read and written; refused whole with every problem where it has any. */
import type {Result} from '../kernel/index.ts';
import type {CaseFile} from './case-file.ts';
import {caseShape} from './case-shape.ts';
import {writeShape} from './text-form/index.ts';
import {readFileText} from './text-file.ts';

export const readCase = (text: string, file: string): Result<CaseFile> => readFileText(caseShape, text, file);

/** Canonical form: reading it gives the same case, and writing that gives the same bytes. */
export const writeCase = (caseFile: CaseFile): string => writeShape(caseShape, caseFile);
