/**
 * The words of a command as typed → what they mean, or every problem with them at once. An unknown word is answered
 * with the nearest known one; nothing is guessed and run.
 */
import {
  didYouMean,
  failure,
  idPattern,
  parseDay,
  success,
  type Day,
  type Problem,
  type Result,
} from '../../monitoring/kernel/index.ts';
import {originProblem} from '../accounts/site.ts';
import {commonOptions, options, type Option, type OptionName} from './options.ts';

export interface Words {
  /** What stands without an option name: files, folders. */
  readonly paths: readonly string[];
  readonly flags: ReadonlySet<OptionName>;
  readonly texts: Readonly<Partial<Record<OptionName, string>>>;
  readonly numbers: Readonly<Partial<Record<OptionName, number>>>;
  /** Options that this command takes more than once. */
  readonly lists: Readonly<Partial<Record<OptionName, readonly string[]>>>;
  readonly data: string;
  readonly json: boolean;
  readonly date?: Day;
}

export interface Taken {
  readonly name: string;
  readonly options: readonly OptionName[];
  /** Those of them that may be given more than once, or with several values. */
  readonly lists?: readonly OptionName[];
  /** Least and most words without an option name, and what they are called. */
  readonly paths: {readonly least: number; readonly most: number; readonly what: string};
}

export function readWords(command: Taken, typed: readonly string[]): Result<Words> {
  const known = [...command.options, ...commonOptions];
  const paths: string[] = [];
  const flags = new Set<OptionName>();
  const texts: Partial<Record<OptionName, string>> = {};
  const numbers: Partial<Record<OptionName, number>> = {};
  const lists: Partial<Record<OptionName, readonly string[]>> = {};
  const problems: Problem[] = [];
  const words = [...typed];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (!word.startsWith('-') || word === '-') {
      paths.push(word);
      continue;
    }
    const [given = '', ...rest] = (word === '-h' ? '--help' : word).replace(/^--?/, '').split('=');
    const name = known.find((one) => one === given);
    if (name === undefined) {
      const meant = didYouMean(given, known) as OptionName | undefined;
      problems.push(unknownOption(command, meant, given));
      if (rest.length === 0 && takesValue(meant ?? given) && words[0]?.startsWith('-') === false) words.shift();
      continue;
    }
    const option: Option = options[name];
    if (option.kind === 'flag') {
      if (rest.length > 0) problems.push(bad(`--${name}`, 'takes no value'));
      flags.add(name);
      continue;
    }
    const value = rest.length > 0 ? rest.join('=') : words.shift();
    if (command.lists?.includes(name) === true && value !== undefined) {
      const given = [value];
      // What follows belongs to the list until the next option: 5 8 as well as 5,8.
      while (words[0]?.startsWith('-') === false) given.push(words.shift() ?? '');
      const parts = given.flatMap((part) => part.split(',')).filter((part) => part !== '');
      const wrong = parts.map((part) => readValue(option, part)).filter((part) => typeof part === 'string');
      problems.push(...wrong.map((message) => bad(`--${name}`, message)));
      lists[name] = [...(lists[name] ?? []), ...parts];
      continue;
    }
    const reading =
      value === undefined || value === '' ? `needs ${option.value}: ${option.about}` : readValue(option, value);
    if (typeof reading === 'string') problems.push(bad(`--${name}`, reading));
    else if (name in texts || name in numbers) problems.push(bad(`--${name}`, 'is given twice'));
    else if (reading.number === undefined) texts[name] = reading.text;
    else numbers[name] = reading.number;
  }
  if (!flags.has('help')) problems.push(...wrongCount(command, paths));
  if (problems.length > 0) return failure(problems);
  const date = texts.date === undefined ? undefined : parseDay(texts.date);
  return success({
    paths,
    flags,
    texts,
    numbers,
    lists,
    data: texts.data ?? 'data',
    json: flags.has('json'),
    ...(date === undefined ? {} : {date}),
  });
}

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

function wrongCount({name, paths: {least, most, what}}: Taken, paths: readonly string[]): readonly Problem[] {
  if (paths.length < least) return [bad(name, `needs ${what}`)];
  if (paths.length > most)
    return [bad(name, `takes ${most === 0 ? 'no' : 'only'} ${what}; “${paths[most]}” is one too many`)];
  return [];
}

/** The word after a mistyped option is its value, not a file. */
const takesValue = (name: string): boolean =>
  Object.hasOwn(options, name) && options[name as OptionName].kind !== 'flag';

function unknownOption({name}: Taken, nearest: string | undefined, given: string): Problem {
  const hint = nearest === undefined ? `see holdfire ${name} --help` : `did you mean --${nearest}?`;
  return bad(`--${given}`, `is not an option of ${name}; ${hint}`);
}

interface Value {
  readonly text: string;
  readonly number?: number;
}

/** The value, or the sentence that says why it is none. */
function readValue(option: Option, text: string): Value | string {
  switch (option.kind) {
    case 'id':
      return idPattern.test(text) ? {text} : `“${text}” is not an id (a-z, 0-9, . _ -)`;
    case 'day':
      return parseDay(text) === undefined ? `“${text}” is not a date written YYYY-MM-DD` : {text};
    case 'choice': {
      if (option.choices?.includes(text) === true) return {text};
      const nearest = didYouMean(text, option.choices ?? []);
      const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      return `“${text}” is not one of ${option.choices?.join(', ') ?? ''}${hint}`;
    }
    case 'count':
      return /^\d{1,15}$/.test(text) ? {text, number: Number(text)} : `“${text}” is not a whole number`;
    case 'port': {
      const number = Number(text);
      return /^\d{1,5}$/.test(text) && number <= 65_535 ? {text, number} : `“${text}” is not a port, 0 to 65535`;
    }
    case 'host':
      return isOneHost(text) ? {text} : `“${text}” is not one address; name the one that readers use`;
    case 'origin': {
      const problem = originProblem(text);
      return problem === undefined ? {text} : `“${text}” ${problem}`;
    }
    case 'name':
      return text.length <= 200 ? {text} : 'is longer than 200 characters';
    case 'flag':
    case 'text':
      return {text};
  }
}

/** Not "all addresses": the server answers only to a name that it knows. */
const isOneHost = (text: string): boolean => /^[0-9a-z.:-]{1,253}$/i.test(text) && !/^[0.:]+$/.test(text);
