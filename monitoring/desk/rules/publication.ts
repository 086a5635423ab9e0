/** Rules of the acts of acts/publication.ts: what leaves the mission, and what protects people on the desk. */
import type {publicationActs} from '../acts/publication.ts';
import type {ActRules} from '../rule.ts';
import {protectionRules} from './protections.ts';
import {releaseRules} from './releases.ts';

export const publicationRules: ActRules<keyof typeof publicationActs> = {...releaseRules, ...protectionRules};
