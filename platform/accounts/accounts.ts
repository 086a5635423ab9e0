/**
 * Accounts: enrolling with a link, signing in with a passkey or a registered key, who is signed in, signing out. The ledger is
 * the store of accounts (monitoring/desk/people.ts); here are only what lasts minutes or hours: challenges, sessions, counts
 * of attempts, all in memory.
 */
import type {IncomingHttpHeaders} from 'node:http';
import {onlyPerson} from '../../monitoring/desk/index.ts';
import type {Problem, Result} from '../../monitoring/kernel/index.ts';
import type {EnrolOptions, KeyOptions, SignInOptions} from '../contract/account-bodies.ts';
import {
  accountContext,
  type AccountContext,
  type AccountsParts,
  type Caller,
  type SignedInNow,
} from './account-parts.ts';
import {enrolOptions, enrolVerify, type EnrolSent} from './enrolling.ts';
import {openOidc, type Oidc} from './oidc.ts';
import {isSameText} from './secrets.ts';
import type {Session} from './sessions.ts';
import {keyOptions, keyVerify, signInOptions, signInVerify, standingDevice, type KeySent} from './signing-in.ts';
import {cookiesOf, setCookie} from './site.ts';

export interface Accounts {
  enrolOptions(caller: Caller, token: string | undefined): Promise<Result<EnrolOptions>>;
  enrolVerify(caller: Caller, sent: EnrolSent): Promise<Result<SignedInNow>>;
  signInOptions(caller: Caller): Promise<Result<SignInOptions>>;
  signInVerify(caller: Caller, assertion: unknown): Promise<Result<SignedInNow>>;
  keyOptions(caller: Caller): Result<KeyOptions>;
  keyVerify(caller: Caller, sent: KeySent): Promise<Result<SignedInNow>>;
  /** Absent where the operator did not set it up. */
  readonly oidc?: Oidc;
  /** Ends the session of these headers; gives the header that takes the cookie away. */
  signOut(headers: IncomingHttpHeaders): string;
  /** Undefined where nobody is signed in: no cookie, an unknown one, a session that is over, a person who was suspended. */
  sessionOf(headers: IncomingHttpHeaders): Session | undefined;
  /** The person of the session; in an installation of one it is that person, who needs none. */
  personOf(headers: IncomingHttpHeaders): string | undefined;
  /** Why a write with these headers is refused: it carries a session’s cookie and not that session’s token. */
  writeProblem(headers: IncomingHttpHeaders): Problem | undefined;
  /** Why an act that signs something off is refused: it was proved too long ago who this is. */
  signOffProblem(headers: IncomingHttpHeaders): Problem | undefined;
  /** The link for an administrator, where one may be printed; `address` is where the server listens. */
  administratorLink(address: string): string | undefined;
}

const tokenHeader = 'x-holdfire-token';

export function openAccounts(parts: AccountsParts): Accounts {
  const context = accountContext(parts);
  const {people} = context.enrolment;
  const counters = new Map<string, number>();
  const sessionOf = (headers: IncomingHttpHeaders): Session | undefined => openSessionOf(context, headers);
  return {
    enrolOptions: (caller, token) => enrolOptions(context, caller, token),
    enrolVerify: (caller, sent) => enrolVerify(context, caller, sent),
    signInOptions: (caller) => signInOptions(context, caller),
    signInVerify: (caller, assertion) => signInVerify(context, caller, assertion, counters),
    keyOptions: (caller) => keyOptions(context, caller),
    keyVerify: (caller, sent) => keyVerify(context, caller, sent),
    ...(parts.oidc === undefined ? {} : {oidc: openOidc(context, parts.oidc, parts.nowMilliseconds)}),
    signOut: (headers) => {
      const site = context.siteOf(headers);
      for (const secret of cookiesOf(site, headers.cookie)) context.open.end(secret);
      return setCookie(site, '', 0);
    },
    sessionOf,
    personOf: (headers) =>
      sessionOf(headers)?.person ?? (people().state.mode === 'single_user' ? onlyPerson : undefined),
    writeProblem: (headers) => {
      const session = sessionOf(headers);
      const given = headers[tokenHeader];
      if (session === undefined || (typeof given === 'string' && isSameText(given, session.token))) return undefined;
      return {code: 'no-token', message: `the session’s token is not in ${tokenHeader}; open the page again`};
    },
    signOffProblem: (headers) => {
      const session = sessionOf(headers);
      const limit = context.limits.freshMinutes * 60_000;
      if (session === undefined || session.person === onlyPerson) return undefined;
      if (parts.nowMilliseconds() - session.verifiedAt <= limit) return undefined;
      return {code: 'sign-in-again', message: 'sign in again to sign this off; what you have written stays'};
    },
    administratorLink: (address) => {
      const token = context.enrolment.firstLink.token();
      return token === undefined ? undefined : `${parts.origin ?? localAddress(address)}/enrol#${token}`;
    },
  };
}

/** Passkeys need a name: this machine’s own. */
const localAddress = (address: string): string => `http://localhost:${new URL(address).port}`;

function openSessionOf(context: AccountContext, headers: IncomingHttpHeaders): Session | undefined {
  const site = context.siteOf(headers);
  for (const secret of cookiesOf(site, headers.cookie)) {
    const session = context.open.find(secret);
    if (session === undefined) continue;
    // Suspended, or the key was revoked, or accounts took the place of the one person: it is nobody’s session any more.
    if (standingDevice(context, session.keyName)?.person === session.person && isOfMode(context, session))
      return session;
    if (context.enrolment.people().at.isSuspended(session.person)) context.open.endAllOf(session.person);
    else context.open.end(secret);
  }
  return undefined;
}

const isOfMode = ({enrolment}: AccountContext, {person}: Session): boolean =>
  (person === onlyPerson) === (enrolment.people().state.mode === 'single_user');
