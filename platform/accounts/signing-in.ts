/**
 * The two ways of signing in: a passkey, which the browser finds by itself, or a registered key that signs a nonce. Both give a
 * session of the device that signed in, because its key signs what the session does.
 */
import type {People, PersonDevice} from '../../monitoring/desk/index.ts';
import {success, type Result} from '../../monitoring/kernel/index.ts';
import type {KeyOptions, SignInOptions} from '../contract/account-bodies.ts';
import {
  judgedAnswer,
  mayAsk,
  openSession,
  type AccountContext,
  type Caller,
  type SignedInNow,
} from './account-parts.ts';
import {signInHolds, signInMessage} from './device-sign-in.ts';
import {answeredChallenge, checkedAnswer, requestOptions} from './passkeys.ts';
import {passkeyNeedsName, tooManyAttempts, signInRefused} from './refusals.ts';

export async function signInOptions(context: AccountContext, caller: Caller): Promise<Result<SignInOptions>> {
  if (!mayAsk(context, caller)) return tooManyAttempts;
  const {origin, passkeyName} = context.siteOf(caller.headers);
  if (passkeyName === undefined) return passkeyNeedsName;
  const challenge = context.asked.give({kind: 'passkey', origin});
  const passkey = await requestOptions({origin, passkeyName}, challenge);
  return success({passkey: passkey as unknown as Record<string, unknown>});
}

/** `counters`: signatures counted by the authenticators that count, since the start. */
export const signInVerify = (
  context: AccountContext,
  caller: Caller,
  assertion: unknown,
  counters: Map<string, number>,
): Promise<Result<SignedInNow>> => {
  const id = (assertion as {readonly id?: unknown} | undefined)?.id;
  const credentialId = typeof id === 'string' ? id : '';
  return judgedAnswer(context, caller, `passkey ${credentialId}`, async () => {
    const challenge = answeredChallenge(assertion);
    const purpose = challenge === undefined ? undefined : context.asked.take(challenge);
    const {origin, passkeyName} = context.siteOf(caller.headers);
    const known = context.enrolment.people().credentialById(credentialId);
    if (challenge === undefined || purpose?.kind !== 'passkey' || purpose.origin !== origin) return signInRefused;
    if (passkeyName === undefined || known === undefined) return signInRefused;
    const place = {origin, passkeyName};
    const counter = counters.get(credentialId) ?? 0;
    const counted = await checkedAnswer(place, challenge, assertion, known.credential, counter);
    // Somebody may have been suspended, or another answer of this authenticator counted, while this one was checked.
    const stands = context.enrolment.people().credentialById(credentialId);
    const isOlder = counted !== undefined && counted !== 0 && counted <= (counters.get(credentialId) ?? 0);
    if (counted === undefined || stands === undefined || isOlder) return signInRefused;
    counters.set(credentialId, counted);
    return signedIn(context, caller, stands);
  });
};

/** The same for a key that does not exist. */
export function keyOptions(context: AccountContext, caller: Caller): Result<KeyOptions> {
  if (!mayAsk(context, caller)) return tooManyAttempts;
  const {origin} = context.siteOf(caller.headers);
  return success({origin, nonce: context.asked.give({kind: 'key', origin})});
}

export interface KeySent {
  readonly key: string;
  readonly nonce: string;
  /** Base64. */
  readonly signature: string;
}

export const keyVerify = (
  context: AccountContext,
  caller: Caller,
  {key, nonce, signature}: KeySent,
): Promise<Result<SignedInNow>> =>
  judgedAnswer(context, caller, `key ${key}`, async () => {
    const purpose = context.asked.take(nonce);
    const {origin} = context.siteOf(caller.headers);
    const known = standingDevice(context, key);
    const holds = signInHolds(known?.device.publicKey, signInMessage(origin, nonce), signature);
    if (purpose?.kind !== 'key' || purpose.origin !== origin || known === undefined || !holds) return signInRefused;
    return signedIn(context, caller, known);
  });

/** A device whose key the ledger still lets sign. */
export function standingDevice({enrolment}: AccountContext, keyName: string): PersonDevice | undefined {
  const found: ReturnType<People['deviceOf']> = enrolment.people().deviceOf(keyName);
  const registered = enrolment.keys.register().keyNamed(keyName);
  return found !== undefined && registered?.publicKey === found.device.publicKey ? found : undefined;
}

function signedIn(context: AccountContext, {headers}: Caller, {person, device}: PersonDevice): Result<SignedInNow> {
  const {keyName, publicKey} = device;
  return standingDevice(context, keyName) === undefined
    ? signInRefused
    : success(openSession(context, headers, {person, keyName, publicKey}));
}
