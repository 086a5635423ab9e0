/** Files of evidence, kept by their hash outside the ledger, which names them. */
export {openEvidenceStore, type EvidenceState, type EvidenceStore, type StoredEvidence} from './evidence-store.ts';
export {mediaTypeOf} from './media-type.ts';
