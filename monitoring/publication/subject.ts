/** One obligation with its agreement, its clause and the name of who owes it: what the templates of every kind need. */
import type {Agreement, Obligation, Provision} from '../agreement/index.ts';
import type {Recorded} from '../kernel/index.ts';
import type {Known} from './known.ts';

export interface Subject {
  readonly agreement: Recorded<Agreement>;
  readonly provision: Provision;
  readonly obligation: Obligation;
  readonly known: Known;
  readonly name: string;
}
