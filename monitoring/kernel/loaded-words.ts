/**
 * Words that nobody neutral uses in his own voice (domain vocabulary 1.5). They stand here as data, to be found in what is
 * about to be said; inside a quotation they are somebody else’s and pass.
 */
// prettier-ignore
const loaded = [
  'martyr\\w*', 'neutrali[sz]ed', 'eliminated', 'terrorists?', 'invaders?', 'aggressors?', 'regimes?', 'puppets?',
  'fitna(?:h|t)?[-\\s‐‑–]+(?:al|ul)[-\\s‐‑–]+\\p{L}+', 'sent\\s+to\\s+hell', 'crimes?', 'massacres?',
];
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${loaded.join('|')})(?![\\p{L}\\p{N}])`, 'giu');

/** Opening and closing marks; a quotation that is never closed is none, so that one mark does not hide the rest. */
const quotations = /“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|‹[^‹›]*›|"[^"]*"/gu;

/** The text with everything inside quotation marks blanked, so that positions stay. */
export const ownVoice = (text: string): string => text.replace(quotations, (quoted) => ' '.repeat(quoted.length));

/** Marks that are not seen, and would break a word in two. */
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** Loaded words in the writer’s own voice, as written, each once. */
export const loadedWordsIn = (text: string): readonly string[] => [
  ...new Set([...ownVoice(text.normalize('NFKC').replaceAll(invisible, '')).matchAll(pattern)].map(([word]) => word)),
];
