/** Evidence in the terminal: pieces by hash, what was done with one in order, and what was made from it as a tree. */
import type {CustodyRecord, EvidencePiece} from '../../monitoring/ledger/index.ts';
import {grouped} from '../../monitoring/kernel/index.ts';

export function listLines(pieces: readonly EvidencePiece[]): readonly string[] {
  if (pieces.length === 0) return ['The record holds no evidence.'];
  return pieces.map((piece) => `${piece.evidence}  ${piece.case}  ${aboutPiece(piece)}`);
}

function aboutPiece({bytes, mediaType, custody, madeFrom, sealed}: EvidencePiece): string {
  const made = madeFrom === undefined ? '' : `, made from ${madeFrom.slice(0, 16)}`;
  const seal = sealed === undefined ? '' : `, sealed by entry ${sealed}`;
  const entries = custody.length === 1 ? '1 entry' : `${custody.length} entries`;
  return `${grouped(bytes)} bytes, ${mediaType}, ${entries}${made}${seal}`;
}

export function pieceLines(piece: EvidencePiece, custody: CustodyRecord): readonly string[] {
  return [
    piece.evidence,
    `case ${piece.case}: ${aboutPiece(piece)}`,
    '',
    ...piece.custody.map(({entry, leaf}) => {
      const {event, recorded, author, note, tool, evidence} = leaf;
      const made = event === 'redacted' && evidence !== piece.evidence ? ` → ${evidence.slice(0, 16)}` : '';
      const by = tool === '' ? '' : ` with ${tool}`;
      return `  entry ${entry}  ${recorded}  ${event}${made}${by}, ${author}${note === '' ? '' : `: ${note}`}`;
    }),
    ...faultLines(piece, custody),
    ...(piece.derivatives.length === 0 ? [] : ['', 'Made from it', ...treeLines(piece, custody, '  ')]),
  ];
}

function faultLines({custody}: EvidencePiece, {broken}: CustodyRecord): readonly string[] {
  const own = new Set(custody.map(({entry}) => entry));
  return broken
    .filter(({entry}) => own.has(entry))
    .flatMap(({entry, problems}) => problems.map(({message}) => `  entry ${entry} does not follow: ${message}`));
}

function treeLines(
  piece: EvidencePiece,
  custody: CustodyRecord,
  indent: string,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  return piece.derivatives.flatMap((evidence) => {
    const made = custody.piece(piece.case, evidence);
    if (made === undefined || seen.has(evidence)) return [];
    const line = `${indent}${evidence}  ${grouped(made.bytes)} bytes, ${made.mediaType}, ${made.tool ?? ''}`;
    return [line, ...treeLines(made, custody, `${indent}  `, new Set([...seen, evidence]))];
  });
}
