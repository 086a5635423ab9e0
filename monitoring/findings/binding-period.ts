/**
 * From which day to which day an obligation is judged: while it binds, inside what the record covers, up to the day
 * asked for. A clause that was never agreed, has lapsed or begins later binds nobody, and where accounts differ on a
 * day only the days on which all agree are judged.
 */
import {accountedDays, obligationInForce, type Agreement, type Obligation, type Provision} from '../agreement/index.ts';
import {writtenDay, type Day, type DayWindow} from '../kernel/index.ts';

export type BindingPeriod =
  | {
      readonly kind: 'binding';
      readonly standing: 'in_force' | 'ended' | 'accounts_differ';
      /** The days judged. */
      readonly window: DayWindow;
      /** A whole sentence. */
      readonly reason: string;
    }
  | {readonly kind: 'not_binding'; readonly reason: string};

export interface RecordSpan {
  readonly recordStarts: Day;
  /** The day asked for, or the end of the record where that is earlier. */
  readonly lastDay: Day;
}

const bindsNobody: Partial<Record<Provision['textStatus'], string>> = {
  proposed_not_agreed: 'The clause was proposed and not agreed.',
  lapsed: 'The clause has lapsed.',
  superseded: 'The clause was superseded.',
};

/** Nothing can be alleged against a clause that was never agreed or no longer stands. */
export const isBinding = ({textStatus}: Provision, {kind}: Agreement): boolean =>
  bindsNobody[textStatus] === undefined && kind !== 'proposal';

const unbound = (reason: string): BindingPeriod => ({kind: 'not_binding', reason});

export function bindingPeriod(
  obligation: Obligation,
  provision: Provision,
  agreement: Agreement,
  {recordStarts, lastDay}: RecordSpan,
): BindingPeriod {
  const never = bindsNobody[provision.textStatus];
  if (never !== undefined) return unbound(never);
  const force = obligationInForce(obligation, agreement, lastDay);
  if (agreement.kind === 'proposal') return unbound(force.reason);
  const begin = obligation.from ?? accountedDays(agreement.effective)?.last;
  if (begin === undefined || begin > lastDay) return unbound(force.reason);
  const endAccounts = accountedDays(agreement.ended);
  const end = earliest(obligation.to, endAccounts?.first);
  const from = begin < recordStarts ? recordStarts : begin;
  const to = end === undefined || end > lastDay ? lastDay : end;
  if (from > to) {
    return unbound(
      `The record starts on ${writtenDay(recordStarts)}, after it had ended; nothing is known of its time.`,
    );
  }
  const standing = force.kind === 'undetermined' ? 'accounts_differ' : force.kind === 'in_force' ? 'in_force' : 'ended';
  const differing =
    endAccounts !== undefined &&
    endAccounts.first !== endAccounts.last &&
    end === endAccounts.first &&
    standing === 'ended';
  const ends = differing
    ? `Accounts differ: it ended on ${writtenDay(endAccounts.first)} or on ${writtenDay(endAccounts.last)}; it is judged to the first.`
    : force.reason;
  const since = begin < recordStarts ? ` It is judged from ${writtenDay(recordStarts)}, where the record starts.` : '';
  const reason = standing === 'in_force' ? `It binds from ${writtenDay(begin)}.` : ends;
  return {kind: 'binding', standing, window: {from, to}, reason: reason + since};
}

function earliest(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
