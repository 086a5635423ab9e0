/** Who is on the desk: enrolling, passkeys and keys, sessions. */
export {openAccounts, type Accounts} from './accounts.ts';
export {usualAccountLimits, type AccountLimits, type Caller, type SignedInNow} from './account-parts.ts';
export {signInMessage} from './device-sign-in.ts';
export {oidcReturnPath} from './oidc.ts';
export {readOidcSettings, type OidcSettings} from './oidc-settings.ts';
