/**
 * One request, answered: judged by the rules of the standard, the new checkpoint stored before the answer exists. Everything
 * here happens without waiting, so that no two requests are ever between the check and the store: of two that arrive
 * together the second finds the state that the first one left.
 */
import {
  base64Of,
  cosign,
  judgeRequest,
  signatureLine,
  type RequestJudgement,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {WitnessState} from './witness-state.ts';

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
  /** What was done and why, for the person at the terminal. */
  readonly sentence: string;
  /** The checkpoint with the log's signature and this witness's; only where it cosigned. */
  readonly cosigned?: SignedCheckpoint;
}

const plain = 'text/plain; charset=utf-8';

export function answerRequest(state: WitnessState, request: string, nowSeconds: number): WitnessAnswer {
  const judged = judgeRequest(nodeCryptography, {logs: state.logs, last: state.last}, request);
  if (judged.kind === 'cosign') return cosigned(state, judged.checkpoint, nowSeconds);
  const evidence =
    judged.kind === 'other-root' || judged.kind === 'does-not-follow'
      ? ` What was asked is kept as ${state.keepEvidence(request, judged.checkpoint)}.`
      : '';
  const sentence = `${refusals[judged.kind](judged as never)}${evidence}`;
  const {kind} = judged;
  if (kind === 'other-size' || kind === 'other-root')
    return {status: 409, type: 'text/x.tlog.size', body: `${judged.lastSize}\n`, sentence};
  return {status: statuses[kind], type: plain, body: `${sentence}\n`, sentence};
}

const statuses = {
  malformed: 400,
  'unknown-log': 404,
  'not-signed': 403,
  'old-size-above': 400,
  'does-not-follow': 422,
} as const;

type Refused = Exclude<RequestJudgement, {readonly kind: 'cosign'}>;
type Sentences = {readonly [K in Refused['kind']]: (refused: Extract<Refused, {readonly kind: K}>) => string};

const treeOf = ({origin, size}: SignedCheckpoint): string => `${size} entries of ${origin}`;

const refusals: Sentences = {
  malformed: () => 'Refused: the request is not one (tlog-witness, add-checkpoint).',
  'unknown-log': ({origin}) => `Refused: ${origin} is no log that this witness was told to watch (--log).`,
  'not-signed': ({checkpoint}) => `Refused: no key that this witness knows of ${checkpoint.origin} signed it.`,
  'old-size-above': ({checkpoint, oldSize}) =>
    `Refused: the proof starts at ${oldSize} entries, above the ${treeOf(checkpoint)}.`,
  'other-size': ({checkpoint, oldSize, lastSize}) =>
    // A log that shows the empty tree asks how far this witness has come; that is no older copy.
    checkpoint.size === 0
      ? `Told ${checkpoint.origin} how far this witness has come: ${lastSize} entries.`
      : `Not yet cosigned: ${treeOf(checkpoint)}, with a proof from ${oldSize}; this witness needs one from ${lastSize}.` +
        (checkpoint.size < lastSize
          ? ' It has cosigned more than the log shows now: the log may be an older copy.'
          : ''),
  'other-root': ({checkpoint, lastSize}) =>
    `REFUSED: this witness has cosigned another tree of ${lastSize} entries of ${checkpoint.origin}. The log signed two histories.`,
  'does-not-follow': ({checkpoint, lastSize}) =>
    `REFUSED: ${treeOf(checkpoint)} do not follow from the ${lastSize} that this witness cosigned. The record was changed, or the proof is wrong.`,
};

function cosigned(state: WitnessState, checkpoint: SignedCheckpoint, nowSeconds: number): WitnessAnswer {
  const {key, sign} = state.held;
  const {origin, size, root, note} = checkpoint;
  const before = state.last(origin)?.size;
  const signature = cosign(nodeCryptography, key, sign, note.text, nowSeconds);
  const own = {...checkpoint, note: {text: note.text, signatures: [...logSignatures(state, checkpoint), signature]}};
  state.remember(own);
  const grown = before === undefined ? 'the first of this log that it saw' : `${size - before} more than before`;
  const sentence = `Cosigned: ${treeOf(checkpoint)}, ${grown}; root ${base64Of(root)}.`;
  return {status: 200, type: plain, body: signatureLine(signature), sentence, cosigned: own};
}

/** Of keys that this witness was given; what others wrote under the note is not its business. */
const logSignatures = ({logs}: WitnessState, {origin, note}: SignedCheckpoint) =>
  note.signatures.filter(({name, keyId}) =>
    logs.some((log) => log.name === origin && log.name === name && log.id.every((byte, at) => byte === keyId[at])),
  );
