/**
 * The contents of groups opened together with their ledger. For writing, removals that were acknowledged are carried out
 * before anything is read: the program may have been stopped between the entry and the destruction.
 */
import {dirname, join} from 'node:path';
import {openContents, type Contents} from '../../contents/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {carryOutRemovals, removals, type Removals} from './removals.ts';

export interface OpenGroups {
  readonly contents: Contents;
  readonly removals: Removals;
}

export const contentsFolder = (ledgerFolder: string): string => join(dirname(ledgerFolder), 'contents');

export async function openGroups(
  ledger: Ledger,
  folders: {readonly ledger: string; readonly contents?: string},
  readOnly: boolean,
  notice: (sentence: string) => void,
): Promise<OpenGroups> {
  const contents = await openContents({folder: folders.contents ?? contentsFolder(folders.ledger), readOnly, notice});
  const removed = removals(ledger);
  if (!readOnly) await carryOutRemovals(removed, contents);
  return {contents, removals: removed};
}
