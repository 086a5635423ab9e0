/**
 * Passkeys (WebAuthn Level 2): what the browser is asked for, and whether what it gave is what was asked for. The person must
 * have been verified by the authenticator (PIN, finger, face), on a page of ours that stands in no frame of somebody else’s.
 * Attestation is not asked for: who made the authenticator is nobody’s business here. The library is loaded at first use.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type {Credential} from '../../monitoring/desk/index.ts';

const library = () => import('@simplewebauthn/server');

const programName = 'Holdfire';
const timeoutMilliseconds = 120_000;
/** COSE: EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

export interface Place {
  readonly origin: string;
  readonly passkeyName: string;
}

const challengeBytes = (challenge: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(challenge, 'base64url'));

export async function creationOptions(
  {passkeyName}: Place,
  challenge: string,
  person: {readonly id: string; readonly name: string; readonly credentials: readonly string[]},
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const {generateRegistrationOptions} = await library();
  return generateRegistrationOptions({
    rpName: programName,
    rpID: passkeyName,
    userName: person.name,
    userDisplayName: person.name,
    userID: Uint8Array.from(Buffer.from(person.id)),
    challenge: challengeBytes(challenge),
    timeout: timeoutMilliseconds,
    attestationType: 'none',
    excludeCredentials: person.credentials.map((id) => ({id})),
    authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
    supportedAlgorithmIDs: algorithms,
  });
}

/** The passkey’s own list of accounts is asked, so that this server tells nobody who has one. */
export async function requestOptions(
  {passkeyName}: Place,
  challenge: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const {generateAuthenticationOptions} = await library();
  return generateAuthenticationOptions({
    rpID: passkeyName,
    challenge: challengeBytes(challenge),
    timeout: timeoutMilliseconds,
    userVerification: 'required',
  });
}

/** The challenge that the browser says it answers; undefined where it says none, or answers from a frame. */
export function answeredChallenge(given: unknown): string | undefined {
  const {clientDataJSON} = ((given as {readonly response?: unknown} | undefined)?.response ?? {}) as {
    readonly clientDataJSON?: unknown;
  };
  if (typeof clientDataJSON !== 'string') return undefined;
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const {challenge, crossOrigin} = (said ?? {}) as {readonly challenge?: unknown; readonly crossOrigin?: unknown};
    return typeof challenge === 'string' && crossOrigin !== true ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** Longer ones do not fit into the act of enrolment. */
const idLimit = 300;
const publicKeyLimit = 2_000;

/** Undefined whatever is wrong with it: the reason would help only whoever forges. */
export async function checkedCreation(
  {origin, passkeyName}: Place,
  challenge: string,
  given: unknown,
): Promise<Credential | undefined> {
  const {verifyRegistrationResponse} = await library();
  try {
    const checked = await verifyRegistrationResponse({
      response: given as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: passkeyName,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!checked.verified) return undefined;
    const {id, publicKey, transports = []} = checked.registrationInfo.credential;
    const key = Buffer.from(publicKey).toString('base64url');
    if (id.length > idLimit || key.length > publicKeyLimit) return undefined;
    return {id, publicKey: key, transports: transports.filter(isTransport).slice(0, 10)};
  } catch {
    return undefined;
  }
}

const isTransport = (text: unknown): text is string => typeof text === 'string' && /^[a-z-]{1,20}$/.test(text);

/** The new count of signatures of the authenticator, 0 where it does not count; undefined where the answer does not hold. */
export async function checkedAnswer(
  {origin, passkeyName}: Place,
  challenge: string,
  given: unknown,
  credential: Credential,
  counter: number,
): Promise<number | undefined> {
  const {verifyAuthenticationResponse} = await library();
  try {
    const {verified, authenticationInfo} = await verifyAuthenticationResponse({
      response: given as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: passkeyName,
      requireUserVerification: true,
      credential: {id: credential.id, publicKey: challengeBytes(credential.publicKey), counter},
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
