/**
 * What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`): the size that the witness cosigned last, the proof
 * that the new tree follows from that one, and the new checkpoint.
 *
 *     old 20852014
 *     PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
 *
 *     example.org/log
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 *     — example.org/log Az3grlgt…
 */
import {base64Of, bytesOfLength} from '../base64.ts';
import {hashBytes} from '../hash-list.ts';
import {readCheckpoint, type SignedCheckpoint} from './checkpoint.ts';
import {noteText} from './signed-note.ts';

export interface WitnessRequest {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: SignedCheckpoint;
}

export const proofLinesLimit = 63;
/** Far more than a request with 63 hashes and 64 signatures takes. */
export const witnessRequestLimitBytes = 64 * 1024;

export const witnessRequestText = ({oldSize, proof, checkpoint}: WitnessRequest): string =>
  [`old ${oldSize}\n`, ...proof.map((hash) => `${base64Of(hash)}\n`), '\n', noteText(checkpoint.note)].join('');

/** Undefined where it is no such request, or would not print back to the same text. */
export function readWitnessRequest(text: string): WitnessRequest | undefined {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const size = /^old (0|[1-9]\d*)$/.exec(first)?.[1];
  const proof = lines.map((line) => bytesOfLength(line, hashBytes));
  const checkpoint = readCheckpoint(text.slice(end + 2));
  if (end === -1 || size === undefined || proof.length > proofLinesLimit || checkpoint === undefined) return undefined;
  if (!Number.isSafeInteger(Number(size)) || proof.includes(undefined)) return undefined;
  const request = {oldSize: Number(size), proof: proof as readonly Uint8Array[], checkpoint};
  return witnessRequestText(request) === text ? request : undefined;
}
