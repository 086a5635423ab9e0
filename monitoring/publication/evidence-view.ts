/**
 * The evidence of a case: each piece by its hash, with everything that was done with it. The content is never among what
 * this page knows. A custody entry that breaks the rules stands in its place and says why.
 */
import type {CustodyEntry, CustodyRecord, EvidencePiece} from '../ledger/index.ts';
import type {AsOf, CustodyEventView, EvidencePieceView, EvidenceView} from './shapes/index.ts';

/** `custody` is of the entries that count, which whoever asks has cut to the size and the day. */
export function evidenceView(caseId: string, custody: CustodyRecord, asOf: AsOf): EvidenceView {
  const faults = new Map(
    custody.broken.map(({entry, problems}) => [entry, problems.map(({message}) => message)] as const),
  );
  const pieces = custody.pieces(caseId).map((piece) => pieceView(piece, faults));
  return {asOf, sentence: sentenceOf(pieces), pieces};
}

function sentenceOf(pieces: readonly EvidencePieceView[]): string {
  if (pieces.length === 0) return 'The record holds no piece of evidence for this case.';
  const made = pieces.filter(({madeFrom}) => madeFrom !== undefined).length;
  const originals = pieces.length - made;
  const parts = [counted(originals, 'original'), ...(made === 0 ? [] : [counted(made, 'version made from one')])];
  const sealed = pieces.filter((piece) => piece.sealed !== undefined).length;
  const seals = sealed === 0 ? '' : ` ${counted(sealed, 'piece')} ${sealed === 1 ? 'is' : 'are'} sealed.`;
  return `${parts.join(' and ')}, named by hash; the files themselves are not shown here.${seals}`;
}

const plurals: Readonly<Record<string, string>> = {'version made from one': 'versions made from them'};

const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;

function pieceView(piece: EvidencePiece, faults: ReadonlyMap<number, readonly string[]>): EvidencePieceView {
  const {evidence, bytes, mediaType, madeFrom, tool, sealed, derivatives, custody} = piece;
  return {
    evidence,
    bytes,
    mediaType,
    ...(madeFrom === undefined ? {} : {madeFrom}),
    ...(tool === undefined ? {} : {tool}),
    ...(sealed === undefined ? {} : {sealed}),
    derivatives,
    custody: custody.map((entry) => eventView(entry, evidence, faults.get(entry.entry) ?? [])),
  };
}

function eventView({entry, leaf}: CustodyEntry, evidence: string, faults: readonly string[]): CustodyEventView {
  const {event, author, recorded, note, madeFrom, tool} = leaf;
  const isSource = event === 'redacted' && leaf.evidence !== evidence;
  const other = event === 'redacted' ? (isSource ? leaf.evidence : madeFrom) : undefined;
  return {
    entry,
    event,
    sentence: isSource ? 'Another version was made from it' : sentences[event],
    author,
    recorded,
    note,
    ...(other === undefined ? {} : {other}),
    ...(tool === '' ? {} : {tool}),
    faults,
  };
}

const sentences: Readonly<Record<CustodyEventView['event'], string>> = {
  captured: 'Captured',
  received: 'Received',
  viewed: 'Looked at',
  copied: 'Copied',
  redacted: 'Made from another piece',
  exported: 'Exported in a bundle',
  sealed: 'Sealed',
};
