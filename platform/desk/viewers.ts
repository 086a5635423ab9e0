/**
 * Who looks: the person of the session with the roles that he holds in this case at this moment, or the public; and as whom he
 * asks to look. A preview shows what that audience would see, never more than its viewer may read himself. Roles of the
 * mission may ask for every audience, everybody else for the public alone.
 */
import {publicViewer, tierOfRole, type HeldRole, type Viewer} from '../../monitoring/access/index.ts';
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';
import type {Desks} from './desks.ts';

export interface Looking {
  /** Of the session; undefined where nobody is signed in. */
  readonly person: string | undefined;
  readonly caseId: string;
  /** ISO 8601 in UTC: the server's clock. */
  readonly now: string;
}

/** What is public is everybody's. */
const everybody: HeldRole = Object.freeze({role: 'public'});

export function viewerOf(desks: Pick<Desks, 'people'>, {person, caseId, now}: Looking): Viewer {
  if (person === undefined) return publicViewer;
  const people = desks.people().at;
  if (people.isSuspended(person)) return publicViewer;
  return {person, held: [...people.heldBy(person, caseId, now), everybody]};
}

/** The same answer for an audience that there is not and for one that this viewer may not ask for. */
const otherAudience = failure([
  {
    code: 'other-audience',
    field: 'as',
    message: 'is no audience whose view you may ask for: public, guarantor or party:ID',
  },
]);

export function audienceOf(viewer: Viewer, as: string | undefined, parties: readonly string[]): Result<Viewer> {
  if (as === undefined) return success(viewer);
  if (as === 'public') return success(publicViewer);
  if (!viewer.held.some(({role}) => tierOfRole[role] === 'mission_only')) return otherAudience;
  const held = audienceRole(as, parties);
  return held === undefined ? otherAudience : success({person: '', held: [held, everybody], within: viewer});
}

function audienceRole(as: string, parties: readonly string[]): HeldRole | undefined {
  if (as === 'guarantor') return {role: 'guarantor'};
  const side = as.startsWith('party:') ? as.slice('party:'.length) : undefined;
  return side !== undefined && parties.includes(side) ? {role: 'party_liaison', side} : undefined;
}
