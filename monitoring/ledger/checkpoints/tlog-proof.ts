/**
 * One file that proves one entry (C2SP tlog-proof): its place, the path from its hash to the root, the checkpoint with
 * the signatures of log and witnesses. The `extra` line is ours and says what a reader needs besides: the entry itself
 * and, where he kept an older checkpoint, the proof that this tree follows from it. It is checked like all the rest.
 *
 *     c2sp.org/tlog-proof@v1
 *     extra eyJmb3JtYXQiOiJob2xkZmlyZS1wcm9vZi1leHRyYS8xIiwi…
 *     index 73894
 *     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
 *     …
 *
 *     example.org/log
 *     109482
 *     …
 */
import {base64Of, bytesOfBase64, bytesOfLength} from '../base64.ts';
import {canonicalJson, isJsonRecord, parseCanonical, type Json} from '../canonical.ts';
import type {Utf8} from '../cryptography.ts';
import {hashBytes} from '../hash-list.ts';
import {readCheckpoint, type SignedCheckpoint} from './checkpoint.ts';
import {noteText} from './signed-note.ts';

const proofFormat = 'c2sp.org/tlog-proof@v1';
const extraFormat = 'holdfire-proof-extra/1';
/** A tree with more levels than this holds more entries than there are. */
const pathLimit = 63;

export interface EarlierTree {
  readonly size: number;
  readonly root: Uint8Array;
  /** Consistency proof from that tree to the one of the checkpoint. */
  readonly path: readonly Uint8Array[];
}

export interface EntryProof {
  readonly index: number;
  /** Inclusion proof, from the leaf's sibling up. */
  readonly path: readonly Uint8Array[];
  readonly checkpoint: SignedCheckpoint;
  /** The entry's bytes; absent where the reader has them already. */
  readonly leaf?: Uint8Array;
  readonly since?: EarlierTree;
}

export function proofText(utf8: Utf8, proof: EntryProof): string {
  const {index, path, checkpoint} = proof;
  const extra = extraOf(utf8, proof);
  return [
    `${proofFormat}\n`,
    extra === undefined ? '' : `extra ${base64Of(utf8.encode(canonicalJson(extra)))}\n`,
    `index ${index}\n`,
    ...path.map((hash) => `${base64Of(hash)}\n`),
    '\n',
    noteText(checkpoint.note),
  ].join('');
}

function extraOf(utf8: Utf8, {leaf, since}: EntryProof): Json | undefined {
  if (leaf === undefined && since === undefined) return undefined;
  return {
    format: extraFormat,
    ...(leaf === undefined ? {} : {leaf: utf8.decode(leaf)}),
    ...(since === undefined
      ? {}
      : {since: {size: since.size, root: base64Of(since.root), path: since.path.map((hash) => base64Of(hash))}}),
  };
}

/** Undefined where it is no proof, or would not print back to the same text. Nothing is checked yet. */
export function readProof(utf8: Utf8, text: string): EntryProof | undefined {
  const end = text.indexOf('\n\n');
  if (end === -1) return undefined;
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== proofFormat) return undefined;
  const extra = lines[0]?.startsWith('extra ') === true ? readExtra(utf8, lines.shift()?.slice(6) ?? '') : {};
  const index = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1];
  const path = readHashes(lines);
  const checkpoint = readCheckpoint(text.slice(end + 2));
  if (extra === undefined || index === undefined || path === undefined || checkpoint === undefined) return undefined;
  if (!Number.isSafeInteger(Number(index))) return undefined;
  const proof: EntryProof = {index: Number(index), path, checkpoint, ...extra};
  return proofText(utf8, proof) === text ? proof : undefined;
}

function readExtra(utf8: Utf8, base64: string): Pick<EntryProof, 'leaf' | 'since'> | undefined {
  const value = parsed(utf8, base64);
  if (value === undefined || value['format'] !== extraFormat) return undefined;
  const {leaf, since} = value;
  if (leaf !== undefined && typeof leaf !== 'string') return undefined;
  const earlier = since === undefined ? undefined : readEarlier(since);
  if (since !== undefined && earlier === undefined) return undefined;
  return {
    ...(leaf === undefined ? {} : {leaf: utf8.encode(leaf)}),
    ...(earlier === undefined ? {} : {since: earlier}),
  };
}

function parsed(utf8: Utf8, base64: string): Readonly<Record<string, Json>> | undefined {
  const bytes = bytesOfBase64(base64);
  if (bytes === undefined) return undefined;
  try {
    const value = parseCanonical(utf8.decode(bytes));
    return isJsonRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readEarlier(value: Json): EarlierTree | undefined {
  if (!isJsonRecord(value)) return undefined;
  const {size, root, path} = value;
  const bytes = typeof root === 'string' ? bytesOfLength(root, hashBytes) : undefined;
  if (typeof size !== 'number' || bytes === undefined || !Array.isArray(path)) return undefined;
  const hashes = readHashes(path as readonly Json[]);
  return hashes === undefined ? undefined : {size, root: bytes, path: hashes};
}

function readHashes(lines: readonly Json[]): readonly Uint8Array[] | undefined {
  const hashes = lines.map((line) => (typeof line === 'string' ? bytesOfLength(line, hashBytes) : undefined));
  return hashes.length > pathLimit || hashes.includes(undefined) ? undefined : (hashes as readonly Uint8Array[]);
}
