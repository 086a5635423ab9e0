/** The four languages of the exercise, each from its own file. */
import type {Language, Words} from './language.ts';
import {dari} from './words-dari.ts';
import {english} from './words-english.ts';
import {pashto} from './words-pashto.ts';
import {urdu} from './words-urdu.ts';

export const words: Readonly<Record<Language, Words>> = {en: english, ur: urdu, ps: pashto, 'fa-AF': dari};
