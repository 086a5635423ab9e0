/**
 * What is sent and answered where persons enrol and sign in. Every POST carries `content-type: application/json`; with a
 * session cookie it also carries the session’s token in the header `x-holdfire-token` (from `me`). Passkeys need a name in
 * the address: `http://localhost:PORT`, not `http://127.0.0.1:PORT`.
 *
 * The link of an invitation is `ORIGIN/enrol#TOKEN`: what stands behind # is sent to nobody. Whoever invites makes TOKEN
 * (32 random bytes, base64url) and enters its SHA-256 (hexadecimal, of the text of TOKEN) with the act. The page of the link:
 *
 *     POST enrol/options {token}            → EnrolOptions   (in an installation of one: {} and no passkey)
 *     make an Ed25519 key, navigator.credentials.create(passkey)
 *     POST enrol/verify {token, keyName, publicKey, possession, attestation?, name?}  → SignedIn, and the cookie
 *
 * `possession` is the new key’s signature over `holdfire-key/1\nKEYNAME\nPUBLICKEY\n` (monitoring/ledger possessionMessage).
 *
 *     POST sign-in/options {}               → {passkey}      navigator.credentials.get(passkey)
 *     POST sign-in/verify {assertion}       → SignedIn, and the cookie
 *     POST sign-in/key/options {key}        → {origin, nonce}, the same for a key that does not exist
 *     POST sign-in/key/verify {key, nonce, signature}        → SignedIn: of `holdfire-sign-in/1\nORIGIN\nNONCE\n`, base64
 *     POST sign-out                         → 204
 *
 * Signing in again while signed in renews `verifiedAt`: acts that sign something off ask for it within fifteen minutes.
 */
import {Type, type Static} from 'typebox';

const strict = <const P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, {additionalProperties: false});

const Token = Type.String({pattern: '^[A-Za-z0-9_-]{43}$'});
const KeyName = Type.String({minLength: 1, maxLength: 80});
const Base64 = Type.String({pattern: '^[A-Za-z0-9+/]{1,600}={0,2}$'});
/** What the browser gives: checked whole by the reader of passkeys. */
const Given = Type.Record(Type.String({maxLength: 40}), Type.Unknown());

export const EnrolOptionsBody = strict({token: Type.Optional(Token)});
export const EnrolVerifyBody = strict({
  token: Type.Optional(Token),
  keyName: KeyName,
  publicKey: Base64,
  possession: Base64,
  /** RegistrationResponseJSON; a device without it signs in with its key alone. */
  attestation: Type.Optional(Given),
  /** The first administrator says what he is called; of others the invitation says it. */
  name: Type.Optional(Type.String({minLength: 1, maxLength: 300})),
});
export const SignInOptionsBody = strict({});
export const SignInVerifyBody = strict({assertion: Given});
export const KeyOptionsBody = strict({key: KeyName});
export const KeyVerifyBody = strict({key: KeyName, nonce: Token, signature: Base64});

export const EnrolOptions = Type.Object({
  person: Type.String(),
  /** What the new key must be called. */
  keyName: Type.String(),
  /** As the invitation has it; absent for the first administrator, who says it himself. */
  name: Type.Optional(Type.String()),
  /** False where it gives another device to somebody who is enrolled. */
  isFirst: Type.Boolean(),
  /** PublicKeyCredentialCreationOptionsJSON; absent in an installation of one. */
  passkey: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export const SignInOptions = Type.Object({passkey: Type.Record(Type.String(), Type.Unknown())});
export const KeyOptions = Type.Object({origin: Type.String(), nonce: Type.String()});
export const SignedIn = Type.Object({
  person: Type.String(),
  keyName: Type.String(),
  /** For `x-holdfire-token`. */
  token: Type.String(),
});

export type EnrolOptions = Static<typeof EnrolOptions>;
export type SignInOptions = Static<typeof SignInOptions>;
export type KeyOptions = Static<typeof KeyOptions>;
export type SignedIn = Static<typeof SignedIn>;
