/**
 * The link for the administrator, printed at the operator’s terminal: made anew at each start, kept in memory only, gone with
 * the next start, good once, and only while the people of the installation allow the server to invite (people-state.ts).
 */
import type {People} from '../../monitoring/desk/index.ts';
import {newPersonId, newSecret, sha256Hex, type Random} from './secrets.ts';

export interface FirstLink {
  /** For the terminal; undefined where an administrator stands or the installation is of one person. */
  token(): string | undefined;
  /** The person who would be enrolled, where this is the hash of the link and it still works. */
  personBy(tokenSha256: string): string | undefined;
  /** It was used. */
  used(): void;
}

export function firstLink(people: () => People, now: () => string, random: Random): FirstLink {
  const [token, person] = [newSecret(random), newPersonId(random)];
  const hash = sha256Hex(token);
  let isUsed = false;
  const works = (): boolean =>
    !isUsed && people().state.mode !== 'single_user' && people().mayInviteAdministrator(now());
  return {
    token: () => (works() ? token : undefined),
    personBy: (tokenSha256) => (tokenSha256 === hash && works() ? person : undefined),
    used: () => {
      isUsed = true;
    },
  };
}
