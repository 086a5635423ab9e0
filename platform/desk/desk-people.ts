/**
 * What the desks ask of people: whose key it is, what somebody holds, what an act of the installation changes. The state
 * itself is the core's; here is only the part of it that the server needs.
 */
import type {DeskAct, PeopleAt} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';

export interface DeskPeople {
  /** What the rules of a case ask: live, as of the newest act taken. */
  readonly at: PeopleAt;
  /** The person for whom this key signs; undefined where it is nobody's on the desk. */
  personOfKey(keyName: string, publicKey?: string): string | undefined;
  person(id: string): {readonly name: string} | undefined;
  problems(act: DeskAct): readonly Problem[];
  /** An act that stands in the ledger: has its effect, or is listed among the refused. */
  take(act: DeskAct): readonly Problem[];
}
