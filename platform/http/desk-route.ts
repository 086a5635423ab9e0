/** A page of the desk as data: its address, what its query may hold, and how it is made for a viewer. */
import type {TObject, TSchema} from 'typebox';
import type {Desk, DeskPageContext} from '../../monitoring/desk/index.ts';
import type {DeskServer} from '../desk/index.ts';

export interface DeskAsked {
  readonly server: DeskServer;
  readonly desk: Desk;
  readonly context: DeskPageContext;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
}

export interface DeskRoute {
  readonly path: string;
  readonly query: TObject;
  /** Of its answer; none for lines. */
  readonly shape?: TSchema;
  /** The page is a list of lines, each of them JSON. */
  readonly lines?: true;
  /** Undefined where there is nothing that this viewer may read. */
  readonly page: (asked: DeskAsked) => unknown;
}
