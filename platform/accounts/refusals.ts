/**
 * The sentences in which enrolling and signing in are refused: one whatever the reason, so that it tells nobody whether a
 * person, a link, a passkey or a key exists.
 */
import {failure} from '../../monitoring/kernel/index.ts';

export const linkRefused = failure([
  {
    code: 'link-refused',
    message: 'this link does not work, or what was sent with it does not hold; ask whoever gave it to you for another',
  },
]);
export const signInRefused = failure([
  {code: 'sign-in-refused', message: 'what was sent does not sign anybody in; begin again, or ask an administrator'},
]);
export const tooManyAttempts = failure([
  {code: 'too-many-attempts', message: 'too many attempts; wait a minute and try again'},
]);
export const passkeyNeedsName = failure([
  {
    code: 'passkey-needs-name',
    message: 'passkeys belong to a name: open this page at http://localhost instead of an address of numbers',
  },
]);
export const otherUnreachable = failure([
  {code: 'oidc-unreachable', message: 'the organisation whose accounts are used here cannot be reached; use a passkey'},
]);
