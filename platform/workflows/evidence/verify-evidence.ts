/**
 * Whether every piece of evidence that the ledger names is there with its hash, and whether its custody follows the rules.
 * All that is missing, altered or out of order is named; files that no entry names are counted, because a crash between
 * file and entry leaves such a one and it harms nobody.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import type {CustodyRecord} from '../../../monitoring/ledger/index.ts';
import type {EvidenceStore} from '../../evidence/index.ts';
import {missingFile} from './evidence.ts';

export interface EvidenceVerified {
  /** Files that the ledger names, each counted once. */
  readonly pieces: number;
  readonly bytes: number;
  /** Files in the store that no entry names. */
  readonly unnamed: number;
  readonly problems: readonly Problem[];
}

/** `progress` is told before each file how many were read. */
export async function verifyEvidence(
  custody: CustodyRecord,
  store: EvidenceStore,
  progress: (read: number, pieces: number) => void = () => {},
): Promise<EvidenceVerified> {
  const pieces = new Map(custody.pieces().map(({evidence, bytes}) => [evidence, bytes]));
  const problems: Problem[] = custody.broken.flatMap((broken) =>
    broken.problems.map((one) => ({...one, file: `entry ${broken.entry}`})),
  );
  let bytes = 0;
  let read = 0;
  for (const [evidence, size] of pieces) {
    progress(read, pieces.size);
    const problem = await missingFile(store, evidence);
    if (problem !== undefined) problems.push(problem);
    bytes += size;
    read += 1;
  }
  const unnamed = store.stored().filter((evidence) => !pieces.has(evidence)).length;
  return {pieces: pieces.size, bytes, unnamed, problems};
}
