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

/** Who would act, on what, when: all that is known before the form is filled in. */
export type Asking = Pick<DeskAct, 'subject' | 'person' | 'at'>;

export interface ActRule<K extends ActKind> {
  /**
   * Why this person may not begin this act on this subject now, whatever the body would say: for buttons (possible-acts.ts).
   * `problems` holds these too.
   */
  readonly ready?: (asking: Asking, judging: Judging) => readonly Problem[];
  readonly problems: (act: DeskAct<ActBody<K>> & {readonly body: ActBody<K>}, judging: Judging) => readonly Problem[];
  /**
   * `body` is absent where the content was removed for safety since: the act keeps its place and says no more. `held` as in
   * Judging: on whose side a liaison acted.
   */
  readonly apply: (act: DeskAct<ActBody<K>>, state: DeskChange, held: readonly HeldRole[]) => void;
}

/** A rule in two parts: what is judged before the form is filled in, and, where that passes, what the form says. */
export function ruleInParts<K extends ActKind>(parts: {
  readonly ready: NonNullable<ActRule<K>['ready']>;
  readonly says?: ActRule<K>['problems'];
  readonly apply: ActRule<K>['apply'];
}): ActRule<K> {
  const {ready, says, apply} = parts;
  const problems: ActRule<K>['problems'] = (act, judging) => {
    const before = ready(act, judging);
    return before.length > 0 ? before : (says?.(act, judging) ?? []);
  };
  return {ready, problems, apply};
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

/** The same words whether it does not exist or is none of this person’s business. */
export const notKnown = (noun: string, id: string): readonly Problem[] => [
  problem('not-known', `“${id.slice(0, 80)}” is no ${noun} of this desk`, 'subject'),
];
