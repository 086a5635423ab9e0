/**
 * What may be done with a piece of evidence, each as an entry that its author signs: taken in, looked at, copied, made into
 * another version, sealed. The file is whole and durable before an entry names it; an entry is acknowledged before what it
 * announces is done. The rules are the core's (custody-chain.ts); nothing is written where one of them does not hold.
 */
import {dirname} from 'node:path';
import {lstatSync} from 'node:fs';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  custodyProblems,
  type CustodyRecord,
  type CustodyStep,
  type EvidencePiece,
} from '../../../monitoring/ledger/index.ts';
import {mediaTypeOf, notWhole, openSource, type EvidenceStore, type StoredEvidence} from '../../evidence/index.ts';
import {appendSigned, type Signer} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {KnownCases} from '../entries/known-cases.ts';
import type {CustodyAt} from './evidence-record.ts';

export interface EvidenceDesk {
  readonly ledger: Pick<Ledger, 'size' | 'append'>;
  readonly custody: CustodyAt;
  readonly store: EvidenceStore;
  readonly cases: KnownCases;
  /** Asked only when everything else is well: a new author's key is made then. */
  readonly author: () => Result<Signer>;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
}

export interface EvidenceDone {
  readonly evidence: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The entry that says so; absent where the piece was in the case already and nothing was to be said. */
  readonly entry?: number;
}

export interface BroughtFile {
  readonly path: string;
  readonly case: string;
  /** As stated; empty where nothing was. */
  readonly mediaType: string;
  readonly note: string;
}

/** Why a file cannot be brought, as far as that can be known without the record. */
export async function broughtProblems(
  brought: BroughtFile & {readonly event?: 'captured' | 'received'},
): Promise<readonly Problem[]> {
  const unread = custodyProblems(stepOf(brought, {event: brought.event ?? 'received'}), undefined, undefined);
  const source = await openSource(brought.path);
  if (!source.ok) return [...unread, ...source.problems];
  await source.value.close();
  return unread;
}

/** Without an event, a file that the case holds already adds nothing. */
export async function addEvidence(
  desk: EvidenceDesk,
  brought: BroughtFile & {readonly event?: 'captured' | 'received'},
): Promise<Result<EvidenceDone>> {
  const {event = 'received'} = brought;
  const unread = custodyProblems(stepOf(brought, {event}), undefined, undefined);
  const problems = desk.cases(brought.case) === undefined ? [...unread, unknownCase(brought.case)] : unread;
  if (problems.length > 0) return failure(problems);
  const stored = await desk.store.put(brought.path);
  if (!stored.ok) return stored;
  const piece = standing(desk).piece(brought.case, stored.value.evidence);
  if (piece !== undefined && brought.event === undefined) return success(doneOf(piece));
  const step = steppedFile(brought, stored.value, {event}, piece);
  return step.ok ? append(desk, step.value) : step;
}

const unknownCase = (caseId: string): Problem => ({
  code: 'unknown-case',
  field: 'case',
  message: `the ledger holds no case “${caseId}”; import its case.yaml first`,
});

/** Another version of a piece, such as one with faces made unrecognisable: a piece of its own, made from that one. */
export async function addVersion(
  desk: EvidenceDesk,
  source: EvidencePiece,
  brought: Omit<BroughtFile, 'case'> & {readonly tool: string},
): Promise<Result<EvidenceDone>> {
  const ofCase = {...brought, case: source.case};
  const fields = {event: 'redacted', madeFrom: source.evidence, tool: brought.tool} as const;
  const unread = custodyProblems(stepOf(ofCase, fields), undefined, source);
  if (unread.length > 0) return failure(unread);
  const stored = await desk.store.put(brought.path);
  if (!stored.ok) return stored;
  const piece = standing(desk).piece(source.case, stored.value.evidence);
  const step = steppedFile(ofCase, stored.value, fields, piece);
  return step.ok ? append(desk, step.value) : step;
}

/** Looked at, or sealed. */
export async function noteEvent(
  desk: EvidenceDesk,
  piece: EvidencePiece,
  event: 'viewed' | 'sealed',
  note: string,
): Promise<Result<EvidenceDone>> {
  const missing = await missingFile(desk.store, piece.evidence);
  return missing === undefined ? append(desk, nextStep(piece, event, note)) : failure([missing]);
}

/** The entry stands before the first byte of the copy does; the stored file was read whole before that. */
export async function copyEvidence(
  desk: EvidenceDesk,
  piece: EvidencePiece,
  {out, note}: {readonly out: string; readonly note: string},
): Promise<Result<EvidenceDone>> {
  const problems = [...placeProblems(out), ...problemsOf(desk, nextStep(piece, 'copied', note))];
  if (problems.length > 0) return failure(problems);
  const missing = await missingFile(desk.store, piece.evidence);
  if (missing !== undefined) return failure([missing]);
  const appended = await append(desk, nextStep(piece, 'copied', note));
  if (!appended.ok) return appended;
  const copied = await desk.store.copyTo(piece.evidence, out);
  return copied.ok ? appended : failure(copied.problems.map((problem) => stands(problem, appended.value.entry)));
}

const stands = (problem: Problem, entry = 0): Problem => ({
  ...problem,
  message: `${problem.message} (entry ${entry}, which announces the copy, stands)`,
});

function placeProblems(out: string): readonly Problem[] {
  const bad = (code: string, message: string): readonly Problem[] => [{code, file: out, message}];
  if (lstatSync(out, {throwIfNoEntry: false}) !== undefined)
    return bad('file-exists', 'is there already; nothing is written over');
  const folder = lstatSync(dirname(out), {throwIfNoEntry: false});
  return folder === undefined ? bad('no-such-file', 'lies in a folder that is not there') : [];
}

/** The piece that a person names by its hash or the beginning of it, at least eight letters. */
export function findPiece(custody: CustodyRecord, named: string, caseId?: string): Result<EvidencePiece> {
  const no = (code: string, message: string): Result<never> => failure([{code, field: named, message}]);
  if (!/^[0-9a-f]{8,64}$/i.test(named))
    return no('bad-word', 'is not the SHA-256 of a piece, or its first eight letters or more');
  const found = custody.pieces(caseId).filter(({evidence}) => evidence.startsWith(named.toLowerCase()));
  const [piece] = found;
  const where = caseId === undefined ? 'the record' : `case ${caseId}`;
  if (piece === undefined) return no('no-such-evidence', `names no piece of evidence in ${where}`);
  if (new Set(found.map(({evidence}) => evidence)).size > 1)
    return no('bad-word', 'begins more than one; give more of it');
  if (found.length > 1)
    return no('bad-word', `is in the cases ${found.map((one) => one.case).join(', ')}; say which with --case`);
  return success(piece);
}

/** Why a stored file does not count; undefined where it is whole. */
export async function missingFile(store: EvidenceStore, evidence: string): Promise<Problem | undefined> {
  const state = await store.check(evidence);
  return state.kind === 'whole' ? undefined : notWhole(evidence, state, `evidence/${evidence.slice(0, 2)}/${evidence}`);
}

const standing = ({ledger, custody}: EvidenceDesk): CustodyRecord => custody(ledger.size);

type Fields = Pick<CustodyStep, 'event'> & Partial<CustodyStep>;

/** Before the file is read: what is said of it is looked at first. */
const stepOf = ({case: caseId, note}: Pick<BroughtFile, 'case' | 'note'>, fields: Fields): CustodyStep => ({
  case: caseId,
  evidence: '0'.repeat(64),
  bytes: 0,
  mediaType: 'application/octet-stream',
  madeFrom: '',
  tool: '',
  note,
  ...fields,
});

/** What came in keeps the media type that it came in with. */
function steppedFile(
  brought: BroughtFile,
  {evidence, bytes, beginning}: StoredEvidence,
  fields: Fields,
  piece: EvidencePiece | undefined,
): Result<CustodyStep> {
  const mediaType = mediaTypeOf(beginning, brought.mediaType);
  if (!mediaType.ok) return mediaType;
  const kept = piece !== undefined && brought.mediaType === '' ? piece.mediaType : mediaType.value;
  return success({...stepOf(brought, fields), evidence, bytes, mediaType: kept});
}

export const nextStep = (
  {case: caseId, evidence, bytes, mediaType}: EvidencePiece,
  event: CustodyStep['event'],
  note: string,
): CustodyStep => ({case: caseId, event, evidence, bytes, mediaType, madeFrom: '', tool: '', note});

function problemsOf(desk: EvidenceDesk, step: CustodyStep): readonly Problem[] {
  const custody = standing(desk);
  return custodyProblems(step, custody.piece(step.case, step.evidence), custody.piece(step.case, step.madeFrom));
}

async function append(desk: EvidenceDesk, step: CustodyStep): Promise<Result<EvidenceDone>> {
  const appended = await appendSteps(desk, [step]);
  if (!appended.ok) return appended;
  const {evidence, bytes, mediaType} = step;
  return success({evidence, bytes, mediaType, entry: appended.value});
}

/** All of them in one commit, or none; the entry of the first. */
export async function appendSteps(desk: EvidenceDesk, steps: readonly CustodyStep[]): Promise<Result<number>> {
  const problems = steps.flatMap((step) => problemsOf(desk, step));
  if (problems.length > 0) return failure(problems);
  const author = desk.author();
  if (!author.ok) return author;
  const drafts = steps.map((step) => ({...step, kind: 'custody', recorded: desk.recorded}) as const);
  const appended = await appendSigned(desk.ledger, author.value, drafts);
  return appended.ok ? success(appended.value.first) : appended;
}

const doneOf = ({evidence, bytes, mediaType}: EvidencePiece): EvidenceDone => ({evidence, bytes, mediaType});
