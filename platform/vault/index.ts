/** The vault: identities of sources, sealed by whoever reports and opened by its keeper alone. */
export {openEnvelope, sealEnvelope, vaultKeyOf} from './envelope.ts';
export {newVaultKey, readVaultKey, shortestPassphrase} from './key-file.ts';
