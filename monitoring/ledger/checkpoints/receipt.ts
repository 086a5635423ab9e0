/**
 * The log's promise, given with every accepted entry: this leaf stands at this place, and a checkpoint that holds it is
 * published by the deadline. A receipt whose entry is then missing is evidence against the operator that anybody can
 * check. A signed note whose first line no checkpoint can have, because an origin has no space.
 *
 *     holdfire receipt/1
 *     example.org/log
 *     73894
 *     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
 *     2026-11-25T09:00:00Z
 *     2026-11-25T09:01:00Z
 */
import {base64Of, bytesOfLength} from '../base64.ts';
import type {Cryptography} from '../cryptography.ts';
import {hashBytes} from '../hash-list.ts';
import {isSignedBy} from './checkpoint.ts';
import type {NoteKey} from './note-key.ts';
import {readNote, type SignedNote} from './signed-note.ts';

const receiptForm = 'holdfire receipt/1';
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export interface Receipt {
  readonly origin: string;
  readonly index: number;
  readonly leafHash: Uint8Array;
  /** ISO 8601 in UTC, seconds, by the log's clock. */
  readonly accepted: string;
  /** By when a published checkpoint holds the entry. */
  readonly deadline: string;
}

export const receiptText = ({origin, index, leafHash, accepted, deadline}: Receipt): string =>
  [receiptForm, origin, index, base64Of(leafHash), accepted, deadline, ''].join('\n');

/** The receipt and its note, where the note is one and this key of the log signed it. */
export function readReceipt(
  by: Cryptography,
  logKey: NoteKey,
  note: string,
): {readonly receipt: Receipt; readonly note: SignedNote} | undefined {
  const read = readNote(note);
  if (read === undefined || !isSignedBy(by, read, logKey)) return undefined;
  const [form, origin = '', index = '', hash = '', accepted = '', deadline = ''] = read.text.split('\n');
  const leafHash = bytesOfLength(hash, hashBytes);
  if (form !== receiptForm || leafHash === undefined || !instant.test(accepted) || !instant.test(deadline))
    return undefined;
  const receipt = {origin, index: Number(index), leafHash, accepted, deadline};
  if (!Number.isSafeInteger(receipt.index) || receipt.index < 0 || origin !== logKey.name) return undefined;
  return receiptText(receipt) === read.text ? {receipt, note: read} : undefined;
}
