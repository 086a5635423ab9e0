/**
 * The two questions of enrolling. With a link: what the passkey is to be made for; then everything together, and the person is
 * in and signed in. In an installation of one, from this machine alone: a key of the browser, and nothing else.
 */
import type {Credential} from '../../monitoring/desk/index.ts';
import {success, type Result} from '../../monitoring/kernel/index.ts';
import type {EnrolOptions} from '../contract/account-bodies.ts';
import {
  judgedAnswer,
  mayAsk,
  openSession,
  type AccountContext,
  type Caller,
  type SignedInNow,
} from './account-parts.ts';
import {claimOf, enrol, type Claim} from './enrol.ts';
import {answeredChallenge, checkedCreation, creationOptions} from './passkeys.ts';
import {linkRefused, passkeyNeedsName, tooManyAttempts} from './refusals.ts';
import {sha256Hex} from './secrets.ts';

export interface EnrolSent {
  readonly token?: string;
  readonly keyName: string;
  readonly publicKey: string;
  readonly possession: string;
  readonly attestation?: unknown;
  readonly name?: string;
}

export async function enrolOptions(
  context: AccountContext,
  caller: Caller,
  token: string | undefined,
): Promise<Result<EnrolOptions>> {
  if (!mayAsk(context, caller)) return tooManyAttempts;
  const {origin, passkeyName} = context.siteOf(caller.headers);
  if (token !== undefined && passkeyName === undefined) return passkeyNeedsName;
  return judgedAnswer(context, caller, `link ${token ?? caller.address}`, async () => {
    const tokenSha256 = token === undefined ? undefined : sha256Hex(token);
    const claim = claimFor(context, caller, tokenSha256);
    if (claim === undefined) return linkRefused;
    const {person, keyName, isFirst, name} = claim;
    const shown = {person, keyName, isFirst, ...(name === undefined ? {} : {name})};
    if (tokenSha256 === undefined || passkeyName === undefined) return success(shown);
    const challenge = context.asked.give({kind: 'enrol', tokenSha256, origin});
    const credentials = context.enrolment
      .people()
      .person(person)
      ?.devices.flatMap(({credential}) => credential?.id ?? []);
    const passkey = await creationOptions({origin, passkeyName}, challenge, {
      id: person,
      name: name ?? 'Administrator',
      credentials: credentials ?? [],
    });
    return success({...shown, passkey: passkey as unknown as Record<string, unknown>});
  });
}

export const enrolVerify = (context: AccountContext, caller: Caller, sent: EnrolSent): Promise<Result<SignedInNow>> =>
  judgedAnswer(context, caller, `link ${sent.token ?? caller.address}`, async () => {
    const {token, attestation, ...request} = sent;
    const tokenSha256 = token === undefined ? undefined : sha256Hex(token);
    const credential =
      attestation === undefined ? undefined : await credentialOf(context, caller, tokenSha256, attestation);
    if (attestation !== undefined && credential === undefined) return linkRefused;
    if (claimFor(context, caller, tokenSha256) === undefined) return linkRefused;
    const done = await enrol(context.enrolment, {
      ...request,
      tokenSha256,
      ...(credential === undefined ? {} : {credential}),
    });
    if (!done.ok) return done;
    const {keyName, publicKey} = request;
    return success(openSession(context, caller.headers, {person: done.value.person, keyName, publicKey}));
  });

/** Nobody from elsewhere becomes the one person of an installation. */
const claimFor = (
  {enrolment}: AccountContext,
  {address}: Caller,
  tokenSha256: string | undefined,
): Claim | undefined =>
  tokenSha256 === undefined && !isThisMachine(address) ? undefined : claimOf(enrolment, tokenSha256);

export const isThisMachine = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

async function credentialOf(
  {asked, siteOf}: AccountContext,
  {headers}: Caller,
  tokenSha256: string | undefined,
  attestation: unknown,
): Promise<Credential | undefined> {
  const challenge = answeredChallenge(attestation);
  const purpose = challenge === undefined ? undefined : asked.take(challenge);
  const {origin, passkeyName} = siteOf(headers);
  if (challenge === undefined || passkeyName === undefined) return undefined;
  if (purpose?.kind !== 'enrol' || purpose.tokenSha256 !== tokenSha256 || purpose.origin !== origin) return undefined;
  return checkedCreation({origin, passkeyName}, challenge, attestation);
}
