/**
 * Does the ledger that the server has now follow from the checkpoint that the reader kept? The server is asked for one
 * proof; whether it proves anything is decided here, by the keys that were kept with the checkpoint.
 */
import {noteText, type Cryptography} from '../../../monitoring/ledger/index.ts';
import {refused, unreachable} from '../../api/answer.ts';
import {instantText} from '../instant-text.ts';
import {count} from '../../parts/figures.ts';
import {checkGiven, type Outcome} from './check-given.ts';
import {readGivenFile} from './given-file.ts';
import type {KeptCheckpoint} from './kept-checkpoint.ts';

export interface Followed {
  readonly outcome: Outcome;
  readonly sentences: readonly string[];
  /** The newer checkpoint, where it follows and is newer. */
  readonly note?: string;
}

export const proofPath = (index: number, since?: number): string =>
  `/api/ledger/entries/${index}/proof${since === undefined ? '' : `?since=${since}`}`;

/** The text of a proof, or why the server gives none. */
export async function askProof(
  path: string,
): Promise<{readonly bytes: Uint8Array} | {readonly sentences: readonly string[]; readonly answered: boolean}> {
  try {
    const response = await fetch(path);
    if (response.ok) return {bytes: new Uint8Array(await response.arrayBuffer())};
    const answer = await refused(response);
    return {sentences: answer.kind === 'failed' ? answer.sentences : [], answered: true};
  } catch {
    return {sentences: unreachable.sentences, answered: false};
  }
}

export async function follow(by: Cryptography, kept: KeptCheckpoint): Promise<Followed> {
  const {size} = kept.checkpoint;
  const answer = await askProof(proofPath(Math.max(size - 1, 0), size));
  if ('bytes' in answer) return followed(by, kept, answer.bytes);
  if (!answer.answered) return {outcome: 'not_asked', sentences: answer.sentences};
  return {
    outcome: 'fails',
    sentences: [
      `The server gives no proof that its ledger follows from the checkpoint that you kept. It says: ${answer.sentences.join(' ')}`,
      advice,
    ],
  };
}

const advice =
  'Keep your checkpoint and show it to the witnesses and to the other side: together with a checkpoint that this server signed, it shows what was changed. A restored backup looks the same and says so.';

/** Decided from the bytes alone. */
export function followed(by: Cryptography, kept: KeptCheckpoint, bytes: Uint8Array): Followed {
  const read = readGivenFile(by.utf8, bytes);
  if (read.kind === 'refused' || read.file.kind !== 'proof')
    return {outcome: 'fails', sentences: ['What the server sent as a proof is none.', advice]};
  const {policy, checkpoint: earlier} = kept;
  const {lines} = checkGiven(by, read.file, {policy, kept: earlier});
  const wrong = lines.filter(({outcome}) => outcome === 'fails');
  const {checkpoint} = read.file.proof;
  // The quorum may be on its way; it says who looked, not whether the ledger follows.
  if (wrong.some(({name}) => name !== 'quorum') || checkpoint.size < earlier.size)
    return {
      outcome: 'fails',
      sentences: [
        `This ledger is not shown to follow from the checkpoint that you kept on ${instantText(kept.kept)}, of ${count(earlier.size)} entries.`,
        ...wrong.map(({sentence}) => sentence),
        advice,
      ],
    };
  const same = checkpoint.size === earlier.size;
  return {
    outcome: 'holds',
    sentences: [
      same
        ? `This ledger is the one of the checkpoint that you kept on ${instantText(kept.kept)}: ${count(earlier.size)} entries.`
        : `This ledger, of ${count(checkpoint.size)} entries, follows from the checkpoint that you kept on ${instantText(kept.kept)}, of ${count(earlier.size)}: none of those was changed or taken away.`,
      ...wrong.map(({sentence}) => sentence),
    ],
    ...(same ? {} : {note: noteText(checkpoint.note)}),
  };
}
