/**
 * Which event of custody may follow which. A piece of evidence belongs to a case and is named by its SHA-256. After `sealed`
 * every further event must give its reason, and a seal is never undone.
 *
 *     event     begins a record   follows others   follows a seal
 *     captured  yes               no               no
 *     received  yes               yes              with a reason
 *     viewed    no                yes              with a reason
 *     copied    no                yes              with a reason
 *     redacted  yes (of what      no               with a reason, where the piece that
 *               was made)                          it was made from is sealed
 *     exported  no                yes              with a reason
 *     sealed    no                yes              no
 */
import type {Problem} from '../../kernel/index.ts';
import type {CustodyEvent, CustodyLeaf} from './signed-leaf.ts';

interface EventRule {
  readonly begins: boolean;
  readonly follows: boolean;
  readonly afterSeal: 'with a reason' | 'never';
}

export const custodyRules: Readonly<Record<CustodyEvent, EventRule>> = {
  captured: {begins: true, follows: false, afterSeal: 'never'},
  received: {begins: true, follows: true, afterSeal: 'with a reason'},
  viewed: {begins: false, follows: true, afterSeal: 'with a reason'},
  copied: {begins: false, follows: true, afterSeal: 'with a reason'},
  redacted: {begins: true, follows: false, afterSeal: 'never'},
  exported: {begins: false, follows: true, afterSeal: 'with a reason'},
  sealed: {begins: false, follows: true, afterSeal: 'never'},
};

/** What an entry says of a piece, whoever signs it. */
export type CustodyStep = Pick<
  CustodyLeaf,
  'case' | 'event' | 'evidence' | 'bytes' | 'mediaType' | 'madeFrom' | 'tool' | 'note'
>;

/** What stands of a piece: as it came in, and the entry that sealed it. */
export interface StandingPiece {
  readonly bytes: number;
  readonly mediaType: string;
  readonly sealed?: number;
}

export const noteLimitCharacters = 1000;

/** RFC 6838 section 4.2, without parameters. */
export const mediaTypePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** What an export adds to its note: the SHA-256 of the list of what was exported together (bundle.ts). */
const exportMark = /(?:^|; )bundle ([0-9a-f]{64})$/;

export const exportNote = (reason: string, contentsSha256: string): string =>
  `${reason === '' ? '' : `${reason}; `}bundle ${contentsSha256}`;

/** The contents that an `exported` entry commits to; undefined where it names none. */
export const exportedContents = ({event, note}: CustodyStep): string | undefined =>
  event === 'exported' ? exportMark.exec(note)?.[1] : undefined;

/** What a person gave as the reason, without what the program added. */
export const reasonOf = ({event, note}: CustodyStep): string =>
  (event === 'exported' ? note.replace(exportMark, '') : note).trim();

/**
 * Why this step may not follow, every reason; empty where it may. `piece` is what stands of the same evidence in the same
 * case, `source` what stands of the piece that it was made from.
 */
export function custodyProblems(
  step: CustodyStep,
  piece: StandingPiece | undefined,
  source: StandingPiece | undefined,
): readonly Problem[] {
  return [...formProblems(step), ...orderProblems(step, piece, source)];
}

const problem = (code: string, field: string, message: string): Problem => ({code, field, message});

function formProblems({event, evidence, mediaType, madeFrom, tool, note}: CustodyStep): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, message: string): void => void problems.push(problem('bad-custody', field, message));
  if (!mediaTypePattern.test(mediaType)) refuse('mediaType', `“${mediaType}” is not a media type such as image/jpeg`);
  if (note.length > noteLimitCharacters)
    refuse('note', `has ${note.length} characters, at most ${noteLimitCharacters}`);
  if (/\p{Cc}/u.test(`${note}${tool}`)) refuse('note', 'holds a character that cannot be printed');
  if (event === 'redacted') {
    if (madeFrom === '') refuse('madeFrom', 'is needed: the piece that it was made from');
    if (madeFrom === evidence) refuse('madeFrom', 'is the same file: nothing was made');
    if (tool.trim() === '') refuse('tool', 'is needed: the program that made it, with its version');
  } else {
    if (madeFrom !== '') refuse('madeFrom', `is for redacted, not for ${event}`);
    if (tool !== '') refuse('tool', `is for redacted, not for ${event}`);
  }
  return problems;
}

function orderProblems(
  step: CustodyStep,
  piece: StandingPiece | undefined,
  source: StandingPiece | undefined,
): readonly Problem[] {
  const {event, evidence} = step;
  const rule = custodyRules[event];
  const problems: Problem[] = [];
  const add = (code: string, message: string): void => void problems.push(problem(code, 'event', message));
  if (event === 'redacted' && source === undefined)
    add('no-such-evidence', `was made from ${short(step.madeFrom)}, which the case does not hold`);
  if (event === 'redacted' && source?.sealed !== undefined) needReason(step, step.madeFrom, source.sealed, add);
  if (piece === undefined) {
    if (!rule.begins) add('no-such-evidence', `${short(evidence)} was neither captured nor received before`);
    return problems;
  }
  if (!rule.follows)
    add('custody-order', `${event} is a first event, and ${short(evidence)} stands in the case already`);
  else if (piece.sealed !== undefined) {
    if (rule.afterSeal === 'never')
      add('custody-order', `${short(evidence)} is sealed already, by entry ${piece.sealed}`);
    else needReason(step, evidence, piece.sealed, add);
  }
  if (step.bytes !== piece.bytes)
    add('bad-custody', `says ${step.bytes} bytes, but ${short(evidence)} has ${piece.bytes}`);
  if (step.mediaType !== piece.mediaType)
    add('bad-custody', `says ${step.mediaType}, but ${short(evidence)} came in as ${piece.mediaType}`);
  return problems;
}

function needReason(
  step: CustodyStep,
  evidence: string,
  sealed: number,
  add: (code: string, message: string) => void,
): void {
  if (reasonOf(step) === '')
    add('evidence-sealed', `${short(evidence)} is sealed by entry ${sealed}; its note must give the reason`);
}

const short = (evidence: string): string => evidence.slice(0, 16);
