/**
 * The data folder: `ledger/` is the truth, everything else in it can be built again. Looked at before anything is
 * opened, so that a wrong folder, a newer version or an empty place is said in one sentence and nothing is made in it.
 */
import {closeSync, existsSync, openSync, readSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {openLedger, type Ledger} from '../ledger-store/index.ts';

export class UnfitDataFolder extends Error {
  override readonly name = 'UnfitDataFolder';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const ledgerFolder = (data: string): string => join(data, 'ledger');

export const recordFolders = (data: string) => ({
  ledger: ledgerFolder(data),
  views: join(data, 'views'),
  keys: join(data, 'keys'),
  checkpoints: join(data, 'checkpoints'),
  contents: join(data, 'contents'),
  /** Files of evidence by their hash. */
  evidence: join(data, 'evidence'),
});

/** Whether there is a ledger to read. Throws where the folder is something else. */
export function hasLedger(data: string): boolean {
  if (!existsSync(data)) return false;
  if (!statSync(data).isDirectory()) {
    throw new UnfitDataFolder('not-a-data-folder', `${data} is a file; --data names a folder.`);
  }
  const names = readdirSync(data).filter((name) => !name.startsWith('.'));
  if (names.includes('ledger')) {
    refuseNewer(data);
    return existsSync(join(ledgerFolder(data), 'entries.log')) || existsSync(join(ledgerFolder(data), 'head'));
  }
  if (names.length > 0) {
    const message = `${data} is not a data folder of Holdfire: it holds ${names[0]} and no ledger. Give a new or empty folder with --data.`;
    throw new UnfitDataFolder('not-a-data-folder', message);
  }
  return false;
}

const knownFormats: Readonly<Record<string, string>> = {'entries.log': 'holdfire-log/1', head: 'holdfire-head/1'};

function refuseNewer(data: string): void {
  for (const [name, known] of Object.entries(knownFormats)) {
    const found = firstLine(join(ledgerFolder(data), name));
    const [kind, version] = /^(holdfire-[a-z]+)\/(\d+)$/.exec(found)?.slice(1) ?? [];
    if (kind === known.split('/')[0] && found !== known && version !== undefined) {
      const message = `${data} was written by a newer version of Holdfire (${found}; this one knows ${known}). Install that version; nothing was changed.`;
      throw new UnfitDataFolder('newer-version', message);
    }
  }
}

function firstLine(path: string): string {
  if (!existsSync(path)) return '';
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(40);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return bytes.subarray(0, length).toString('latin1').split('\n')[0] ?? '';
}

/** For reading, beside whoever writes; undefined where there is no ledger yet. */
export const openForReading = (data: string, notice: (sentence: string) => void = () => {}): Ledger | undefined =>
  hasLedger(data) ? openLedger({folder: ledgerFolder(data), readOnly: true, notice}) : undefined;

export const noLedger = (data: string): string =>
  `There is no ledger in ${data} yet; “holdfire start” or “holdfire import” makes one.`;

export const notSigned = (data: string): string =>
  `No checkpoint of the ledger in ${data} was signed yet; “holdfire checkpoint” signs one.`;

export function noCase(caseId: string, size: number, known: readonly string[]): string {
  const others = known.length === 0 ? 'there is none' : `there are: ${known.join(', ')}`;
  return `There is no case “${caseId}” in the first ${size} entries; ${others}.`;
}
