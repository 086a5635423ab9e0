/**
 * How far one side’s claims about the other’s killed stand from what the other admits: claims ÷ admissions, over the
 * incidents for which both exist and no others. It says that accounts differ, and nothing about who is right.
 */
import type {Recorded} from '../kernel/index.ts';
import type {Casualty} from './casualty-table.ts';
import {tallySum, type TallySum} from './tally.ts';

export interface ClaimRatio {
  readonly claimant: string;
  /** Whose people the claims are about. */
  readonly about: string;
  readonly claimed: TallySum;
  readonly admitted: TallySum;
  /** Incidents for which both exist. */
  readonly incidents: readonly string[];
  /** From best figures; absent where a part has none or nobody is admitted. */
  readonly ratio?: number;
  /** Lowest claim over highest admission. */
  readonly low?: number;
  /** Highest claim over lowest admission; absent where a claim is open-ended or nobody is admitted. */
  readonly high?: number;
}

/** `partyOf` names the party that an actor speaks for, if it speaks for one. */
export function claimRatios(
  casualties: readonly Recorded<Casualty>[],
  parties: readonly [string, string],
  partyOf: (actor: string) => string | undefined,
): readonly ClaimRatio[] {
  const [first, second] = parties;
  const killed = casualties.filter(({record}) => record.counted === 'yes' && record.harm === 'killed');
  return [ratioOf(killed, first, second, partyOf), ratioOf(killed, second, first, partyOf)].flatMap(
    (ratio) => ratio ?? [],
  );
}

function ratioOf(
  killed: readonly Recorded<Casualty>[],
  claimant: string,
  about: string,
  partyOf: (actor: string) => string | undefined,
): ClaimRatio | undefined {
  const ofThem = killed.filter(({record}) => partyOf(record.side_affected) === about);
  const claims = ofThem.filter(
    ({record}) => record.tally === 'claimed_about_other' && partyOf(record.speaker) === claimant,
  );
  const admissions = ofThem.filter(({record}) => record.tally === 'own_admitted' && partyOf(record.speaker) === about);
  const admittedIn = new Set(admissions.map(({record}) => record.incident));
  const incidents = [...new Set(claims.map(({record}) => record.incident))].filter((id) => admittedIn.has(id));
  if (incidents.length === 0) return undefined;
  const both = new Set(incidents);
  const claimed = tallySum(claims.filter(({record}) => both.has(record.incident)));
  const admitted = tallySum(admissions.filter(({record}) => both.has(record.incident)));
  return {
    claimant,
    about,
    claimed,
    admitted,
    incidents,
    ...(claimed.best !== undefined && admitted.best !== undefined && admitted.best > 0
      ? {ratio: claimed.best / admitted.best}
      : {}),
    ...(admitted.high > 0 && !admitted.openEnded ? {low: claimed.low / admitted.high} : {}),
    ...(admitted.low > 0 && !claimed.openEnded ? {high: claimed.high / admitted.low} : {}),
  };
}
