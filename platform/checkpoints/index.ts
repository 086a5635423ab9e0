/** Signed and cosigned checkpoints: the keeper, its keys, and what a witness and its log exchange. */
export * from './checkpoint-keeper.ts';
export {logKey, readLogKey} from './log-key.ts';
export {openKeeper} from './open-keeper.ts';
export type {KeeperOptions} from './keeper-parts.ts';
export {makeHeldKey, readHeldKey, type HeldKey} from './held-key.ts';
export {partyOfWitness, partyWitnesses} from './party-witness.ts';
export {namesLog} from './ledger-policies.ts';
export {KeyFileRefused} from './key-file-refused.ts';
