/**
 * The case that is open, for every part of a page. Party order follows the case's own texts; the reader can swap it,
 * and colours stay with the party, so that nothing but the order changes.
 */
import {createContext, useContext} from 'react';
import type {Case} from '../../platform/contract/index.ts';
import {useAddress} from './address.ts';

export const CaseContext = createContext<Case | undefined>(undefined);

export function useCase(): Case {
  const value = useContext(CaseContext);
  if (value === undefined) throw new Error('this part stands outside a case');
  return value;
}

export interface PartySide {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  /** Position in the case's texts: decides the colour, whatever the order on the page. */
  readonly position: 0 | 1;
}

/** The two parties in the order in which the reader wants to see them. */
export function usePartySides(): readonly [PartySide, PartySide] {
  const {summary} = useCase();
  const {query} = useAddress();
  const [first, second] = summary.parties;
  if (first === undefined || second === undefined) throw new Error('a case has two parties');
  const a: PartySide = {...first, position: 0};
  const b: PartySide = {...second, position: 1};
  return query['swap'] === '1' ? [b, a] : [a, b];
}

/** A party's position, or undefined for everybody else, who is drawn in grey. */
export function usePosition(actor: string): 0 | 1 | undefined {
  const index = useCase().summary.parties.findIndex(({id}) => id === actor);
  return index === 0 || index === 1 ? index : undefined;
}

/** An actor's or a source's name by id; the id where the case does not list it. */
export function useNames(): (id: string) => string {
  const {actors, sources} = useCase();
  return (id) => (actors.find((one) => one.id === id) ?? sources.find((one) => one.id === id))?.name ?? id;
}
