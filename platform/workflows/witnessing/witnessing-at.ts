/**
 * What witnesses had cosigned at a ledger size, for the label of a page: the newest checkpoint with quorum of at most that size,
 * and the same with each party's own witness. A party whose witness the list does not name is not in the answer.
 */
import type {CaseFacts, Witnessing} from '../../../monitoring/publication/index.ts';
import {partyWitnesses, type CheckpointKeeper} from '../../checkpoints/index.ts';

type Asked = Pick<CheckpointKeeper, 'policy' | 'witnessedSince' | 'established' | 'establishedFor'>;

export function witnessingAt(keeper: Asked, size: number): Witnessing | undefined {
  const since = keeper.witnessedSince();
  if (since === undefined || since >= size) return undefined;
  return {
    kind: 'witnessed',
    establishedSize: keeper.established(size)?.checkpoint.size ?? 0,
    ownWitness: Object.fromEntries(
      partyWitnesses(keeper.policy()).map((party) => [party, keeper.establishedFor(party, size)?.checkpoint.size ?? 0]),
    ),
  };
}

/** The facts with the label's sizes; the same object for the same sizes, so that what was computed from it is kept. */
export function labelling(keeper: Asked): (facts: CaseFacts) => CaseFacts {
  const labelled = new WeakMap<CaseFacts, {readonly of: string; readonly facts: CaseFacts}>();
  return (facts) => {
    const witnessing = witnessingAt(keeper, facts.size);
    if (witnessing === undefined) return facts;
    const of = JSON.stringify(witnessing);
    const before = labelled.get(facts);
    if (before?.of === of) return before.facts;
    const made = {...facts, witnessing};
    labelled.set(facts, {of, facts: made});
    return made;
  };
}
