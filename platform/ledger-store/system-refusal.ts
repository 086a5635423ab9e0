/**
 * What the operating system refuses, as a sentence that says what to do. The words of the system are kept behind it,
 * because they are what a search finds.
 */

/** The system did not let the ledger be opened for writing; nothing was changed. */
export class LedgerRefused extends Error {
  override readonly name = 'LedgerRefused';
}

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'the disk quota is used up; free some space or ask for more',
  EFBIG: 'the file may not grow any further (a limit of the file system, or of the shell: ulimit -f)',
  EROFS: 'it is on a file system that is read-only; verify and entries work there, import and start do not',
  EACCES: 'this user may not write there; check the owner and permissions of the folder',
  EPERM: 'this user may not write there; check the owner and permissions of the folder',
  EIO: 'the disk reports an error; check the disk, and keep a copy of the folder before anything else',
  ENOTDIR: 'there is a file where a folder should be',
};

/** The sentence for an error of the system, or undefined where it is of another kind. */
export function systemSentence(error: unknown): string | undefined {
  const {code, message} = error as NodeJS.ErrnoException;
  const sentence = typeof code === 'string' ? sentences[code] : undefined;
  return sentence === undefined ? undefined : `${sentence} (${message})`;
}

/** The error itself, unless it is one that the sentences know. */
export function refusedBySystem(error: unknown, folder: string): unknown {
  const sentence = systemSentence(error);
  return sentence === undefined ? error : new LedgerRefused(`${folder} cannot be used: ${sentence}`, {cause: error});
}
