/**
 * Signing in with the account of another organisation (OpenID Connect, code flow with PKCE), where the operator wrote an
 * `oidc.json`. It makes nobody a person: the file says which subject is which person who is enrolled already. It gives a session
 * and no more; what is signed, is signed with the key that the person enrolled. Only here does this program ask another.
 */
import {success, type Result} from '../../monitoring/kernel/index.ts';
import {mayAsk, openSession, type AccountContext, type Caller, type SignedInNow} from './account-parts.ts';
import {challenges, type Challenges} from './challenges.ts';
import type {OidcSettings} from './oidc-settings.ts';
import {otherUnreachable, signInRefused, tooManyAttempts} from './refusals.ts';
import {newSecret, sha256Hex} from './secrets.ts';
import {standingDevice} from './signing-in.ts';

export interface OidcBegun {
  readonly location: string;
  /** Binds the answer to the browser that asked. */
  readonly setCookie: string;
}

export interface Oidc {
  begin(caller: Caller): Promise<Result<OidcBegun>>;
  /** `query`: what stands behind the ? of the address that the browser was sent back to. */
  finish(caller: Caller, query: string): Promise<Result<SignedInNow>>;
}

export const oidcReturnPath = '/api/desk/oidc/return';
const cookieName = 'holdfire-oidc';
const lifeSeconds = 300;

interface Pending {
  readonly nonce: string;
  readonly verifier: string;
  readonly browser: string;
  readonly origin: string;
}

const library = () => import('openid-client');
type Configuration = Awaited<ReturnType<Awaited<ReturnType<typeof library>>['discovery']>>;

export function openOidc(context: AccountContext, settings: OidcSettings, nowMilliseconds: () => number): Oidc {
  const {random} = context.enrolment;
  const pending: Challenges<Pending> = challenges({random, nowMilliseconds, lifeSeconds, keptLimit: 2_000});
  let discovered: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    discovered ??= discover(settings);
    // Asked again where the other side could not be reached.
    discovered.catch(() => (discovered = undefined));
    return discovered;
  };
  return {
    begin: async (caller) => {
      if (!mayAsk(context, caller)) return tooManyAttempts;
      const {buildAuthorizationUrl, calculatePKCECodeChallenge} = await library();
      const there = await configuration().catch(() => undefined);
      if (there === undefined) return otherUnreachable;
      const {origin, isSecure} = context.siteOf(caller.headers);
      const [browser, nonce, verifier] = [newSecret(random), newSecret(random), newSecret(random)];
      const state = pending.give({nonce, verifier, browser: sha256Hex(browser), origin});
      const location = buildAuthorizationUrl(there, {
        redirect_uri: `${origin}${oidcReturnPath}`,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      // Lax, because the browser comes back from elsewhere.
      const cookie = `${cookieName}=${browser}; Path=${oidcReturnPath}; Max-Age=${lifeSeconds}; HttpOnly; SameSite=Lax`;
      return success({location: location.href, setCookie: isSecure ? `${cookie}; Secure` : cookie});
    },
    finish: async (caller, query) => {
      const state = new URLSearchParams(query).get('state') ?? '';
      const asked = pending.take(state);
      const {origin} = context.siteOf(caller.headers);
      const isSameBrowser = browsersOf(caller).some((browser) => sha256Hex(browser) === asked?.browser);
      if (asked === undefined || asked.origin !== origin || !isSameBrowser) return signInRefused;
      const subject = await subjectOf(await configuration(), `${origin}${oidcReturnPath}?${query}`, asked, state);
      return subject === undefined ? signInRefused : signedIn(context, caller, settings, subject);
    },
  };
}

async function discover({issuer, clientId, clientSecret}: OidcSettings): Promise<Configuration> {
  const {discovery, allowInsecureRequests, enableNonRepudiationChecks} = await library();
  const execute = issuer.startsWith('http://')
    ? [allowInsecureRequests, enableNonRepudiationChecks]
    : [enableNonRepudiationChecks];
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {execute, timeout: 10});
}

const browsersOf = ({headers}: Caller): readonly string[] =>
  (headers.cookie ?? '').split(';').flatMap((part) => {
    const [name, value = ''] = part.trim().split('=', 2);
    return name === cookieName ? [value] : [];
  });

async function subjectOf(
  configuration: Configuration,
  address: string,
  {nonce, verifier}: Pending,
  state: string,
): Promise<string | undefined> {
  const {authorizationCodeGrant} = await library();
  try {
    const checks = {pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true};
    return (await authorizationCodeGrant(configuration, new URL(address), checks)).claims()?.sub;
  } catch {
    return undefined;
  }
}

/** The person’s newest device: its key signs, and where it is not in this browser the app says so. */
function signedIn(
  context: AccountContext,
  {headers}: Caller,
  {people}: OidcSettings,
  subject: string,
): Result<SignedInNow> {
  const id = Object.hasOwn(people, subject) ? people[subject] : undefined;
  const file = id === undefined ? undefined : context.enrolment.people().person(id);
  const found = file?.devices
    .toReversed()
    .map(({keyName}) => standingDevice(context, keyName))
    .find(Boolean);
  if (found === undefined) return signInRefused;
  const {keyName, publicKey} = found.device;
  return success(openSession(context, headers, {person: found.person, keyName, publicKey}));
}
