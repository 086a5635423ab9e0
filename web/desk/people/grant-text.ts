/** A role as typed, made into what an act says; what was left empty is left out. */
import type {GrantText} from './grant-fields.tsx';
import {dayStart} from './invitation-link.ts';

export const emptyGrant: GrantText = {case: '*', role: 'monitor', side: '', from: '', until: '', deputyFor: ''};

export const asGrant = ({from, until, ...rest}: GrantText) => ({...rest, from: dayStart(from), until: dayStart(until)});
