/** Salted contents of field groups: kept outside the ledger, found by their commitment, destroyed for safety. */
export {ContentsFull, ContentsStopped, type Contents, type SaltedContent} from './contents.ts';
export {ContentsBroken, openContents} from './open-contents.ts';
