/**
 * What enrolling and signing in share: the parts that they are made from, and the limits: how many questions an address may
 * ask in a minute, how many answers that do not hold it may give, and how many may be given for one account.
 */
import type {IncomingHttpHeaders} from 'node:http';
import {instantOf, type Result} from '../../monitoring/kernel/index.ts';
import {attempts, type Attempts} from './attempts.ts';
import {challenges, type Challenges} from './challenges.ts';
import type {EnrolParts} from './enrol.ts';
import {firstLink} from './first-link.ts';
import {tooManyAttempts} from './refusals.ts';
import type {OidcSettings} from './oidc-settings.ts';
import {sessions, usualSessionLimits, type Session, type SessionLimits, type Sessions} from './sessions.ts';
import {cookiesOf, setCookie, siteOf, type Site} from './site.ts';

export interface AccountsParts extends Omit<EnrolParts, 'firstLink' | 'now'> {
  /** POSIX milliseconds: the caller’s clock. */
  readonly nowMilliseconds: () => number;
  /** Where the server stands behind a name (`--origin`). */
  readonly origin?: string;
  readonly limits?: AccountLimits;
  /** Where the operator lets people sign in with the account of another organisation. */
  readonly oidc?: OidcSettings;
}

export interface AccountLimits {
  readonly sessions: SessionLimits;
  /** From one address: questions of any kind, and answers that do not hold. */
  readonly askedPerMinute: number;
  readonly failedPerMinute: number;
  /** Answers that do not hold, for one link, key or passkey. */
  readonly failedOfAccountPerMinute: number;
  readonly challengeSeconds: number;
  /** How long ago somebody may have proved who he is when he signs something off. */
  readonly freshMinutes: number;
}

export const usualAccountLimits: AccountLimits = Object.freeze({
  sessions: usualSessionLimits,
  askedPerMinute: 300,
  failedPerMinute: 60,
  failedOfAccountPerMinute: 20,
  challengeSeconds: 300,
  freshMinutes: 15,
});

/** Who asks: his address is counted and kept nowhere. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

/** A session opened, with the header that gives the browser its cookie. */
export interface SignedInNow {
  readonly session: Session;
  readonly setCookie: string;
}

export type Purpose =
  | {readonly kind: 'enrol'; readonly tokenSha256: string; readonly origin: string}
  | {readonly kind: 'passkey'; readonly origin: string}
  | {readonly kind: 'key'; readonly origin: string};

export interface AccountContext {
  readonly enrolment: EnrolParts;
  readonly limits: AccountLimits;
  readonly asked: Challenges<Purpose>;
  readonly counted: Attempts;
  readonly open: Sessions;
  readonly siteOf: (headers: IncomingHttpHeaders) => Site;
}

export function accountContext(parts: AccountsParts): AccountContext {
  const {people, random, nowMilliseconds, origin, limits = usualAccountLimits} = parts;
  const now = (): string => instantOf(Math.floor(nowMilliseconds() / 1000));
  return {
    enrolment: {...parts, firstLink: firstLink(people, now, random), now},
    limits,
    asked: challenges({random, nowMilliseconds, lifeSeconds: limits.challengeSeconds}),
    counted: attempts({random, nowMilliseconds}),
    open: sessions({random, nowMilliseconds, limits: limits.sessions}),
    siteOf: ({host = ''}) => siteOf(host, origin),
  };
}

/** One more question from this address; false where it is one too many. */
export const mayAsk = ({counted, limits}: AccountContext, {address}: Caller): boolean =>
  counted.count('asked', address) <= limits.askedPerMinute;

/**
 * An answer to a challenge: not looked at where too many from this address or for this account did not hold in this
 * minute; one that does not hold is counted.
 */
export async function judgedAnswer<T>(
  {counted, limits}: AccountContext,
  {address}: Caller,
  account: string,
  judge: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const isTooMany =
    counted.counted('failed', address) >= limits.failedPerMinute ||
    counted.counted('account', account) >= limits.failedOfAccountPerMinute;
  if (isTooMany) return tooManyAttempts;
  const result = await judge();
  if (!result.ok) {
    counted.count('failed', address);
    counted.count('account', account);
  }
  return result;
}

/** The session that was open in this browser ends: its secret is never used for anybody else. */
export function openSession(
  context: AccountContext,
  headers: IncomingHttpHeaders,
  of: Pick<Session, 'person' | 'keyName' | 'publicKey'>,
): SignedInNow {
  const site = context.siteOf(headers);
  for (const secret of cookiesOf(site, headers.cookie)) context.open.end(secret);
  const {secret, session} = context.open.open(of);
  const lifeSeconds = context.limits.sessions.absoluteDays * 86_400;
  return {session, setCookie: setCookie(site, secret, lifeSeconds)};
}
