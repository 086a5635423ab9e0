/**
 * The naming check: a word that one side prefers stands only in a quotation, and nobody of the desk is named. Names that may
 * be a victim’s are pointed out, because no victim is named without the family’s word (section 8, rule 10).
 */
import {ownVoice} from '../../kernel/index.ts';
import type {DeskCase, DeskState, PeopleAt} from '../state.ts';
import {stopsWith, together, warnsWith, type CheckResult} from './check-result.ts';
import {ownTexts, type ReleaseBody, type ReleaseContents} from './contents.ts';
import {personsIn} from './sent-text.ts';

export function naming(body: ReleaseBody, contents: ReleaseContents, state: DeskState, people: PeopleAt): CheckResult {
  const texts = ownTexts(body, contents);
  const names = people.names?.() ?? [];
  return together(
    stopsWith(texts.flatMap(({of, text}) => contestedIn(text, state.case).map((sentence) => `In ${of}, ${sentence}`))),
    stopsWith(
      texts.flatMap(({of, text}) => personsIn(text, names).map(() => `In ${of}, somebody of the desk is named.`)),
    ),
    warnsWith(
      texts.flatMap(({of, text}) =>
        victimNamesIn(text, state.case).map(
          (name) =>
            `In ${of}, “${name}” reads like a victim’s name; it needs the family’s consent or earlier public word.`,
        ),
      ),
    ),
  );
}

/** Terms that a side prefers, in our own voice, where the neutral term that holds the same words is not meant. */
export function contestedIn(text: string, {file}: DeskCase): readonly string[] {
  if (file === undefined) return [];
  const own = plain(ownVoice(text));
  return file.contestedTerms.flatMap(({neutral, preferred}) => {
    const rest = own.replaceAll(plain(neutral), ' ');
    return preferred
      .filter(({term}) => plain(term) !== plain(neutral) && rest.includes(plain(term)))
      .map(
        ({by, term}) =>
          `“${term}” is the term of ${file.actors.find(({id}) => id === by)?.name ?? by}; say “${neutral}”, or quote it.`,
      );
  });
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const harm = /\b(?:killed|injured|wounded|died|dead|missing|victims?|named|son of|daughter of|aged)\b/iu;
const nameLike = /(?<![\p{L}])\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+/gu;

/** Two capitalised words or more in a sentence of harm, that are no name of the case. */
export function victimNamesIn(text: string, {file}: DeskCase): readonly string[] {
  const known = plain(
    [
      ...(file?.actors ?? []).flatMap(({name, selfName = ''}) => [name, selfName]),
      ...(file?.places ?? []).flatMap(({name, province}) => [name, province]),
      ...(file?.territories ?? []).map(({name}) => name),
      ...(file?.sources ?? []).map(({name}) => name),
    ].join(' · '),
  );
  const found = ownVoice(text)
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => harm.test(sentence))
    .flatMap((sentence) => sentence.match(nameLike) ?? [])
    .map((name) => name.replace(/^(?:The|A|An|In|On|At|No|Both|Near|From|By|After|Before|Of|Two|Three)\s+/, ''))
    .filter((name) => /[ -]/.test(name) && !known.includes(plain(name)));
  return [...new Set(found)];
}
