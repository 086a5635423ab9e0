/**
 * What stopped a command, in one sentence that says what to do. Failures of the machine are known by their code; what
 * is not known is a mistake in this program, and only then the trace is shown, because somebody must report it.
 */
import {LedgerBroken, LedgerFull, LedgerInUse, LedgerRefused, LedgerStopped} from '../ledger-store/index.ts';
import {KeyFileRefused} from '../checkpoints/key-file-refused.ts';
import {WitnessRefuses} from '../witness/witness-refuses.ts';
import {ModeRefused} from '../workflows/mode-refused.ts';
import {ContentsBroken} from '../contents/index.ts';
import {UnfitDataFolder} from './data-folder.ts';

export interface FailureSentence {
  readonly code: string;
  readonly message: string;
  readonly trace?: string;
}

export function failureSentence(error: unknown): FailureSentence {
  if (!(error instanceof Error)) return {code: 'failed', message: 'Holdfire stopped for an unknown reason.'};
  if (error instanceof UnfitDataFolder) return {code: error.code, message: error.message};
  if (error instanceof KeyFileRefused) return {code: 'key-refused', message: `${error.message}.`};
  if (error instanceof ModeRefused) return {code: 'mode-refused', message: `${capital(error.message)}.`};
  if (error instanceof WitnessRefuses) return {code: 'witness-refuses', message: `${capital(error.message)}.`};
  if (error instanceof LedgerInUse) return {code: 'in-use', message: inUse(error)};
  if (error instanceof LedgerBroken) return {code: 'ledger-broken', message: `LedgerBroken: ${error.message}`};
  if (error instanceof ContentsBroken) return {code: 'contents-broken', message: `${capital(error.message)}.`};
  if (error instanceof LedgerRefused) return {code: 'refused-by-machine', message: `${error.message}.`};
  if (error instanceof LedgerFull) return {code: 'refused-by-machine', message: `${capital(error.message)}.`};
  const machine = machineSentence(error.cause instanceof Error ? error.cause : error);
  if (machine !== undefined) return machine;
  if (error instanceof LedgerStopped) return {code: 'ledger-stopped', message: `${capital(error.message)}.`};
  return {
    code: 'failed',
    message: `Holdfire failed, which is a mistake in it: ${error.message}`,
    ...(error.stack === undefined ? {} : {trace: error.stack}),
  };
}

export function inUse({message}: LedgerInUse): string {
  const pid = /process (\d+)/.exec(message)?.[1];
  const holder = pid === undefined ? 'another process' : `process ${pid}`;
  return `The data folder is in use by ${holder}; stop it first (a running “holdfire serve” holds it), or give another folder with --data.`;
}

function machineSentence(error: Error): FailureSentence | undefined {
  const {code = '', path = 'the data folder', port} = error as NodeJS.ErrnoException & {readonly port?: number};
  const sentences: Readonly<Record<string, string>> = {
    ENOSPC: 'The disk is full; nothing that was not acknowledged is in the ledger. Free some space and run it again.',
    EDQUOT:
      'The disk quota is used up; nothing that was not acknowledged is in the ledger. Free some space and run it again.',
    EACCES: `${path} may not be read or written by this user; change its permissions or give another folder with --data.`,
    EPERM: `${path} may not be read or written by this user; change its permissions or give another folder with --data.`,
    EROFS: `${path} lies on a disk that can only be read; give another folder with --data.`,
    ENOENT: `${path} is not there.`,
    ENOTDIR: `${path} is a file where a folder is needed.`,
    EISDIR: `${path} is a folder where a file is needed.`,
    EMFILE: 'This machine allows no more open files; close some programs and run it again.',
    EADDRNOTAVAIL: 'This machine does not have the address given with --host.',
    EADDRINUSE: `Port ${port ?? ''} is taken by another program; give another with --port.`,
  };
  const sentence = sentences[code];
  return sentence === undefined ? undefined : {code: 'refused-by-machine', message: sentence};
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
