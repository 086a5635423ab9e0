/**
 * One request to one witness (C2SP tlog-witness `add-checkpoint`) and what its answer means. An answer counts only where
 * the cosignature verifies; everything else becomes a sentence, never an exception: a witness can delay a label, not a log.
 */
import {
  cosignedAt,
  readSignatureLines,
  signatureBy,
  witnessRequestText,
  type NoteKey,
  type NoteSignature,
  type WitnessRequest,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';

export type WitnessAnswer =
  | {readonly kind: 'cosigned'; readonly signature: NoteSignature; readonly timeSeconds: number}
  /** Its own size of this log is another than the request started from. */
  | {readonly kind: 'other-size'; readonly size: number}
  | {readonly kind: 'refused'; readonly sentence: string};

const answerLimitBytes = 64 * 1024;

const refused = (sentence: string): WitnessAnswer => ({kind: 'refused', sentence});

export async function askWitness(
  {key, url}: {readonly key: NoteKey; readonly url: string},
  request: WitnessRequest,
  limitMilliseconds: number,
): Promise<WitnessAnswer> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: witnessRequestText(request),
      headers: {'content-type': 'text/plain; charset=utf-8'},
      redirect: 'error',
      signal: AbortSignal.timeout(limitMilliseconds),
    });
    const body = await limitedText(response);
    if (body === undefined) return refused('answered with more than an answer may hold.');
    return meaningOf(response, body, key, request);
  } catch (error) {
    return refused(unreachable(error, limitMilliseconds));
  }
}

function meaningOf(response: Response, body: string, key: NoteKey, request: WitnessRequest): WitnessAnswer {
  if (response.status === 200) return readCosignature(body, key, request);
  if (response.status === 409) {
    const size =
      response.headers.get('content-type')?.split(';')[0] === 'text/x.tlog.size' ? readSize(body) : undefined;
    if (size !== undefined && size !== request.oldSize) return {kind: 'other-size', size};
    return refused(`has cosigned another tree of ${request.oldSize} entries: this ledger and the one it saw differ.`);
  }
  const known = sentences[response.status];
  return refused(known === undefined ? `answered with status ${response.status}.` : known(request));
}

const sentences: Readonly<Record<number, (request: WitnessRequest) => string>> = {
  400: () => 'could not read the request (400).',
  403: () => 'does not accept the key of this log (403).',
  404: ({checkpoint}) => `does not serve the log ${checkpoint.origin} (404).`,
  422: ({oldSize}) => `says that this ledger does not follow from the ${oldSize} entries that it cosigned (422).`,
};

/** `signature` lines, or a whole note: both are read, and only a line of this witness's key counts. */
export function readCosignature(
  lines: string,
  key: NoteKey,
  {checkpoint}: Pick<WitnessRequest, 'checkpoint'>,
): WitnessAnswer {
  const signatures = readSignatureLines(lines);
  const note = {text: checkpoint.note.text, signatures: signatures ?? []};
  const signature = signatureBy(note, key);
  const timeSeconds = signature === undefined ? undefined : cosignedAt(nodeCryptography, note, key);
  if (signature === undefined || timeSeconds === undefined)
    return refused('answered with no cosignature of its key that holds.');
  return {kind: 'cosigned', signature, timeSeconds};
}

function readSize(body: string): number | undefined {
  const size = /^(0|[1-9]\d{0,15})\n$/.exec(body)?.[1];
  return size === undefined || !Number.isSafeInteger(Number(size)) ? undefined : Number(size);
}

/** Undefined where it is longer than any answer of a witness. */
async function limitedText(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > answerLimitBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function unreachable(error: unknown, limitMilliseconds: number): string {
  if ((error as Error).name === 'TimeoutError') return `did not answer within ${limitMilliseconds / 1000} s.`;
  const {code} = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
  return `cannot be reached${code === undefined ? '' : ` (${code.toLowerCase()})`}.`;
}
