/** Rules of the acts of acts/publication.ts. */
import type {publicationActs} from '../acts/publication.ts';
import type {ActRules} from '../rule.ts';

export const publicationRules = {} as unknown as ActRules<keyof typeof publicationActs>;
