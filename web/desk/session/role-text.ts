/**
 * Roles in words, as they stand beside a name. A role of a side is one role with the side beside it, in the same words for
 * either side; only what counts now is said, and what waits is said to wait.
 */
import type {Me} from '../../../platform/contract/index.ts';

export type HeldRole = Me['roles'][number];

const spoken = (role: string): string => role.replaceAll('_', ' ');

/** `nameOf` gives a party’s name; of the third side there is none. */
export function roleText({role, side}: Pick<HeldRole, 'role' | 'side'>, nameOf: (side: string) => string): string {
  if (side === undefined) return spoken(role);
  return side === 'third' ? `${spoken(role)}, third side` : `${spoken(role)} of ${nameOf(side)}`;
}

/** Roles that count in this case at this moment; without a case, in any. `now` ISO 8601 in UTC. */
export const rolesIn = (roles: readonly HeldRole[], caseId: string | undefined, now: string): readonly HeldRole[] =>
  roles.filter(
    (one) =>
      !one.pending &&
      (caseId === undefined || one.case === '*' || one.case === caseId) &&
      (one.from === undefined || one.from <= now) &&
      (one.until === undefined || now < one.until),
  );

export function rolesText(roles: readonly HeldRole[], nameOf: (side: string) => string): string {
  if (roles.length === 0) return 'no role here';
  return [...new Set(roles.map((one) => roleText(one, nameOf)))].join(', ');
}

export const onePersonSentence = 'One person uses this installation; decisions here have one pair of eyes.';
