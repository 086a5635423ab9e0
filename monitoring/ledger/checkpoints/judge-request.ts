/**
 * What a witness decides about a request to cosign (C2SP tlog-witness): the checks of the standard, in its order. It
 * cosigns a tree only where its log signed it and it follows from the tree that the witness cosigned last; a witness that
 * never cosigned this log has seen the empty tree. Nothing is stored here: the caller must store before he answers.
 */
import type {Cryptography} from '../cryptography.ts';
import {sameBytes} from '../hash.ts';
import {verifyConsistency} from '../verify-proof.ts';
import {isSignedBy, type Checkpoint, type SignedCheckpoint} from './checkpoint.ts';
import type {NoteKey} from './note-key.ts';
import {readWitnessRequest} from './witness-request.ts';

export type RequestJudgement =
  | {readonly kind: 'cosign'; readonly checkpoint: SignedCheckpoint}
  | {readonly kind: 'malformed'}
  | {readonly kind: 'unknown-log'; readonly origin: string}
  | {readonly kind: 'not-signed'; readonly checkpoint: SignedCheckpoint}
  /** The proof claims to start after it ends. */
  | {readonly kind: 'old-size-above'; readonly checkpoint: SignedCheckpoint; readonly oldSize: number}
  /** The proof starts at another size than that of the tree cosigned last; `lastSize` is that one's. */
  | {
      readonly kind: 'other-size';
      readonly checkpoint: SignedCheckpoint;
      readonly oldSize: number;
      readonly lastSize: number;
    }
  /** The same size and another root: this log has two histories. */
  | {readonly kind: 'other-root'; readonly checkpoint: SignedCheckpoint; readonly lastSize: number}
  /** The tree does not follow from the one cosigned last: history was rewritten, or the proof is wrong. */
  | {readonly kind: 'does-not-follow'; readonly checkpoint: SignedCheckpoint; readonly lastSize: number};

export interface WitnessKnowledge {
  /** Keys of logs that this witness serves; the key's name is the origin. One log may have several. */
  readonly logs: readonly NoteKey[];
  /** The tree that it cosigned last for this log; undefined where it never did. */
  readonly last: (origin: string) => Checkpoint | undefined;
}

export function judgeRequest(by: Cryptography, {logs, last}: WitnessKnowledge, request: string): RequestJudgement {
  const read = readWitnessRequest(request);
  if (read === undefined) return {kind: 'malformed'};
  const {checkpoint, oldSize, proof} = read;
  const {origin, size, root, note} = checkpoint;
  const keys = logs.filter(({name}) => name === origin);
  if (keys.length === 0) return {kind: 'unknown-log', origin};
  if (!keys.some((key) => isSignedBy(by, note, key))) return {kind: 'not-signed', checkpoint};
  if (oldSize > size) return {kind: 'old-size-above', checkpoint, oldSize};
  const {size: lastSize, root: lastRoot} = last(origin) ?? {size: 0, root: by.hash(new Uint8Array(0))};
  if (oldSize !== lastSize) return {kind: 'other-size', checkpoint, oldSize, lastSize};
  if (size === lastSize && !sameBytes(root, lastRoot)) return {kind: 'other-root', checkpoint, lastSize};
  const follows = verifyConsistency(by.hash, {first: oldSize, second: size}, {first: lastRoot, second: root}, proof);
  return follows ? {kind: 'cosign', checkpoint} : {kind: 'does-not-follow', checkpoint, lastSize};
}
