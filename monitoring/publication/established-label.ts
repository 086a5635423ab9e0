/**
 * Whether anybody but the operator vouches that a decision stands in the record: it is *established* where its entry, and
 * every entry that it rests on, lies under a checkpoint that a quorum of witnesses cosigned. The label says nothing about
 * what was decided and changes no state; what is not established yet counts and is shown like the rest.
 */
import type {Known} from './known.ts';
import type {Established, PageWitnessing} from './shapes/index.ts';
import {notWitnessed} from './witnessing.ts';

const sentences = {
  established: 'Established: enough witnesses have cosigned the record up to here.',
  waiting: 'Decided, not yet witnessed: it counts, and the witnesses have still to cosign it.',
  not_witnessed: 'Not witnessed: nobody but the operator vouches for this record.',
} as const;

const words = {established: 'established', waiting: 'not yet witnessed', not_witnessed: 'not witnessed'} as const;

/** `entries` are all that it rests on; without any there is nothing to witness, and it waits for nothing. */
export function establishedLabel(
  {witnessing = notWitnessed, caseFile}: Known,
  entries: readonly number[],
): Established {
  const newest = entries.reduce((most, entry) => Math.max(most, entry), -1);
  const state =
    witnessing.kind === 'not_witnessed'
      ? witnessing.kind
      : newest < witnessing.establishedSize
        ? 'established'
        : 'waiting';
  const {parties} = caseFile.record;
  return {
    state,
    word: words[state],
    sentence: sentences[state],
    ownWitness:
      witnessing.kind === 'witnessed' ? parties.filter((party) => newest < (witnessing.ownWitness[party] ?? 0)) : [],
  };
}

/** One sentence for a page, and the sizes behind it; one line for each party, from one template. */
export function pageWitnessing(known: Known): PageWitnessing {
  const {witnessing = notWitnessed, caseFile, size} = known;
  if (witnessing.kind === 'not_witnessed')
    return {state: 'not_witnessed', sentence: sentences.not_witnessed, parties: []};
  const {establishedSize, ownWitness} = witnessing;
  return {
    state: establishedSize >= size ? 'established' : 'waiting',
    establishedSize,
    sentence: sentenceOf(establishedSize, size),
    parties: caseFile.record.parties.map((party) => {
      const own = ownWitness[party];
      return {
        party,
        ...(own === undefined ? {} : {establishedSize: own}),
        sentence: ownSentence(known.nameOf(party), own, size),
      };
    }),
  };
}

const entriesUpTo = (count: number): string => `entries 0 to ${count - 1}`;

function sentenceOf(established: number, size: number): string {
  if (established === 0)
    return `Not yet witnessed: witnesses are named, and none of the ${size} entries is cosigned by enough of them.`;
  if (established >= size) return `Established: enough witnesses have cosigned all ${size} entries.`;
  return `Enough witnesses have cosigned ${entriesUpTo(established)}; what was written after them is not yet witnessed.`;
}

function ownSentence(name: string, own: number | undefined, size: number): string {
  if (own === undefined) return `${name}: no witness of its own is named.`;
  if (own === 0) return `${name}: its own witness has cosigned nothing with the others yet.`;
  return own >= size
    ? `${name}: its own witness has cosigned everything.`
    : `${name}: its own witness has cosigned ${entriesUpTo(own)}.`;
}
