/** Standards of proof in their order: whether a decision is strong enough for what a clause asks. */
import {proofStandards, type Finding} from './finding-table.ts';

/** False for a word that is no standard, so that a clause with one is never breached by mistake. */
export function meetsStandard(standard: Finding['standard'], required: string): boolean {
  const floor = (proofStandards as readonly string[]).indexOf(required);
  return floor !== -1 && proofStandards.indexOf(standard) >= floor;
}
