/**
 * Does one act: builds it, signs it in this browser, hands it in, keeps its receipt. An act is never done twice: an entry that
 * was signed and whose answer did not come is kept and handed in again as it is; where another entry of the same key was
 * first, it is signed anew under the same id. In an installation of one person this browser’s key is made at the first act.
 *
 *     const outcome = await doAct({caseId, kind: 'report_screened', subject: report, body: {outcome: 'in_scope', reason}});
 *     if (outcome.kind === 'refused') show(outcome.problems);   // each with `field` as the form names it, or none
 */
import type {ActWords} from '../../monitoring/desk/index.ts';
import {canonicalJson, type Json} from '../../monitoring/ledger/index.ts';
import type {Me} from '../../platform/contract/index.ts';
import {post, type FieldProblem, type Posted} from './api/post.ts';
import {forget, keep, kept} from './signing/browser-store.ts';
import {personKey} from './signing/person-key.ts';
import {said, signAct, type SignedAct} from './signing/sign-act.ts';
import {acted} from './live/acted.ts';
import {enrolDevice} from './session/enrol-device.ts';
import {nowText, refreshMe, refreshMeAnew} from './use-me.ts';

export interface ActRequest extends ActWords {
  /** The case, or `installation` for acts of people. */
  readonly caseId: string;
}

export interface Done {
  readonly kind: 'done';
  readonly entry: number;
  readonly leafHash: string;
  /** Signed note: the server's word that the entry stands. */
  readonly receipt: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly FieldProblem[];
}

interface Taken {
  readonly index: number;
  readonly leafHash: string;
  readonly receipt: string;
}

interface Pending {
  /** What it is kept under: the case and what is said. */
  readonly name: string;
  readonly id: string;
  readonly signed: SignedAct;
}

/** A new name for a report, an incident, …: random, so that it tells nothing and is never taken. */
export const newId = (letter: string): string => `${letter}-${randomName(10)}`;

export function doAct({caseId, ...given}: ActRequest): Promise<Done | Refused> {
  const words = said<ActWords>(given);
  // One at a time, in all tabs of this browser: entries of one key are counted.
  const work = (): Promise<Done | Refused> => act(caseId, words);
  return navigator.locks === undefined ? work() : navigator.locks.request('holdfire-signing', work);
}

async function act(caseId: string, words: ActWords): Promise<Done | Refused> {
  const me = await refreshMeAnew();
  if (me.kind !== 'ready') return unreached;
  const able = me.value.mode === 'single_user' ? await ableAlone(me.value) : me.value;
  if ('kind' in able) return able;
  if (!able.signedIn) return signedOut;
  const outcome = await signedAct(caseId, words, able);
  if (outcome.kind === 'done') {
    await keepReceipt(outcome, caseId, words);
    acted(caseId);
  }
  return outcome;
}

function no(code: string, message: string): Refused {
  return {kind: 'refused', problems: [{code, message}]};
}

const unreached = no('not-sent', 'The server cannot be reached. Nothing was done; try again.');
const signedOut = no('signed-out', 'The session has ended. Sign in again; what is written here stays.');

/** The one person has no passkey and no link: a browser that has no key yet is enrolled as it is. */
async function ableAlone(me: Me): Promise<Me | Refused> {
  if (me.key !== undefined && (await personKey(me.key.publicKey)) !== undefined) return me;
  const enrolled = await enrolDevice({});
  if (enrolled.kind === 'failed') return {kind: 'refused', problems: enrolled.problems};
  const anew = await refreshMe();
  return anew.kind === 'ready' ? anew.value : unreached;
}

const conflicts = ['conflicting-entry', 'wrong-previous', 'other-history', 'wrong-sequence'];
const attempts = 4;

async function signedAct(caseId: string, words: ActWords, first: Me): Promise<Done | Refused> {
  const name = canonicalJson({case: caseId, ...words} as unknown as Json);
  const before = await kept<Pending>('pending', name).catch(() => undefined);
  const id = before?.id ?? newId('a');
  let me = first;
  let signed = before?.signed;
  for (let attempt = 1; ; attempt += 1) {
    signed ??= await sign({caseId, id, words}, me);
    if (signed === undefined) return noKeyHere(me);
    await keep('pending', {name, id, signed} satisfies Pending).catch(() => undefined);
    const answer = await handIn(signed, me.token);
    if (answer.kind === 'unheard') return outcomeOf(answer);
    const again = answer.kind === 'refused' && attempt < attempts && answer.problems.some(mayPass);
    if (!again) {
      await forget('pending', name).catch(() => undefined);
      return outcomeOf(answer, signed.leafHash);
    }
    const anew = await refreshMeAnew();
    if (anew.kind !== 'ready' || !anew.value.signedIn) return outcomeOf(answer);
    me = anew.value;
    // The clock is looked at anew, too: what waited an hour for a connection was not said now.
    signed = undefined;
  }
}

/** What passes when it is signed again, with a fresh count, token and clock. */
const mayPass = ({code}: FieldProblem): boolean =>
  conflicts.includes(code) || code === 'no-token' || code === 'clock-off';

const handIn = ({leaf, groups}: SignedAct, token: string | undefined): Promise<Posted<Taken>> =>
  patiently(() => post<Taken>('/api/desk/acts', {leaf, groups}, token));

async function sign(
  {caseId, id, words}: {readonly caseId: string; readonly id: string; readonly words: ActWords},
  {key}: Me,
): Promise<SignedAct | undefined> {
  const own = key === undefined ? undefined : await personKey(key.publicKey);
  if (key === undefined || own === undefined) return undefined;
  const salt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));
  return signAct({caseId, id, recorded: nowText(), words}, key, {salt, sign: own.sign});
}

const noKeyHere = ({key}: Me): Refused =>
  no(
    'no-key-here',
    key === undefined
      ? 'No signing key is registered for you. Ask an administrator for a link to enrol this device.'
      : `Your signing key ${key.name} is not in this browser. Use the browser in which you enrolled, or ask an administrator for a link for this one.`,
  );

const pausesMilliseconds = [400, 1_500, 4_000];

/** The same bytes again while no answer comes: the server answers a repeated entry like the first time. */
async function patiently<T>(send: () => Promise<Posted<T>>): Promise<Posted<T>> {
  for (const pause of pausesMilliseconds) {
    const answer = await send();
    if (answer.kind !== 'unheard') return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return send();
}

function outcomeOf(answer: Posted<Taken>, expectedHash?: string): Done | Refused {
  if (answer.kind === 'unheard') {
    return no(
      'not-sent',
      'No answer came. What you signed is kept in this browser; press again when there is a connection, and it is done once.',
    );
  }
  if (answer.kind === 'refused') {
    return answer.status === 401 ? signedOut : {kind: 'refused', problems: answer.problems};
  }
  const {index, leafHash, receipt} = answer.value;
  if (expectedHash !== undefined && leafHash !== expectedHash)
    return no('other-receipt', 'The server answered for another entry than the one that was signed here.');
  return {kind: 'done', entry: index, leafHash, receipt};
}

async function keepReceipt({entry, leafHash, receipt}: Done, caseId: string, {kind, subject}: ActWords): Promise<void> {
  // The act stands, whether or not this browser has room for its receipt.
  await keep('receipts', {entry, leafHash, receipt, case: caseId, kind, subject, at: nowText()}).catch(() => undefined);
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** 32 letters: a byte's last five bits choose one, each as likely as another. */
function randomName(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => letters[byte & 31]).join('');
}
