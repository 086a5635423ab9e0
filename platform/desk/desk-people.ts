/**
 * What the desks ask of people: whose key it is, what somebody holds, what an act of the installation changes. The state
 * itself is the core's; here is only the part of it that the server needs.
 */
import type {DeskAct, PeopleAt} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';

export interface DeskPeople extends PeopleAt {
  /** The person for whom a key of this name signs; undefined where the name is nobody's on the desk. */
  readonly personOfKey: (keyName: string) => string | undefined;
  readonly nameOf: (person: string) => string | undefined;
  readonly problems: (act: DeskAct) => readonly Problem[];
  /** An act that stands in the ledger: has its effect, or is listed among the refused. */
  readonly take: (act: DeskAct) => readonly Problem[];
}
