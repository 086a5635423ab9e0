/** Files of evidence, kept by their hash outside the ledger, which names them. */
export {hashStored} from './copy-hashed.ts';
export {openEvidenceStore, notWhole, type EvidenceStore, type StoredEvidence} from './evidence-store.ts';
export {mediaTypeOf} from './media-type.ts';
export {openSource} from './open-source.ts';
