/**
 * How far two blind checks agree, over all incidents that two persons checked: the plain share, and Cohen's kappa, which takes off
 * what chance alone would give (Cohen 1960, "A coefficient of agreement for nominal scales"). Kappa is not defined where
 * both gave one and the same result everywhere.
 */
import {counted} from '../../kernel/index.ts';
import type {CheckAgreement} from '../shapes/index.ts';
import type {DeskState} from '../state.ts';

export type Pair = readonly [first: string, second: string];

export function checkAgreement(
  state: DeskState,
  mayCount: (sensitive: boolean) => boolean,
): CheckAgreement | undefined {
  const pairs = [...state.incidents.values()].flatMap(({proposed, checked, sensitive}): Pair[] =>
    proposed?.body !== undefined && checked?.body !== undefined && mayCount(sensitive)
      ? [[proposed.body.result, checked.body.result]]
      : [],
  );
  if (pairs.length === 0) return undefined;
  const same = pairs.filter(([first, second]) => first === second).length;
  const kappa = cohensKappa(pairs);
  const beyond = kappa === undefined ? 'kappa is not defined for these' : `Cohen’s kappa ${kappa.toFixed(2)}`;
  return {
    checked: pairs.length,
    same,
    ...(kappa === undefined ? {} : {kappa}),
    sentence: `Of ${counted(pairs.length, 'incident')} checked blind by two persons, both gave the same result in ${same} (${beyond}).`,
  };
}

/** (observed − expected) ÷ (1 − expected); undefined where chance alone explains everything. */
export function cohensKappa(pairs: readonly Pair[]): number | undefined {
  const total = pairs.length;
  const labels = new Set(pairs.flat());
  const observed = pairs.filter(([first, second]) => first === second).length / total;
  let expected = 0;
  for (const label of labels) {
    const firsts = pairs.filter(([first]) => first === label).length;
    const seconds = pairs.filter(([, second]) => second === label).length;
    expected += (firsts / total) * (seconds / total);
  }
  return total === 0 || expected === 1 ? undefined : (observed - expected) / (1 - expected);
}
