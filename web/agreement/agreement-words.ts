/** Controlled words of an agreement as people read them; a word that is not here stands as it is, underscores taken out. */
import type {AgreementView} from '../../platform/contract/index.ts';

const words = (term: string): string => term.replaceAll('_', ' ');

const publicityWords: Readonly<Record<string, string>> = {
  published_full: 'published in full',
  published_extract: 'published in part',
  communique_only: 'known from communiqués only',
  undisclosed: 'not disclosed',
};

const statusWords: Readonly<Record<string, string>> = {
  agreed_text: 'agreed text',
  joint_statement: 'joint statement',
  mediator_statement: 'mediator’s statement',
  one_party_account: 'one party’s account',
  both_parties_accounts_differ: 'the parties’ accounts differ',
  proposed_not_agreed: 'proposed, not agreed',
  reported_by_media: 'reported by media',
};

const polarityWords: Readonly<Record<string, string>> = {
  prohibition: 'shall not',
  positive_duty: 'shall do',
  procedural_duty: 'shall report or meet',
  enabling_duty: 'shall let others',
};

const confirmedWords: Readonly<Record<string, string>> = {
  yes: 'read by the editors',
  reference_only: 'known from a reference only',
  no: 'not found by the editors',
};

export const publicityText = (value: string): string => publicityWords[value] ?? words(value);
export const statusText = (value: string): string => statusWords[value] ?? words(value);
export const polarityText = (value: string): string => polarityWords[value] ?? words(value);
export const confirmedText = (value: string): string => confirmedWords[value] ?? words(value);

type Rule = AgreementView['rules'][number];

/** Each threshold as a phrase with its unit. */
export function ruleText({name, value}: Pick<Rule, 'name' | 'value'>): string {
  switch (name) {
    case 'repeatedFrom':
      return `Breaches are called repeated from ${value} within the window.`;
    case 'systematicFrom':
      return `Breaches are called systematic from ${value} within the window.`;
    case 'patternWindowDays':
      return `The window is ${value} days long, both ends included.`;
    case 'coverageFloor':
      return `Under ${Math.round(value * 100)} % of the required place-hours watched, “no verified breach” is not said.`;
    default:
      return `${name}: ${value}`;
  }
}

const languageNames = new Intl.DisplayNames(['en'], {type: 'language'});

/** `Dari` for `fa-AF`; undefined where the record gives none. */
export function languageText(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
