/** A route as data: its address, what its query may hold, the shape of its answer, and how it is answered. */
import type {TObject, TSchema} from 'typebox';
import type {Answer} from './answer.ts';
import type {CaseRecord} from '../workflows/case-record.ts';

export interface Asked<Query> {
  /** Path parameters, each at most 100 characters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
}

export interface Route {
  readonly path: string;
  readonly query: TObject;
  /** None for bytes. */
  readonly shape?: TSchema;
  /** `query` has been read against the schema of the route. */
  readonly answer: (record: CaseRecord, asked: Asked<never>) => Promise<Answer>;
}
