/**
 * Checks a bundle with nothing but the bundle and the reader's own policy: every file, hash, proof and signature, and the
 * order of custody. Each failure names its file; one does not hide the others. What the bundle should hold is made again
 * from its contents and its entries and compared byte for byte, so what is missing, added, exchanged or cut is found.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {
  custodyRecord,
  exportedContents,
  type CustodyEntry,
  type TrustPolicy,
  type Witnessed,
} from '../../../monitoring/ledger/index.ts';
import {
  bundleFiles,
  contentsText,
  entriesOf,
  entryPath,
  originalPath,
  packageText,
  proofPath,
  provedEntry,
  readContents,
  sha256Hex,
  sidecarPath,
  sidecarText,
  type BundleContents,
} from './bundle-form.ts';
import {readBundleFolder, textIn, type FoundFolder} from './bundle-folder.ts';
import {keyEntries, type NumberedLeaf} from './bundle-keys.ts';
import {provedEntries, signatureProblems} from './bundle-proofs.ts';

export interface BundleChecked {
  readonly holds: boolean;
  readonly problems: readonly Problem[];
  readonly files: number;
  /** What follows is told as far as it could be read. */
  readonly contents?: BundleContents;
  readonly origin?: string;
  readonly size?: number;
  readonly witnessed?: Witnessed;
  /** Sentences that are no failure and that a reader should know. */
  readonly notices: readonly string[];
}

export interface BundleQuestion {
  readonly folder: string;
  /** Whom the reader trusts. */
  readonly policy: TrustPolicy;
  readonly policyText: string;
  readonly progress?: (path: string) => void;
}

export async function checkBundle(question: BundleQuestion): Promise<BundleChecked> {
  const {folder, progress = () => {}} = question;
  const found = await readBundleFolder(folder, progress);
  const contents = contentsIn(found);
  if (contents === undefined) {
    const message = 'is missing, cut or altered: it lists what the bundle holds, and every export entry names its hash';
    const problems = [{code: 'bundle-altered', file: bundleFiles.contents, message}];
    return {holds: false, problems, files: found.files.size, notices: []};
  }
  const proved = provedEntries(found.files, question.policy);
  const problems = [
    ...proved.problems,
    ...committedProblems(found.files, contents),
    ...originalProblems(found.files, contents),
    ...entryProblems(proved.entries, contents),
    ...custodyFaults(found.files, proved.entries, contents),
    ...presenceProblems(found, proved.entries, contents),
    ...packageProblems(found.files, contents),
  ];
  const {checkpoint, witnessed} = proved;
  return {
    holds: problems.length === 0,
    problems: ordered(problems),
    files: found.files.size,
    contents,
    ...(checkpoint === undefined ? {} : {origin: checkpoint.origin, size: checkpoint.size}),
    ...(witnessed === undefined ? {} : {witnessed}),
    notices: noticesOf(found.files, proved.entries, question),
  };
}

const ordered = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : (a.file ?? '') > (b.file ?? '') ? 1 : 0));

const problem = (code: string, file: string, message: string): Problem => ({code, file, message});

function contentsIn({files}: FoundFolder): BundleContents | undefined {
  const text = textIn(files.get(bundleFiles.contents));
  return text === undefined ? undefined : readContents(text);
}

type Files = FoundFolder['files'];

/** What the contents commit to by hash. */
function committedProblems(files: Files, contents: BundleContents): readonly Problem[] {
  const committed = [
    [bundleFiles.readme, contents.readme],
    [bundleFiles.policy, contents.policy],
  ] as const;
  return committed.flatMap(([path, hash]) => {
    const file = files.get(path);
    if (file === undefined || file.sha256 === hash) return [];
    return [problem('bundle-altered', path, 'is not the file that contents.json names by its hash')];
  });
}

function originalProblems(files: Files, {evidence}: BundleContents): readonly Problem[] {
  return evidence.flatMap(({evidence: hash}) => {
    const path = originalPath(hash);
    const file = files.get(path);
    if (file === undefined || file.sha256 === hash) return [];
    return [
      problem(
        'bundle-altered',
        path,
        `has the SHA-256 ${file.sha256}, which is not its name: it was altered, cut or exchanged`,
      ),
    ];
  });
}

/** Is this the entry that announces this very export of one of its pieces? */
const announces = ({leaf}: NumberedLeaf, contents: BundleContents, hash: string): boolean =>
  leaf.kind === 'custody' &&
  leaf.case === contents.case &&
  exportedContents(leaf) === hash &&
  contents.evidence.some(({evidence}) => evidence === leaf.evidence);

/** The signatures, and that each piece has the one entry that announces this export. */
function entryProblems(entries: readonly NumberedLeaf[], contents: BundleContents): readonly Problem[] {
  const hash = sha256Hex(contentsText(contents));
  const announced = contents.evidence.flatMap(({evidence}) => {
    const own = entries.filter(
      (entry) => announces(entry, contents, hash) && entry.leaf.kind === 'custody' && entry.leaf.evidence === evidence,
    );
    if (own.length === 1) return [];
    const message =
      own.length === 0
        ? 'no entry announces the export of this file with these contents: contents.json was altered, or an entry is missing'
        : 'several entries announce the export of this file with these contents';
    return [problem('bundle-altered', originalPath(evidence), message)];
  });
  return [...signatureProblems(entries), ...announced];
}

/** What stands of each piece, from the entries that the contents name and those that announce the export. */
function custodyFaults(files: Files, entries: readonly NumberedLeaf[], contents: BundleContents): readonly Problem[] {
  const hash = sha256Hex(contentsText(contents));
  const wanted = new Set(contents.evidence.flatMap(({custody}) => custody));
  const custody = entries.flatMap((one): readonly CustodyEntry[] => {
    const {entry, leaf} = one;
    const isOwn = leaf.kind === 'custody' && leaf.case === contents.case;
    return isOwn && (wanted.has(entry) || announces(one, contents, hash)) ? [{entry, leaf}] : [];
  });
  const record = custodyRecord(custody, {bytes: 0, mediaType: ''});
  const problems = record.broken.flatMap(({entry, problems: why}) =>
    why.map(({message}) => problem('bundle-custody', entryPath(entry), `does not follow: ${message}`)),
  );
  for (const {evidence, bytes, mediaType, custody: listed} of contents.evidence) {
    const piece = record.piece(contents.case, evidence);
    const before = piece?.custody.filter((one) => !announces(one, contents, hash)).map(({entry}) => entry) ?? [];
    if (
      piece === undefined ||
      piece.bytes !== bytes ||
      piece.mediaType !== mediaType ||
      before.join() !== listed.join()
    )
      problems.push(
        problem('bundle-custody', originalPath(evidence), 'has other entries of custody than contents.json lists'),
      );
    const sidecar = files.get(sidecarPath(evidence));
    if (piece === undefined || sidecar === undefined || textIn(sidecar) === sidecarText(piece)) continue;
    problems.push(problem('bundle-altered', sidecarPath(evidence), 'is not what the entries say of this file'));
  }
  return problems;
}

/** What must be there and is not, and what is there and must not. */
function presenceProblems(
  found: FoundFolder,
  entries: readonly NumberedLeaf[],
  contents: BundleContents,
): readonly Problem[] {
  const hash = sha256Hex(contentsText(contents));
  const named = entriesOf(contents);
  const announcing = entries.filter((one) => announces(one, contents, hash)).map(({entry}) => entry);
  const own = new Set([...named, ...announcing]);
  const signed = entries.filter(({entry}) => own.has(entry)).map(({leaf}) => leaf);
  const keys = keyEntries(signed, entries).map(({entry}) => entry);
  const all = [...new Set([...own, ...keys])];
  const expected = new Set<string>([
    ...Object.values(bundleFiles),
    ...contents.evidence.flatMap(({evidence}) => [originalPath(evidence), sidecarPath(evidence)]),
    ...all.flatMap((entry) => [entryPath(entry), proofPath(entry)]),
  ]);
  const missing = [...expected].filter((path) => !found.files.has(path));
  // A proof that does not hold is named as such, and what it would have proved not once more.
  const unread = [...found.files.keys(), ...found.strangers.keys()].flatMap((path) => provedEntry(path) ?? []);
  const judged = new Set(
    unread
      .filter((entry) => !entries.some((one) => one.entry === entry))
      .flatMap((entry) => [proofPath(entry), entryPath(entry)]),
  );
  const strangers = [...found.files.keys()].filter((path) => !expected.has(path) && !judged.has(path));
  return [
    ...missing.map((path) => problem('bundle-missing', path, 'is not there, but the bundle was made with it')),
    ...strangers.map((path) => problem('bundle-stranger', path, 'is not of this bundle')),
    ...[...found.strangers].map(([path, kind]) =>
      problem('bundle-stranger', path, `is ${kind}; a bundle has plain files only`),
    ),
  ];
}

/** The list of files, made again from the files that are there. */
function packageProblems(files: Files, contents: BundleContents): readonly Problem[] {
  const path = bundleFiles.package;
  const file = files.get(path);
  if (file === undefined) return [];
  const others = [...files.values()].filter((one) => one.path !== path);
  if (textIn(file) === packageText(contents, others)) return [];
  return [problem('bundle-altered', path, 'lists other files, lengths or hashes than those that are there')];
}

function noticesOf(files: Files, entries: readonly NumberedLeaf[], {policyText}: BundleQuestion): readonly string[] {
  const revoked = entries.flatMap(({entry, leaf}) =>
    leaf.kind === 'key_revoked' ? [`The key of ${leaf.name} was revoked by entry ${entry}: ${leaf.reason}`] : [],
  );
  const own = textIn(files.get(bundleFiles.policy));
  return own === policyText ? revoked : ['The policy in the bundle is another than yours; yours was used.', ...revoked];
}
