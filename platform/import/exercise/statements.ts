/**
 * What the named actors say: the side affected accuses, the side accused denies with a scope, admits in part, justifies,
 * accuses back or says nothing. Both sides answer from the same distribution. Some accusations are withdrawn later.
 */
import type {attributionLayers, statementTable, stances} from '../../../monitoring/attribution/index.ts';
import {otherSide, sides, type Side} from './land.ts';
import type {DenialScope, Language} from './language.ts';
import type {Occurrence} from './occurrence.ts';
import {agency, guarantorOffice, mission, newspapers, staff, umbrexiChannel} from './outlets.ts';
import {agreementDay, lastDay} from './period.ts';
import {clauseOf} from './clauses.ts';
import {chance, pick, pickWeighted, randomFrom, whole, type Random} from './random.ts';
import {dayText, type RowOf} from './table-text.ts';
import {words} from './words.ts';

type Stance = (typeof stances)[number];
type Layer = (typeof attributionLayers)[number];

export type StatementRow = RowOf<typeof statementTable> & {
  readonly id: string;
  readonly speaker: string;
  readonly stance: Stance;
};

export interface Utterance {
  readonly row: StatementRow;
  readonly day: number;
}

interface Sketch {
  readonly speaker: string;
  readonly stance: Stance;
  readonly day: number;
  readonly occurrence?: Occurrence;
  readonly layer?: Layer;
  readonly aboutActor?: string;
  readonly scopes?: readonly DenialScope[];
  readonly obligation?: string;
}

export function utterancesOf(
  seed: number,
  occurrences: readonly Occurrence[],
  known: ReadonlyMap<string, number>,
): readonly Utterance[] {
  const random = randomFrom(seed, 'statements');
  const about = occurrences.flatMap((occurrence) =>
    exchange(random, occurrence, known.get(occurrence.id) ?? occurrence.to),
  );
  return [...about, ...aboutClauses(random)]
    .filter((sketch) => sketch.day <= lastDay)
    .map((sketch, index) => ({sketch, index}))
    .sort((a, b) => a.sketch.day - b.sketch.day || a.index - b.index)
    .map(({sketch}, index) => utterance(random, sketch, `st-${String(index + 1).padStart(4, '0')}`));
}

const accusedBy = (occurrence: Occurrence): string =>
  occurrence.doer === 'unknown-armed' ? otherSide(occurrence.affected) : occurrence.doer;

function exchange(random: Random, occurrence: Occurrence, knownDay: number): readonly Sketch[] {
  const said: Sketch[] = [];
  if (occurrence.doer === 'umbrexi' && chance(random, 0.4)) {
    said.push({speaker: 'umbrexi', stance: 'claims_responsibility', layer: 'group', occurrence, day: knownDay});
  }
  if (occurrence.doer === otherSide(occurrence.affected) && chance(random, 0.03)) {
    const layer = 'command_or_authorisation';
    said.push({speaker: occurrence.doer, stance: 'claims_responsibility', layer, occurrence, day: knownDay});
  }
  if (occurrence.doer !== occurrence.affected && chance(random, 0.45))
    said.push(...accusation(random, occurrence, knownDay));
  if (chance(random, 0.06)) {
    const speaker = chance(random, 0.7) ? 'emm' : 'pelluvia';
    const day = knownDay + whole(random, 2, 20);
    said.push({
      speaker,
      stance: 'third_party_assessment',
      layer: pick(random, ['group', 'origin_territory']),
      occurrence,
      day,
    });
  }
  return said;
}

function accusation(random: Random, occurrence: Occurrence, knownDay: number): readonly Sketch[] {
  const day = knownDay + whole(random, 0, 2);
  const accused = accusedBy(occurrence);
  const accuser = occurrence.affected;
  const opposite = otherSide(accuser);
  const layer: Layer = pickWeighted<Layer>(random, [
    ['physical_perpetrator', 16],
    ['group', 26],
    ['command_or_authorisation', 18],
    ['origin_territory', 14],
    ['support_or_sanctuary', 12],
    ['party_obligation', 14],
  ]);
  const first: Sketch = {speaker: accuser, stance: 'accuses', layer, aboutActor: accused, occurrence, day};
  // Where a group is accused, the other side is asked about its soil, and answers about its control.
  const about = accused === 'umbrexi' ? 'umbrexi' : accuser;
  const reply = answer(random, {occurrence, speaker: opposite, layer, day: day + whole(random, 0, 3), about});
  const withdrawn: readonly Sketch[] = chance(random, 0.05)
    ? [{speaker: accuser, stance: 'retracts', layer, aboutActor: accused, occurrence, day: day + whole(random, 5, 40)}]
    : [];
  return [first, ...reply, ...withdrawn];
}

interface Question {
  readonly occurrence: Occurrence;
  readonly speaker: Side;
  readonly layer: Layer;
  readonly day: number;
  readonly about: string;
}

function answer(random: Random, {occurrence, speaker, layer, day, about}: Question): readonly Sketch[] {
  const stance = pickWeighted<Stance | 'silence'>(random, [
    ['denies', 40],
    ['counter_accuses', 13],
    ['partly_admits', 11],
    ['justifies', 8],
    ['no_comment', 8],
    ['silence', 20],
  ]);
  if (stance === 'silence') return [];
  const base: Sketch = {speaker, stance, layer, occurrence, day};
  if (stance === 'counter_accuses') return [{...base, aboutActor: about}];
  if (stance === 'denies') return [{...base, scopes: scopes(random, about === 'umbrexi')}];
  return stance === 'partly_admits'
    ? [{...base, scopes: [pick(random, ['target_nature', 'civilian_casualties', 'intent'])]}]
    : [base];
}

function scopes(random: Random, aboutGroup: boolean): readonly DenialScope[] {
  const first = aboutGroup
    ? pick<DenialScope>(random, ['control_over_actor', 'authorship', 'obligation_applies'])
    : pickWeighted<DenialScope>(random, [
        ['occurrence', 24],
        ['authorship', 30],
        ['target_nature', 14],
        ['civilian_casualties', 14],
        ['legality', 9],
        ['obligation_applies', 9],
      ]);
  const second = pick<DenialScope>(random, ['intent', 'legality', 'civilian_casualties']);
  return chance(random, 0.25) && second !== first ? [first, second] : [first];
}

/** Words about a clause as such, without an incident: the same number from each side. */
function aboutClauses(random: Random): readonly Sketch[] {
  const clauses = ['exc-7', 'exc-8', 'exc-9', 'exc-10', 'exc-13', 'exc-14'];
  return sides.flatMap((speaker) =>
    clauses.flatMap((obligation): readonly Sketch[] => [
      {
        speaker,
        stance: 'accuses',
        obligation,
        layer: 'party_obligation',
        aboutActor: otherSide(speaker),
        day: agreementDay + whole(random, 30, 330),
      },
      {
        speaker,
        stance: 'denies',
        obligation,
        layer: 'party_obligation',
        scopes: ['obligation_applies'],
        day: agreementDay + whole(random, 30, 330),
      },
    ]),
  );
}

function wordingOf(stance: Stance, language: Language, scopes: readonly DenialScope[]): string {
  const said = words[language];
  const listed = scopes.map((scope) => said.scope[scope]).join(said.listSeparator);
  switch (stance) {
    case 'claims_responsibility':
      return said.claims;
    case 'accuses':
      return said.accuses;
    case 'denies':
      return said.denies(listed);
    case 'counter_accuses':
      return said.counterAccuses;
    case 'partly_admits':
      return said.admits(listed);
    case 'justifies':
      return said.justifies;
    case 'no_comment':
      return said.noComment;
    case 'retracts':
      return said.retracts;
    case 'third_party_assessment':
      return said.assessment;
  }
}

const outletOf = (random: Random, speaker: string, language: Language): string => {
  if (speaker === 'umbrexi') return umbrexiChannel;
  if (speaker === 'emm') return mission;
  if (speaker === 'pelluvia') return guarantorOffice;
  const side = speaker === 'velmoth' ? 'velmoth' : 'dorquine';
  const papers = newspapers.filter((outlet) => outlet.side === side && outlet.language === language);
  return pick(random, [staff(side), agency(side), ...papers.map((outlet) => outlet.id)]);
};

function utterance(random: Random, sketch: Sketch, id: string): Utterance {
  const {speaker, stance, day, occurrence, layer, aboutActor, obligation} = sketch;
  const language: Language = ['emm', 'pelluvia'].includes(speaker) ? 'en' : pick(random, ['en', 'ur', 'ps', 'fa-AF']);
  const scoped = sketch.scopes ?? [];
  const english = wordingOf(stance, 'en', scoped);
  const clause = layer === 'party_obligation' && occurrence !== undefined ? clauseOf(occurrence) : undefined;
  const row: StatementRow = {
    id,
    incident: occurrence?.id,
    obligation: obligation ?? clause,
    speaker,
    spokesperson: `Office of ${speaker} (exercise)`,
    stance,
    layer,
    denial_scope: scoped.join('; '),
    about_actor: aboutActor,
    date: dayText(day),
    time: chance(random, 0.5)
      ? `${String(whole(random, 7, 21)).padStart(2, '0')}:${pick(random, ['00', '15', '40'])}`
      : undefined,
    channel: pick(random, ['written statement', 'press conference', 'post']),
    wording: wordingOf(stance, language, scoped),
    language,
    ...(language === 'en' ? {} : {translation: english, translation_by: 'editors of the exercise'}),
    summary: english,
    source: outletOf(random, speaker, language),
    published: dayText(Math.min(lastDay, day + (chance(random, 0.2) ? 1 : 0))),
    confirmed: pickWeighted(random, [
      ['yes', 88],
      ['reference_only', 9],
      ['no', 3],
    ]),
  };
  return {row, day};
}
