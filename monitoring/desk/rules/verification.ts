/** Rules of the acts of acts/verification.ts. */
import type {verificationActs} from '../acts/verification.ts';
import type {ActRules} from '../rule.ts';

export const verificationRules = {} as unknown as ActRules<keyof typeof verificationActs>;
