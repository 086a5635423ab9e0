/** Who is on the desk: enrolling, passkeys and keys, sessions. */
export {openAccounts, tokenHeader, type Accounts} from './accounts.ts';
export {
  usualAccountLimits,
  type AccountLimits,
  type AccountsParts,
  type Caller,
  type SignedInNow,
} from './account-parts.ts';
export {signInMessage} from './device-sign-in.ts';
export {originProblem} from './site.ts';
