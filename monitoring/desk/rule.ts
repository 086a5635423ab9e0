/**
 * The rule of one kind of act: when it may be done (every reason why not, at once) and what it changes. Roles and the form of
 * the body were judged before (desk.ts); a rule judges the state, the four eyes and whose it is.
 */
import type {HeldRole} from '../access/index.ts';
import type {Problem} from '../kernel/index.ts';
import type {ActBody, ActKind} from './act-kinds.ts';
import type {DeskAct} from './act.ts';
import type {DeskChange, DeskState, PeopleAt} from './state.ts';

export interface Judging {
  readonly state: DeskState;
  readonly people: PeopleAt;
  /** Roles of whoever acts, at the moment of the act, among those that the kind asks for. */
  readonly held: readonly HeldRole[];
}

export interface ActRule<K extends ActKind> {
  readonly problems: (act: DeskAct<ActBody<K>> & {readonly body: ActBody<K>}, judging: Judging) => readonly Problem[];
  /** `body` is absent where the content was removed for safety since: the act keeps its place and says no more. */
  readonly apply: (act: DeskAct<ActBody<K>>, state: DeskChange) => void;
}

export type ActRules<K extends ActKind> = {readonly [One in K]: ActRule<One>};

export const problem = (code: string, message: string, field?: string): Problem => ({
  code,
  message,
  ...(field === undefined ? {} : {field}),
});

/**
 * Four eyes: whoever acts is none of those who did it before. In an installation of one person the record says that one
 * pair of eyes decided; there is nobody else.
 */
export function otherEyes(
  person: string,
  before: readonly (DeskAct | undefined)[],
  people: PeopleAt,
  what: string,
): readonly Problem[] {
  if (people.mode === 'single_user' || !before.some((one) => one?.person === person)) return [];
  return [problem('own-work', `${what} needs somebody else: nobody decides on his own work`)];
}
