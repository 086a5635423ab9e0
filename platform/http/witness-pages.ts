/** Who vouches for the ledger besides its operator: the list of witnesses, what each cosigned, and the checkpoints themselves. */
import {Type} from 'typebox';
import {WitnessesView} from '../contract/index.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import {witnessesView} from '../workflows/witnessing/witnesses-view.ts';
import {page, type Answer} from './answer.ts';
import type {Route} from './route.ts';

export const witnessPages: readonly Route[] = [
  {path: '/api/ledger/witnesses', query: Type.Object({}), shape: WitnessesView, answer: witnessesPage},
];

async function witnessesPage({ledger, checkpoints}: CaseRecord): Promise<Answer> {
  return page(witnessesView(checkpoints, ledger.size));
}
