/** A side's state of a clause, found by whose it is and never by its place: agreements may name parties in other orders. */
import type {ObligationState, ProvisionView} from '../../platform/contract/index.ts';

/** Undefined: no corresponding obligation recorded. */
export function stateOf(
  {sides, others}: Pick<ProvisionView, 'sides' | 'others'>,
  party: string,
): ObligationState | undefined {
  return [...sides, ...others].find((state) => state?.dutyBearer === party) ?? undefined;
}

/** States of everybody who has no column: guarantors, commissions, actors that are no party. */
export function statesBeside(
  {sides, others}: Pick<ProvisionView, 'sides' | 'others'>,
  columns: readonly {readonly id: string}[],
): readonly ObligationState[] {
  const all = [...sides, ...others].filter((state) => state !== null);
  return all.filter(({dutyBearer}) => !columns.some(({id}) => id === dutyBearer));
}
