/**
 * Reports of people without an account: taken in as acts of the server itself, answered with a code that nobody else has. What
 * they may ask by it is the state of their report and what was said to them, and they may answer; nothing else of the desk.
 */
import type {DeskAct, ReportFile} from '../../monitoring/desk/index.ts';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import type {CheckpointKeeper} from '../checkpoints/checkpoint-keeper.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {DeskKey} from './desk-key.ts';
import type {Desks} from './desks.ts';
import {codeSha256, newStatusCode, statusCode} from './status-code.ts';

export interface PublicIntakeParts {
  readonly record: {readonly ledger: Pick<Ledger, 'leafHash'>};
  readonly desks: Desks;
  readonly key: DeskKey;
  readonly checkpoints: Pick<CheckpointKeeper, 'receiptBeside'>;
  readonly random: (bytes: number) => Uint8Array;
  readonly nowSeconds: () => number;
}

export interface TakenReport {
  /** Shown once, to whoever reported. */
  readonly code: string;
  readonly entry: number;
  /** Signed note. */
  readonly receipt: string;
}

export interface ReportStatus {
  readonly state: string;
  readonly received: string;
  readonly messages: readonly PublicMessage[];
}

export interface PublicMessage {
  readonly from: 'mission' | 'reporter';
  readonly at: string;
  readonly text: string;
  readonly language?: string;
}

export interface PublicIntake {
  readonly report: (caseId: string, sent: unknown) => Promise<Result<TakenReport>>;
  readonly status: (caseId: string, sent: unknown) => Promise<Result<ReportStatus>>;
  readonly answer: (caseId: string, sent: unknown) => Promise<Result<{readonly entry: number}>>;
}

type Part = Readonly<Record<string, unknown>>;

export function publicIntake(parts: PublicIntakeParts): PublicIntake {
  return {
    report: (caseId, sent) => takeReport(parts, caseId, sent),
    status: (caseId, sent) =>
      parts.desks.read((): Result<ReportStatus> => {
        const found = fileOf(parts.desks, caseId, sent, ['code']);
        return found.ok ? success(statusOf(found.value)) : found;
      }),
    answer: async (caseId, sent) => {
      const found = await parts.desks.read(() => fileOf(parts.desks, caseId, sent, ['code', 'text']));
      if (!found.ok) return found;
      const text = (sent as Part)['text'];
      const words = {kind: 'public_information_received', subject: found.value.id, body: {text}};
      const entered = await parts.key.appendServerAct(caseId, words);
      return entered.ok ? success({entry: entered.value}) : entered;
    },
  };
}

async function takeReport(
  {record, desks, key, checkpoints, random, nowSeconds}: PublicIntakeParts,
  caseId: string,
  sent: unknown,
): Promise<Result<TakenReport>> {
  if (desks.known(caseId) === undefined) return failure([noCase]);
  const read = readReport(sent);
  if (!read.ok) return read;
  const {account, place, sealedIdentity} = read.value;
  const code = newStatusCode(random);
  const entered = await key.appendServerAct(caseId, {
    kind: 'public_report_received',
    subject: `r-${Buffer.from(random(10)).toString('hex')}`,
    body: {...account, codeSha256: codeSha256(code)},
    ...(place === undefined ? {} : {place}),
    ...(sealedIdentity === undefined ? {} : {sealedIdentity}),
  });
  if (!entered.ok) return entered;
  const entry = entered.value;
  const receipt = await checkpoints.receiptBeside(entry, record.ledger.leafHash(entry), nowSeconds());
  return success({code, entry, receipt});
}

interface SentReport {
  readonly account: Part;
  readonly place?: NonNullable<DeskAct['place']>;
  readonly sealedIdentity?: string;
}

const identityLimit = 8_192;

/** The account’s own fields are judged with the act; here only what stands around them. */
function readReport(sent: unknown): Result<SentReport> {
  if (!isPart(sent)) return failure([wrong('', 'is not an object with “account”')]);
  const problems = unknownKeys(sent, ['account', 'place', 'sealedIdentity']);
  const {account, place, sealedIdentity} = sent;
  if (!isPart(account)) problems.push(wrong('account', 'is not an object'));
  else if (Object.hasOwn(account, 'codeSha256')) problems.push(unknownKey('account.codeSha256'));
  if (place !== undefined && !isPlace(place)) {
    problems.push({code: 'not-a-place', field: 'place', message: 'is not latitude, longitude and uncertaintyMetres'});
  }
  const isSealed = typeof sealedIdentity === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(sealedIdentity);
  if (sealedIdentity !== undefined && !(isSealed && sealedIdentity.length <= identityLimit)) {
    problems.push({
      code: 'not-sealed',
      field: 'sealedIdentity',
      message: 'is not an envelope sealed to the vault’s key',
    });
  }
  return problems.length > 0 ? failure(problems) : success(sent as unknown as SentReport);
}

const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value);

const wrong = (field: string, message: string): Problem => ({
  code: 'wrong-type',
  message,
  ...(field === '' ? {} : {field}),
});
const unknownKey = (field: string): Problem => ({
  code: 'unknown-key',
  field: field.slice(0, 60),
  message: 'is not known here',
});
const unknownKeys = (sent: Part, known: readonly string[]): Problem[] =>
  Object.keys(sent)
    .filter((name) => !known.includes(name))
    .map(unknownKey);

function isPlace(value: unknown): boolean {
  if (!isPart(value)) return false;
  const {latitude, longitude, uncertaintyMetres = 0} = value;
  const within = (number: unknown, limit: number): boolean => typeof number === 'number' && Math.abs(number) <= limit;
  return (
    Object.keys(value).every((name) => ['latitude', 'longitude', 'uncertaintyMetres'].includes(name)) &&
    within(latitude, 90) &&
    within(longitude, 180) &&
    typeof uncertaintyMetres === 'number' &&
    uncertaintyMetres >= 0
  );
}

const noCase: Problem = {code: 'unknown-case', field: 'case', message: 'there is no case of this name'};
/** The same for a code that nobody has and for one of another case. */
const noReport: Problem = {code: 'unknown-code', field: 'code', message: 'is the code of no report'};

function fileOf(desks: Desks, caseId: string, sent: unknown, keys: readonly string[]): Result<ReportFile> {
  if (!isPart(sent)) return failure([wrong('', `is not an object with ${keys.join(', ')}`)]);
  const problems = unknownKeys(sent, keys);
  if (problems.length > 0) return failure(problems);
  const {code} = sent;
  const plain = typeof code === 'string' && code.length <= 60 ? statusCode(code) : undefined;
  const desk = desks.desk(caseId);
  if (plain === undefined || desk === undefined) return failure([noReport]);
  const sha256 = codeSha256(plain);
  for (const file of desk.state.reports.values()) if (file.codeSha256 === sha256) return success(file);
  return failure([noReport]);
}

const statusOf = ({state, first, acts}: ReportFile): ReportStatus => ({
  state,
  received: first.at,
  messages: acts.flatMap((act) => messageOf(act) ?? []),
});

/** What was said to whoever reported, and what he answered; what the desk says among itself is not for him. */
function messageOf({kind, at, body = {}}: DeskAct): PublicMessage | undefined {
  const {message, text, language, outcome, reason} = body;
  if (kind === 'feedback_given' && typeof message === 'string') {
    return {from: 'mission', at, text: message, ...(typeof language === 'string' ? {language} : {})};
  }
  if (kind === 'report_screened' && outcome === 'needs_information' && typeof reason === 'string') {
    return {from: 'mission', at, text: reason};
  }
  return kind === 'public_information_received' && typeof text === 'string' ? {from: 'reporter', at, text} : undefined;
}
