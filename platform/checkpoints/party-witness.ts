/**
 * The convention by which a list of witnesses says whose a witness is: the name `party:ID`, of a witness or of a group, speaks for
 * the party of that id. C2SP gives names no meaning of their own, so every other reader of the list can leave it aside.
 */
import type {TrustPolicy} from '../../monitoring/ledger/index.ts';

const prefix = 'party:';

export const partyWitness = (party: string): string => `${prefix}${party}`;

/** Undefined where the name speaks for no party. */
export const partyOfWitness = (name: string): string | undefined =>
  name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : undefined;

/** Parties that have a witness of their own in this list. */
export const partyWitnesses = ({witnesses, groups}: TrustPolicy): readonly string[] =>
  [...witnesses, ...groups].flatMap(({name}) => partyOfWitness(name) ?? []);
