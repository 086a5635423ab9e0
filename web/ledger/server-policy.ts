/**
 * The policy that a server gives out, as text: the list in force, or its own key alone where nobody was named to cosign.
 * Undefined where nothing was ever signed.
 */
import type {WitnessesView} from '../../platform/contract/index.ts';

export const serverPolicyText = ({policy, log}: Pick<WitnessesView, 'policy' | 'log'>): string | undefined =>
  policy?.text ?? (log === undefined ? undefined : `log ${log.key}\nquorum none\n`);
