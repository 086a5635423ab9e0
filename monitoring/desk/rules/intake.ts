/** Rules of the acts of acts/intake.ts. */
import type {intakeActs} from '../acts/intake.ts';
import type {ActRules} from '../rule.ts';

export const intakeRules = {} as unknown as ActRules<keyof typeof intakeActs>;
