/** Keys of this machine and of the ledger, and the authors who sign with them. */
export {appendKept, appendSigned} from './append-signed.ts';
export {keyFiles, readKeyFile, writeKeyFile, type NamedKey} from './key-files.ts';
export {keySigner} from './key-signer.ts';
export {ledgerKeys, type LedgerKeys} from './ledger-keys.ts';
export {
  keyPairOf,
  newKeyPair,
  nodeCryptography,
  signBesideBy,
  signBy,
  verifyBeside,
  type SignBeside,
  type VerifyBeside,
} from './node-cryptography.ts';
export {nodeSigners, possession} from './node-signers.ts';
export type {Signer, Signers} from './signer.ts';
