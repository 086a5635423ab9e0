/**
 * What witnesses had cosigned of the facts that it stands with, as of their ledger size: two numbers, and one for each party
 * whose own witness the list names. Which label follows from them, established-label.ts says.
 */
export type Witnessing =
  | {readonly kind: 'not_witnessed'}
  | {
      readonly kind: 'witnessed';
      /** Entries below this lie under a checkpoint with quorum; 0 where there is none yet. */
      readonly establishedSize: number;
      /** The same where the party's own witness cosigned too; a party for whom no witness is named is not in here. */
      readonly ownWitness: Readonly<Record<string, number>>;
    };

export const notWitnessed: Witnessing = Object.freeze({kind: 'not_witnessed'});
