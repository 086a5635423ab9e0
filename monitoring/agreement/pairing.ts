/**
 * Every clause shown for both sides (R-E2): one slot for each party, in the order given, and an empty slot where the
 * text binds one side only. An empty slot is said aloud, never hidden, and is never read as “nothing owed”.
 */
import type {Agreement, Obligation, Provision} from './agreement.ts';

export interface PartySlot {
  readonly party: string;
  /** Undefined: no corresponding obligation recorded. */
  readonly obligation?: Obligation;
}

export interface PairedProvision {
  readonly provision: Provision;
  /** One for each party, in their order. */
  readonly slots: readonly PartySlot[];
  /** What binds anybody else: guarantors, commissions, actors that are no party. */
  readonly others: readonly Obligation[];
}

export function pairedObligations(agreement: Agreement, parties: readonly string[]): readonly PairedProvision[] {
  return agreement.provisions.map((provision) => ({
    provision,
    slots: parties.map((party) => slotOf(provision, party)),
    others: provision.obligations.filter(({dutyBearer}) => !parties.includes(dutyBearer)),
  }));
}

function slotOf(provision: Provision, party: string): PartySlot {
  const obligation = provision.obligations.find(({dutyBearer}) => dutyBearer === party);
  return obligation === undefined ? {party} : {party, obligation};
}
