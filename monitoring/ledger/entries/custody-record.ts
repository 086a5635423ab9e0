/**
 * The custody of every piece of evidence as the ledger tells it, in the order of the entries. What breaks the rules
 * (custody-chain.ts) is kept and named, never left out: a record that hides its faults is none.
 */
import type {Problem} from '../../kernel/index.ts';
import {custodyProblems, type StandingPiece} from './custody-chain.ts';
import type {CustodyLeaf} from './signed-leaf.ts';

export interface CustodyEntry {
  /** Index in the ledger. */
  readonly entry: number;
  readonly leaf: CustodyLeaf;
}

export interface EvidencePiece extends StandingPiece {
  readonly case: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly evidence: string;
  /** Where it was made from another piece: that one's SHA-256, and the program that made it. */
  readonly madeFrom?: string;
  readonly tool?: string;
  /** Its own entries, and those that made another piece from it, in the order of the ledger. */
  readonly custody: readonly CustodyEntry[];
  /** SHA-256 of each piece that was made from it, in the order of the ledger. */
  readonly derivatives: readonly string[];
}

export interface CustodyRecord {
  /** Of one case, or of all, in the order in which they came in. */
  pieces(caseId?: string): readonly EvidencePiece[];
  piece(caseId: string, evidence: string): EvidencePiece | undefined;
  /** Entries that break the rules, with every reason. */
  readonly broken: readonly {readonly entry: number; readonly problems: readonly Problem[]}[];
}

/**
 * From the custody entries of a ledger in their order, or of a part of it that holds whole records. `elsewhere`: what is
 * assumed of a piece that another was made from and whose own record is not in that part.
 */
export function custodyRecord(entries: Iterable<CustodyEntry>, elsewhere?: StandingPiece): CustodyRecord {
  const pieces = new Map<string, EvidencePiece>();
  const broken: {entry: number; problems: readonly Problem[]}[] = [];
  for (const entry of entries) {
    const {leaf} = entry;
    const [key, sourceKey] = [keyOf(leaf.case, leaf.evidence), keyOf(leaf.case, leaf.madeFrom)];
    const [piece, source] = [pieces.get(key), pieces.get(sourceKey)];
    const problems = custodyProblems(leaf, piece, source ?? elsewhere);
    if (problems.length > 0) broken.push({entry: entry.entry, problems});
    pieces.set(key, followed(piece ?? begun(leaf), entry));
    if (leaf.event === 'redacted' && source !== undefined && sourceKey !== key)
      pieces.set(sourceKey, {
        ...source,
        custody: [...source.custody, entry],
        derivatives: [...new Set([...source.derivatives, leaf.evidence])],
      });
  }
  return {
    pieces: (caseId) => [...pieces.values()].filter((piece) => caseId === undefined || piece.case === caseId),
    piece: (caseId, evidence) => pieces.get(keyOf(caseId, evidence)),
    broken,
  };
}

const keyOf = (caseId: string, evidence: string): string => `${caseId} ${evidence}`;

const begun = ({case: caseId, evidence, bytes, mediaType, event, madeFrom, tool}: CustodyLeaf): EvidencePiece => ({
  case: caseId,
  evidence,
  bytes,
  mediaType,
  ...(event === 'redacted' ? {madeFrom, tool} : {}),
  custody: [],
  derivatives: [],
});

const followed = (piece: EvidencePiece, entry: CustodyEntry): EvidencePiece => ({
  ...piece,
  custody: [...piece.custody, entry],
  ...(entry.leaf.event === 'sealed' && piece.sealed === undefined ? {sealed: entry.entry} : {}),
});
