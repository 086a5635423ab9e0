/** Rules of the acts of acts/findings.ts. */
import type {findingActs} from '../acts/findings.ts';
import type {ActRules} from '../rule.ts';

export const findingRules = {} as unknown as ActRules<keyof typeof findingActs>;
