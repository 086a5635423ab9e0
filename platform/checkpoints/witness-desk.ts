/**
 * What this log knows of its witnesses, and the asking: all at once, each within a time limit, with the proof from the size
 * that the witness names. A witness that has cosigned more than was ever signed here has seen another, newer copy of this
 * log; that is kept until the witness follows again, because nothing that grows here afterwards can make it untrue.
 */
import {
  noteKeyText,
  type NoteKey,
  type NoteSignature,
  type PolicyWitness,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {WitnessStatus} from './checkpoint-keeper.ts';
import {askWitness, type WitnessAnswer} from './witness-client.ts';

/** A handful: the witness may be asked by hand at the same time. */
const attempts = 3;

export interface WitnessDesk {
  /** Asks each of them how large a tree it has cosigned, by a checkpoint that commits to nothing. */
  askSizes(witnesses: readonly PolicyWitness[], empty: SignedCheckpoint): Promise<void>;
  /** Signatures that hold, each handed over as it comes. */
  askToCosign(
    witnesses: readonly PolicyWitness[],
    checkpoint: SignedCheckpoint,
    take: (signature: NoteSignature) => void,
  ): Promise<void>;
  /** It cosigned: whatever it refused before is past. */
  followed(key: NoteKey, size: number): void;
  status(key: NoteKey): Pick<WitnessStatus, 'refusal' | 'aheadSize'>;
  /** The size to start its next proof from. */
  sizeOf(key: NoteKey): number;
  readonly revision: number;
}

interface Known {
  readonly size?: number;
  readonly refusal?: string;
  readonly aheadSize?: number;
}

export interface DeskParts {
  readonly ledger: Pick<Ledger, 'size' | 'consistency'>;
  /** Size of the largest checkpoint that this log ever signed. */
  readonly signedSize: () => number;
  readonly lastCosigned: (key: NoteKey) => number | undefined;
  readonly limitMilliseconds: number;
}

export function witnessDesk({ledger, signedSize, lastCosigned, limitMilliseconds}: DeskParts): WitnessDesk {
  const known = new Map<string, Known>();
  let revision = 0;
  const of = (key: NoteKey): Known => known.get(noteKeyText(key)) ?? {};
  const set = (key: NoteKey, next: Known): void => {
    if (JSON.stringify(next) === JSON.stringify(of(key))) return;
    known.set(noteKeyText(key), next);
    revision += 1;
  };
  const sizeOf = (key: NoteKey): number => of(key).size ?? lastCosigned(key) ?? 0;
  const isAhead = (key: NoteKey, size: number): boolean => {
    if (size <= signedSize()) return false;
    const refusal = `has cosigned ${size} entries of this log, but no more than ${signedSize()} were signed here.`;
    set(key, {size, refusal, aheadSize: size});
    return true;
  };
  const note = (key: NoteKey, refusal: string): void => {
    const {size, aheadSize} = of(key);
    set(key, {refusal, ...(size === undefined ? {} : {size}), ...(aheadSize === undefined ? {} : {aheadSize})});
  };

  const askOne = async (
    witness: PolicyWitness,
    checkpoint: SignedCheckpoint,
    take: (signature: NoteSignature) => void,
  ): Promise<void> => {
    const {key} = witness;
    let oldSize = Math.min(sizeOf(key), checkpoint.size);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const request = {oldSize, proof: ledger.consistency(oldSize, checkpoint.size), checkpoint};
      const answer: WitnessAnswer = await askWitness(witness, request, limitMilliseconds);
      if (answer.kind === 'refused') return note(key, answer.sentence);
      if (answer.kind === 'cosigned') {
        take(answer.signature);
        return set(key, {size: checkpoint.size});
      }
      if (isAhead(key, answer.size)) return undefined;
      if (answer.size > checkpoint.size) return note(key, `has gone on to ${answer.size} entries meanwhile.`);
      oldSize = answer.size;
      set(key, {...of(key), size: oldSize});
    }
    return note(key, 'named another size each time it was asked.');
  };

  return {
    askSizes: async (witnesses, empty) => {
      await Promise.all(
        witnesses.map(async (witness) => {
          const {key} = witness;
          const answer = await askWitness(witness, {oldSize: 0, proof: [], checkpoint: empty}, limitMilliseconds);
          if (answer.kind === 'refused') note(key, answer.sentence);
          else if (answer.kind === 'cosigned') set(key, {size: 0});
          else if (!isAhead(key, answer.size)) set(key, {size: answer.size});
        }),
      );
    },
    askToCosign: async (witnesses, checkpoint, take) => {
      await Promise.all(witnesses.map((witness) => askOne(witness, checkpoint, take)));
    },
    followed: (key, size) => set(key, {size}),
    status: (key) => {
      const {refusal, aheadSize} = of(key);
      return {...(refusal === undefined ? {} : {refusal}), ...(aheadSize === undefined ? {} : {aheadSize})};
    },
    sizeOf,
    get revision() {
      return revision;
    },
  };
}
