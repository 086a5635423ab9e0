/** The table of who may read and do what, the same for everybody who asks: it says how the desk decides and nothing of what is on it. */
import {Type} from 'typebox';
import {policyPage} from '../../monitoring/desk/index.ts';
import {PolicyPage} from '../contract/index.ts';
import {page} from './answer.ts';
import type {Route} from './route.ts';

const printed = page(policyPage());

export const policyPages: readonly Route[] = [
  {path: '/api/policy', query: Type.Object({}), shape: PolicyPage, answer: () => Promise.resolve(printed)},
];
