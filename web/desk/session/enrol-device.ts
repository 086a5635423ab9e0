/**
 * Enrols this browser: a passkey to sign in with and a signing key that is made here and proves itself. The key is kept before
 * the server hears of it, because a key that the ledger registered and nobody has is worth nothing; refused, it is forgotten.
 * In an installation of one person there is no passkey and nothing to press.
 */
import {base64Of, possessionMessage} from '../../../monitoring/ledger/index.ts';
import type {EnrolOptions, SignedIn} from '../../../platform/contract/index.ts';
import {browserCryptography as by} from '../../ledger/browser-cryptography.ts';
import {post} from '../api/post.ts';
import {newPersonKey, removePersonKey} from '../signing/person-key.ts';
import {refreshMeAnew} from '../use-me.ts';
import {newPasskey, unheard, type Failed, type Signed} from './passkey.ts';

export type Offered = {readonly kind: 'offered'; readonly options: EnrolOptions} | Failed;

/** Who would be enrolled by this link; asking uses nothing up. */
export async function enrolOptions(token: string | undefined): Promise<Offered> {
  const answer = await post<EnrolOptions>('/api/desk/enrol/options', token === undefined ? {} : {token});
  if (answer.kind === 'unheard') return unheard;
  if (answer.kind === 'refused') return {kind: 'failed', problems: answer.problems};
  return {kind: 'offered', options: answer.value};
}

/** `name` is said by the first administrator alone. */
export async function enrolDevice({token, name}: {readonly token?: string; readonly name?: string}): Promise<Signed> {
  // A challenge is good once and for a short time, so it is asked for anew when somebody presses.
  const offered = await enrolOptions(token);
  if (offered.kind === 'failed') return offered;
  const {keyName, passkey} = offered.options;
  const attestation = passkey === undefined ? undefined : await newPasskey(passkey);
  if (attestation !== undefined && 'problems' in attestation) return attestation;
  const key = await newPersonKey();
  const possession = base64Of(await key.sign(possessionMessage(by, keyName, key.publicKey)));
  await key.keep();
  const answer = await post<SignedIn>('/api/desk/enrol/verify', {
    keyName,
    publicKey: key.publicKey,
    possession,
    ...(token === undefined ? {} : {token}),
    ...(attestation === undefined ? {} : {attestation: attestation.value}),
    ...(name === undefined ? {} : {name}),
  });
  if (answer.kind === 'unheard') return unheard;
  if (answer.kind === 'refused') {
    await removePersonKey(key.publicKey);
    return {kind: 'failed', problems: answer.problems};
  }
  await refreshMeAnew();
  return {kind: 'signed_in', person: answer.value.person};
}
