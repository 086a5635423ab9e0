/**
 * The page of witnesses: who must cosign, who did and when, who refused and why, and how far the record is established. Silence
 * is shown like an answer: a witness that cannot be reached stands there with the last size that it cosigned.
 */
import {grouped, instantOf} from '../../../monitoring/kernel/index.ts';
import {
  base64Of,
  noteKeyText,
  noteText,
  policyText,
  quorumSentence,
  quorumWords,
  type TrustPolicy,
} from '../../../monitoring/ledger/index.ts';
import {
  partyOfWitness,
  type CheckpointKeeper,
  type KeptCheckpoint,
  type WitnessStatus,
} from '../../checkpoints/index.ts';
import type {CheckpointView, WitnessesView, WitnessView} from '../../contract/index.ts';

/** `keeper` is absent where this ledger was never signed. */
export function witnessesView(keeper: CheckpointKeeper | undefined, size: number): WitnessesView {
  if (keeper === undefined) return {size, sentence: unsigned, witnesses: []};
  const [policy, entry, pending] = [keeper.policy(), keeper.policyEntry(), keeper.pendingPolicy()];
  const [newest, established] = [keeper.newest(), keeper.established()];
  const {logKey, refusal} = keeper;
  return {
    log: {origin: logKey.name, key: noteKeyText(logKey)},
    size,
    sentence: sentenceOf(policy, established?.checkpoint.size ?? 0, size, newest),
    ...(refusal === undefined ? {} : {refusal}),
    ...(entry === undefined ? {} : {policy: {entry, text: policyText(policy, noteKeyText), quorum: quorumOf(policy)}}),
    ...(pending === undefined
      ? {}
      : {
          pending: {
            entry: pending.entry,
            text: policyText(pending.policy, noteKeyText),
            sentence: `A newer list (entry ${pending.entry}) counts from the first checkpoint on that holds it and has the quorum of the list before it.`,
          },
        }),
    witnesses: keeper.witnesses().map((status) => witnessView(status, newest)),
    ...(newest === undefined ? {} : {newest: checkpointView(newest)}),
    ...(established === undefined ? {} : {established: checkpointView(established)}),
  };
}

const unsigned = 'Not witnessed: this ledger was never signed, and nobody but the operator vouches for it.';

const quorumOf = (policy: TrustPolicy): string => {
  const words = quorumWords(policy);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${quorumSentence(policy)}`.trim();
};

function sentenceOf(
  policy: TrustPolicy,
  established: number,
  size: number,
  newest: KeptCheckpoint | undefined,
): string {
  if (policy.quorum === 'none') {
    const signed = newest === undefined ? 'was never signed' : 'is signed by its own key alone';
    return `Not witnessed: this ledger ${signed}, and nobody but the operator vouches for it.`;
  }
  if (established === 0)
    return `Not yet witnessed: none of the ${grouped(size)} entries is cosigned by enough witnesses.`;
  if (established >= size) return `Established: enough witnesses have cosigned all ${grouped(size)} entries.`;
  return `Enough witnesses have cosigned ${grouped(established)} of ${grouped(size)} entries; what was written after them is not yet witnessed.`;
}

function checkpointView({checkpoint, witnessed}: KeptCheckpoint): CheckpointView {
  const {size, root, note} = checkpoint;
  return {
    size,
    root: base64Of(root),
    cosigned: witnessed.witnesses.flatMap(({name, cosignedAtSeconds}) =>
      cosignedAtSeconds === undefined ? [] : [{name, time: instantOf(cosignedAtSeconds)}],
    ),
    note: noteText(note),
  };
}

function witnessView(status: WitnessStatus, newest: KeptCheckpoint | undefined): WitnessView {
  const {name, key, url, cosigned, refusal, aheadSize} = status;
  const party = partyOfWitness(name);
  return {
    name,
    ...(party === undefined ? {} : {party}),
    key: noteKeyText(key),
    ...(url === '' ? {} : {url}),
    ...(cosigned === undefined ? {} : {cosigned: {size: cosigned.size, time: instantOf(cosigned.timeSeconds)}}),
    ...(refusal === undefined ? {} : {refusal}),
    ...(aheadSize === undefined ? {} : {aheadSize}),
    sentence: witnessSentence(status, newest?.checkpoint.size ?? 0),
  };
}

function witnessSentence({name, url, cosigned, refusal}: WitnessStatus, newest: number): string {
  const last =
    cosigned === undefined
      ? 'has cosigned nothing yet'
      : `cosigned ${cosigned.size} entries on ${instantOf(cosigned.timeSeconds)}`;
  if (cosigned?.size === newest && newest > 0) return `${name} ${last}, which is the newest checkpoint.`;
  const why =
    refusal === undefined
      ? url === ''
        ? 'it is handed checkpoints by hand'
        : 'it was not asked since'
      : `it ${refusal.replace(/\.$/, '')}`;
  return `${name} ${last}; ${why}.`;
}
