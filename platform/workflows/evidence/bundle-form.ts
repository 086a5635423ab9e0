/**
 * What a bundle of evidence is made of, as bytes that follow from its contents alone: the same contents give the same files,
 * and a checker makes them again and compares. `contents.json` lists what was exported together; every `exported` entry
 * names its SHA-256, so that nothing can be taken out of a bundle, put into it or exchanged unnoticed (docs/formats/bundle.md).
 */
import {createHash} from 'node:crypto';
import {
  canonicalJson,
  parseCanonical,
  type CustodyEntry,
  type EvidencePiece,
  isJsonRecord,
  type Json,
} from '../../../monitoring/ledger/index.ts';

export const bundleFormat = 'holdfire-bundle/1';

export interface BundleContents {
  readonly format: typeof bundleFormat;
  readonly case: string;
  /** Entries that were asked for by number, ascending. */
  readonly entries: readonly number[];
  /** By hash. `custody`: the entries of its record before this export, ascending. */
  readonly evidence: readonly BundledPiece[];
  /** SHA-256 of `README.txt` and of `trust-policy.txt`, hexadecimal. */
  readonly readme: string;
  readonly policy: string;
}

export interface BundledPiece {
  readonly evidence: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly custody: readonly number[];
}

/** The files that every bundle has. */
export const bundleFiles = {
  readme: 'README.txt',
  contents: 'contents.json',
  package: 'datapackage.json',
  policy: 'trust-policy.txt',
  checkpoint: 'checkpoint.txt',
} as const;

export const originalPath = (evidence: string): string => `evidence/${evidence}`;
export const sidecarPath = (evidence: string): string => `evidence/${evidence}.json`;
export const entryPath = (entry: number): string => `entries/${entry}.json`;
export const proofPath = (entry: number): string => `proofs/${entry}.tlog-proof`;

/** The number in the path of a proof; undefined for every other path. */
export function provedEntry(path: string): number | undefined {
  const digits = /^proofs\/(0|[1-9]\d{0,14})\.tlog-proof$/.exec(path)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Every entry that the contents name, ascending. Those of keys, and those that announce the export, come to them. */
export const entriesOf = ({entries, evidence}: BundleContents): readonly number[] =>
  [...new Set([...entries, ...evidence.flatMap(({custody}) => custody)])].toSorted((a, b) => a - b);

export const contentsText = (contents: BundleContents): string => `${canonicalJson(contents as unknown as Json)}\n`;

export const sha256Hex = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Undefined where the text is none, or would not print back to the same text. */
export function readContents(text: string): BundleContents | undefined {
  const value = text.endsWith('\n') ? parseCanonical(text.slice(0, -1)) : undefined;
  if (!isJsonRecord(value) || value['format'] !== bundleFormat) return undefined;
  const {case: caseId, entries, evidence, readme, policy, ...rest} = value;
  const fits =
    Object.keys(rest).join() === 'format' &&
    typeof caseId === 'string' &&
    isAscending(entries) &&
    isHash(readme) &&
    isHash(policy) &&
    Array.isArray(evidence) &&
    evidence.every(isPiece) &&
    isOrdered(evidence.map((piece) => (piece as unknown as BundledPiece).evidence));
  return fits ? (value as unknown as BundleContents) : undefined;
}

const isHash = (value: Json | undefined): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const isCount = (value: Json | undefined): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isAscending = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.every(isCount) && isOrdered(value as readonly number[]);

/** Each after the one before: none twice. */
const isOrdered = <T>(values: readonly T[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] as T) < value);

function isPiece(value: Json): boolean {
  if (!isJsonRecord(value)) return false;
  const {evidence, bytes, mediaType, custody, ...rest} = value;
  return (
    Object.keys(rest).length === 0 &&
    isHash(evidence) &&
    isCount(bytes) &&
    typeof mediaType === 'string' &&
    isAscending(custody)
  );
}

const readable = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What a reader wants to know of one file, beside it; all of it follows from the entries. */
export function sidecarText(piece: EvidencePiece): string {
  const {case: caseId, evidence, bytes, mediaType, madeFrom, tool, sealed, custody} = piece;
  return readable({
    format: 'holdfire-evidence/1',
    sha256: evidence,
    bytes,
    mediaType,
    case: caseId,
    ...(madeFrom === undefined ? {} : {madeFrom, tool}),
    ...(sealed === undefined ? {} : {sealed}),
    custody: custody.map((entry) => custodyLine(entry, evidence)),
  });
}

function custodyLine({entry, leaf}: CustodyEntry, evidence: string) {
  const {event, author, key, recorded, note, tool} = leaf;
  const made = event === 'redacted' ? {tool, ...(leaf.evidence === evidence ? {} : {made: leaf.evidence})} : {};
  return {entry, event, author, key, recorded, note, ...made, proof: proofPath(entry)};
}

export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Every other file of the bundle (Frictionless Data Package), in the order of their paths. */
export function packageText(contents: BundleContents, files: readonly PackedFile[]): string {
  const mediaTypes = new Map(contents.evidence.map(({evidence, mediaType}) => [originalPath(evidence), mediaType]));
  const resources = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({path, bytes, sha256}) => ({
      name: path.toLowerCase().replaceAll('/', '-'),
      path,
      bytes,
      hash: `sha256:${sha256}`,
      mediatype: mediaTypes.get(path) ?? mediaTypeOfOurs(path),
    }));
  return readable({
    profile: 'data-package',
    name: `holdfire-${contents.case}`,
    title: `Evidence of case ${contents.case}, with proofs`,
    contents: sha256Hex(contentsText(contents)),
    resources,
  });
}

const mediaTypeOfOurs = (path: string): string => (path.endsWith('.json') ? 'application/json' : 'text/plain');
