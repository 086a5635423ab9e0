/**
 * A script or a device without a passkey signs in with its registered key: it signs the origin that it means to reach and a
 * nonce of this server, so that what it signed is good once, here, and nowhere else.
 */
import {bytesOfLength, publicKeyBytes, signatureBytes} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';

export const signInMessage = (origin: string, nonce: string): Uint8Array =>
  nodeCryptography.utf8.encode(`holdfire-sign-in/1\n${origin}\n${nonce}\n`);

/** Of a key that is not known a signature is checked all the same, so that the time of the answer tells nothing. */
export function signInHolds(publicKey: string | undefined, message: Uint8Array, signature: string): boolean {
  const key = bytesOfLength(publicKey ?? nobodysKey, publicKeyBytes);
  const given = bytesOfLength(signature, signatureBytes);
  const holds = key !== undefined && given !== undefined && nodeCryptography.verify(key, message, given);
  return holds && publicKey !== undefined;
}

/** The first public key of the tests of RFC 8032: a point of the curve, whatever it signs signs nobody in. */
const nobodysKey = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
