/**
 * An authenticator in software: ES256, attestation `none`, CBOR written by hand. It signs what it is told, also what no honest
 * authenticator would sign: another page, another name, nobody verified, an old count. Keys are random: WebAuthn has no seed.
 */
import {createHash, generateKeyPairSync, randomBytes, sign} from 'node:crypto';

/** What it says instead of the truth. */
export interface Lies {
  readonly origin?: string;
  readonly passkeyName?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** Whether the person was verified. */
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly counter?: number;
  readonly id?: string;
  /** The last byte of the signature is another. */
  readonly otherSignature?: boolean;
}

export interface Asked {
  readonly challenge: string;
  readonly origin: string;
  readonly passkeyName: string;
}

export interface SoftPasskey {
  readonly id: string;
  create(asked: Asked, lies?: Lies): Record<string, unknown>;
  get(asked: Asked, lies?: Lies): Record<string, unknown>;
}

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const hash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

export function softPasskey(): SoftPasskey {
  const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const {x = '', y = ''} = publicKey.export({format: 'jwk'});
  const rawId = randomBytes(32);
  const id = url(rawId);
  let counter = 0;
  const authenticatorData = (asked: Asked, lies: Lies, attested: Uint8Array): Buffer => {
    const flags =
      (lies.present === false ? 0 : 1) | (lies.verified === false ? 0 : 4) | (attested.length > 0 ? 0x40 : 0);
    if (lies.counter === undefined) counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? counter);
    return Buffer.concat([hash(lies.passkeyName ?? asked.passkeyName), Buffer.from([flags]), count, attested]);
  };
  return {
    id,
    create: (asked, lies = {}) => {
      const client = clientData('webauthn.create', asked, lies);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, coseKey(x, y)]);
      const data = authenticatorData(asked, lies, credential);
      const object = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytes(data)],
      ]);
      const response = {clientDataJSON: url(client), attestationObject: url(object), transports: ['internal']};
      return {...credentialOf(lies.id ?? id), response};
    },
    get: (asked, lies = {}) => {
      const client = clientData('webauthn.get', asked, lies);
      const data = authenticatorData(asked, lies, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
      if (lies.otherSignature === true) signature.writeUInt8((signature.at(-1) ?? 0) ^ 1, signature.length - 1);
      const response = {clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature)};
      return {...credentialOf(lies.id ?? id), response};
    },
  };
}

const credentialOf = (id: string) => ({id, rawId: id, type: 'public-key', clientExtensionResults: {}});

const clientData = (type: string, asked: Asked, lies: Lies): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: lies.type ?? type,
      challenge: lies.challenge ?? asked.challenge,
      origin: lies.origin ?? asked.origin,
      crossOrigin: lies.crossOrigin ?? false,
    }),
  );

/** RFC 9053: kty EC2, alg ES256, crv P-256. */
const coseKey = (x: string, y: string): Buffer =>
  map([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), bytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url'))],
  ]);

/** RFC 8949: major type and length. */
const head = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);

const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const map = (parts: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, parts.length), ...parts.flat()]);
