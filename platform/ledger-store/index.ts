/** The durable ledger: append-only files, one writer, acknowledged only after fsync. */
export * from './ledger.ts';
export {LedgerInUse, takeLock, type Lock} from './lock.ts';
export {LedgerBroken} from './head.ts';
export {openLedger, type OpenOptions} from './open-ledger.ts';
export {LedgerStopped} from './log-end.ts';
export {sha256, sha256Into} from './sha256.ts';
export {LedgerRefused} from './system-refusal.ts';
export {readRow} from './kernels/row-reading.ts';
export {hashPairs} from './kernels/node-hashes.ts';
export {LedgerFull} from './reserve.ts';
