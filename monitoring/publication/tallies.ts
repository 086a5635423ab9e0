/** Cost in lives over a window: four tallies apart for each side affected, and what each side claims against what the other admits. */
import {claimRatios, tallySides, type ClaimRatio, type SideTallies, type TallyRow} from '../incidents/index.ts';
import {contains, writtenWindow, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';
import type {Casualty} from '../incidents/index.ts';
import {wholeCoverage} from './basis.ts';
import type {CaseFacts} from './facts.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import type {AsOf, Tallies} from './shapes/index.ts';

export function tallies(facts: CaseFacts, asOf: AsOf, window: DayWindow): Tallies {
  return talliesOf(knownAt(facts, asOf.date as Day), window);
}

/** An incident belongs to the window in which its first day lies. */
export function talliesOf(known: Known, window: DayWindow): Tallies {
  const within = known.casualties.filter(({record}) => {
    const first = known.incident(record.incident)?.record.from;
    return first !== undefined && contains(window, first);
  });
  return {
    window,
    rule:
      `Figures for incidents that began ${writtenWindow(window)}, each in one of four tallies that are never added: ` +
      'verified by a body that checked, a side’s own admitted losses, its claims about the other side, undetermined. ' +
      'Lows and highs are summed apart; a figure that is part of another, or was replaced by it, is not summed.',
    coverage: wholeCoverage(known, window),
    sides: tallySides(within, known.caseFile.record.parties).map((side) => sideView(known, side)),
    claimRatios: claimRatioViews(known, within),
  };
}

const sideView = (
  known: Known,
  {side, killed, injured, missing, byStatus, notCounted}: SideTallies,
): Tallies['sides'][number] => ({
  side,
  name: known.nameOf(side),
  killed: rowView(killed),
  injured: rowView(injured),
  missing: rowView(missing),
  byStatus: Object.fromEntries(Object.entries(byStatus).map(([status, row]) => [status, rowView(row)])),
  notCounted,
});

const rowView = (row: TallyRow): Tallies['sides'][number]['killed'] => Object.fromEntries(Object.entries(row));

export function claimRatioViews(known: Known, casualties: readonly Recorded<Casualty>[]): Tallies['claimRatios'] {
  return claimRatios(casualties, known.caseFile.record.parties, known.partyOf).map((ratio) => ({
    claimant: ratio.claimant,
    about: ratio.about,
    claimed: ratio.claimed,
    admitted: ratio.admitted,
    incidents: ratio.incidents,
    ...(ratio.ratio === undefined ? {} : {ratio: ratio.ratio}),
    ...(ratio.low === undefined ? {} : {low: ratio.low}),
    ...(ratio.high === undefined ? {} : {high: ratio.high}),
    sentence: ratioSentence(known, ratio),
  }));
}

function ratioSentence(known: Known, {claimant, about, claimed, admitted, ratio, low, high}: ClaimRatio): string {
  const [by, of] = [known.nameOf(claimant), known.nameOf(about)];
  const times = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
  const reach =
    ratio === undefined
      ? low === undefined
        ? ''
        : high === undefined
          ? ` The claim is more than ${times(low)} times as high.`
          : ` The claim is between ${times(low)} and ${times(high)} times as high.`
      : ` The claim is ${times(ratio)} times as high.`;
  return `Killed on the side of ${of}: claimed by ${by} ${figure(claimed)}, given by ${of} ${figure(admitted)}, for the same incidents.${reach}`;
}

/** `23`, `16 to 18`, `more than 200` */
export function figure({low, high, best, openEnded}: ClaimRatio['claimed']): string {
  if (openEnded) return `more than ${low}`;
  if (best !== undefined && low === high) return String(best);
  return low === high ? String(low) : `${low} to ${high}`;
}
