/**
 * Whether an agreement or an obligation binds on a day. Days are whole and both ends count, so the day on which it
 * ended still belongs to it. Where accounts differ and none is the reference, the days between them are undetermined:
 * nobody’s account is preferred by this program.
 */
import {writtenDay, type Day} from '../kernel/index.ts';
import type {Agreement, DatedAccount, Obligation} from './agreement.ts';

export interface Force {
  readonly kind: 'in_force' | 'not_in_force' | 'undetermined';
  /** A whole sentence. */
  readonly reason: string;
}

const no = (reason: string): Force => ({kind: 'not_in_force', reason});
const open = (reason: string): Force => ({kind: 'undetermined', reason});

export function agreementInForce(agreement: Agreement, day: Day): Force {
  if (agreement.kind === 'proposal') return no('It is a proposal; nobody has agreed to it.');
  const begin = accountedDays(agreement.effective);
  const end = accountedDays(agreement.ended);
  const published = [agreement.announced, agreement.signed].filter((value) => value !== undefined).toSorted()[0];
  if (begin === undefined) {
    return published !== undefined && day < published
      ? no(`It was not public before ${writtenDay(published)}.`)
      : open('No account of it gives the day from which it is in force.');
  }
  if (day < begin.first) return no(`It is in force from ${writtenDay(begin.first)}.`);
  if (end !== undefined && day > end.last) return no(`It ended on ${writtenDay(end.last)}.`);
  if (day < begin.last)
    return open(`Accounts differ: in force from ${writtenDay(begin.first)} or from ${writtenDay(begin.last)}.`);
  if (end !== undefined && day > end.first)
    return open(`Accounts differ: ended on ${writtenDay(end.first)} or on ${writtenDay(end.last)}.`);
  return {
    kind: 'in_force',
    reason: `It is in force from ${writtenDay(begin.last)}${end === undefined ? '' : ` to ${writtenDay(end.first)}`}.`,
  };
}

/** An obligation’s own days come first; the agreement’s stand where it has none, and its end ends every obligation. */
export function obligationInForce(obligation: Obligation, agreement: Agreement, day: Day): Force {
  if (obligation.from !== undefined && day < obligation.from)
    return no(`It binds from ${writtenDay(obligation.from)}.`);
  if (obligation.to !== undefined && day > obligation.to) return no(`It bound until ${writtenDay(obligation.to)}.`);
  if (obligation.from === undefined || agreement.kind === 'proposal') return agreementInForce(agreement, day);
  const end = accountedDays(agreement.ended);
  if (end !== undefined && day > end.last) return no(`The agreement ended on ${writtenDay(end.last)}.`);
  if (end !== undefined && day > end.first)
    return open(`Accounts differ: ended on ${writtenDay(end.first)} or on ${writtenDay(end.last)}.`);
  return {kind: 'in_force', reason: `It binds from ${writtenDay(obligation.from)}.`};
}

/** The reference day alone where one is marked; else the earliest and the latest that is given. */
export function accountedDays(
  accounts: readonly DatedAccount[],
): {readonly first: Day; readonly last: Day} | undefined {
  const reference = accounts.find((account) => account.reference);
  const days = (reference === undefined ? accounts : [reference]).map(({day}) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? undefined : {first, last};
}
