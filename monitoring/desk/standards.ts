/** Standards of proof, weakest first, as findings name them (domain vocabulary 3.7). */
export {proofStandards} from '../findings/index.ts';
