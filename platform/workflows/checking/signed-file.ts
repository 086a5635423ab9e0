/**
 * A small text file that somebody handed over: a proof, a receipt, a policy. Read whole and strictly, or refused with the
 * reason; a file of any size is refused unread beyond what such a file can have.
 */
import {closeSync, fstatSync, openSync, readFileSync} from 'node:fs';
import {failure, success, type Result} from '../../../monitoring/kernel/index.ts';
import {utf8} from '../register.ts';

/** Far more than the largest entry twice in base64 and 64 signatures. */
const limitBytes = 1024 * 1024;

export function readSignedFile(file: string): Result<string> {
  const no = (code: string, message: string): Result<never> => failure([{code, file, message}]);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return no('no-such-file', 'is not there');
  }
  try {
    const status = fstatSync(handle);
    if (!status.isFile()) return no('no-such-file', 'is not a file');
    if (status.size > limitBytes) return no('file-too-large', `has ${status.size} bytes, at most ${limitBytes}`);
    const bytes = readFileSync(handle);
    if (bytes.length === 0) return no('empty-file', 'holds nothing');
    return success(utf8.decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return no('not-utf-8', 'is not UTF-8 text');
    throw error;
  } finally {
    closeSync(handle);
  }
}
