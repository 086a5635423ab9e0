/** Rules of the acts of acts/statements.ts. */
import type {statementActs} from '../acts/statements.ts';
import type {ActRules} from '../rule.ts';

export const statementRules = {} as unknown as ActRules<keyof typeof statementActs>;
