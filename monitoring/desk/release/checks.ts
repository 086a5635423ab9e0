/**
 * The six checks before anything leaves the mission (domain vocabulary 3.13 and section 8). They are asked when a release is
 * proposed, approved and carried out, of what stands at that moment: consent that was withdrawn since stops it as well.
 */
import {counted, joined, loadedWordsIn, ownVoice} from '../../kernel/index.ts';
import {releaseChecks} from '../acts/publication.ts';
import {addHours} from '../clocks.ts';
import type {DeskState, PeopleAt, ReportFile} from '../state.ts';
import {passes, stopsWith, together, warnsWith, type CheckResult, type ReleaseCheck} from './check-result.ts';
import {
  incidentsSpokenOf,
  isSensitiveContents,
  ownTexts,
  releaseContents,
  reportsBehind,
  type ReleaseBody,
  type ReleaseContents,
} from './contents.ts';
import {mosaic} from './mosaic.ts';
import {naming} from './naming.ts';
import {leaksIn} from './sent-text.ts';
import {isSideHeard} from './side-heard.ts';

export interface CheckedRelease {
  readonly checks: readonly ({readonly check: ReleaseCheck} & CheckResult)[];
  /** ISO 8601 in UTC. */
  readonly earliest: string;
}

export function checkRelease(body: ReleaseBody, state: DeskState, people: PeopleAt): CheckedRelease {
  const contents = releaseContents(body, state);
  const results: Readonly<Record<ReleaseCheck, CheckResult>> = {
    neutral_language: neutralLanguage(body, contents),
    naming: naming(body, contents, state, people),
    source_protection: sourceProtection(body, contents, state, people),
    mosaic: mosaic(body, contents, state),
    other_side_heard: otherSideHeard(contents, state),
    delay: delay(body, contents, state),
  };
  return {
    checks: releaseChecks.map((check) => ({check, ...results[check]})),
    earliest: earliestRelease(body, state),
  };
}

const neutralLanguage = (body: ReleaseBody, contents: ReleaseContents): CheckResult =>
  stopsWith(
    ownTexts(body, contents).flatMap(({of, text}) =>
      loadedWordsIn(text).map(
        (word) => `In ${of}, “${word}” stands in the mission’s own voice; only a quotation may hold it.`,
      ),
    ),
  );

function sourceProtection(
  body: ReleaseBody,
  contents: ReleaseContents,
  state: DeskState,
  people: PeopleAt,
): CheckResult {
  const behind = reportsBehind(contents, state);
  const texts = ownTexts(body, contents);
  const shown = texts.flatMap(({of, text}) => {
    const {coordinates, reports, persons} = leaksIn(text, state, people);
    return [
      ...(coordinates.length > 0 ? [`In ${of}, something reads like an exact place.`] : []),
      ...(reports.length > 0
        ? [`In ${of}, ${counted(reports.length, 'report')} of this desk ${reports.length === 1 ? 'is' : 'are'} named.`]
        : []),
      ...(persons.length > 0 ? [`In ${of}, somebody of the desk is named.`] : []),
    ];
  });
  const use = body.tier === 'public' ? 'publication' : 'sharing_with_mechanism';
  const unwilling = behind.filter((report) => !consentsTo(report, use));
  const consent =
    unwilling.length === 0
      ? []
      : [
          `No consent to ${use === 'publication' ? 'publication' : 'sharing with the mechanism'} is given with ${joined(unwilling.map(({id}) => `report ${id}`))}.`,
        ];
  const copied = texts.flatMap(({of, text}) =>
    behind.some((report) => sharesWords(text, report))
      ? [`In ${of}, words of a report are repeated; its source may be known by them.`]
      : [],
  );
  const replies = contents.findings
    .flatMap(({replies: filed}) => filed)
    .filter(({filed}) => {
      const leaks = filed?.body === undefined ? undefined : leaksIn(filed.body.text, state, people);
      return leaks !== undefined && [leaks.coordinates, leaks.reports, leaks.persons].some((found) => found.length > 0);
    });
  return together(
    stopsWith([...shown, ...consent]),
    warnsWith([
      ...copied,
      ...replies.map(
        () =>
          'A reply holds what could show a place or a person; it is annexed by its SHA-256 alone, and its text is left out.',
      ),
    ]),
  );
}

/** The mission’s own eyes need nobody’s consent; everybody else’s account goes only where he let it go. */
export function consentsTo(
  {first, grade, consentWithdrawn}: ReportFile,
  use: 'publication' | 'sharing_with_mechanism',
): boolean {
  if (consentWithdrawn.includes(use)) return false;
  if (grade.consent !== undefined) return grade.consent.includes(use);
  const {channel, basis} = (first.body ?? {}) as {readonly channel?: string; readonly basis?: string};
  const ownEyes = ['saw', 'heard', 'found_traces', 'camera_or_sensor'];
  return channel === 'monitor_form' && !first.hasIdentity && basis !== undefined && ownEyes.includes(basis);
}

/** Words in a row that nobody repeats by chance. */
const wordsInRow = 8;

function sharesWords(text: string, {first}: ReportFile): boolean {
  const account = first.body?.['text'];
  if (typeof account !== 'string') return false;
  const words = wordsOf(account);
  const own = ` ${wordsOf(ownVoice(text)).join(' ')} `;
  for (let at = 0; at + wordsInRow <= words.length; at += 1) {
    if (own.includes(` ${words.slice(at, at + wordsInRow).join(' ')} `)) return true;
  }
  return false;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function otherSideHeard(contents: ReleaseContents, state: DeskState): CheckResult {
  const name = (side: string): string => state.case.file?.actors.find(({id}) => id === side)?.name ?? side;
  return stopsWith(
    incidentsSpokenOf(contents, state).flatMap((incident) =>
      state.case.parties
        .filter((side) => !isSideHeard(state, incident, side))
        .map((side) => `On incident ${incident.id} no statement of ${name(side)} stands, and none was looked for.`),
    ),
  );
}

function delay(body: ReleaseBody, contents: ReleaseContents, state: DeskState): CheckResult {
  if (body.tier !== 'public') return passes;
  return isSensitiveContents(contents, state)
    ? {
        outcome: 'stops',
        sentences: ['A case of children or of sexual violence goes to nobody outside in detail (section 8, rule 9).'],
      }
    : {outcome: 'passes', sentences: [`Not before ${earliestRelease(body, state)}.`]};
}

const beforeEverything = '1970-01-01T00:00:00Z';

/** The later of the embargo and, for the public, the mandate’s delay after the day on which the last occurrence ended (UTC). */
export function earliestRelease(body: ReleaseBody, state: DeskState): string {
  const ended =
    body.tier === 'public'
      ? incidentsSpokenOf(releaseContents(body, state), state).map(({description: {when}}) =>
          addHours(`${when.to}T00:00:00Z`, 24 + state.mandate.publicDelayHours),
        )
      : [];
  return (
    [beforeEverything, ...ended, ...(body.embargoUntil === undefined ? [] : [body.embargoUntil])].toSorted().at(-1) ??
    beforeEverything
  );
}
