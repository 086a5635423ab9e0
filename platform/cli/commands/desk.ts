/** `holdfire desk`: the inbox, one file, search and export of the desk on a running server, as far as one’s roles read it. */
import {success, failure, type Result} from '../../../monitoring/kernel/index.ts';
import type {DeskSearch, Inbox} from '../../contract/index.ts';
import type {ExitCode} from '../command.ts';
import {deskOf, wrongWord} from '../desk-words.ts';
import {refuse, say, sayJson, sayText} from '../say.ts';
import {writeOut} from '../write-out.ts';
import type {Words} from '../words.ts';

const nouns = ['report', 'incident', 'finding', 'release'] as const;

interface Asked {
  readonly path: string;
  readonly tell: (text: string) => void;
}

export async function runDesk(words: Words): Promise<ExitCode> {
  const asked = askedOf(words);
  if (!asked.ok) return refuse(asked.problems, words.json);
  const desk = await deskOf(words);
  if (!desk.ok) return refuse(desk.problems, words.json);
  const page = await desk.value.get(asked.value.path);
  await desk.value.signOut();
  if (!page.ok) return refuse(page.problems, words.json, page.problems[0]?.code === 'not-found' ? 3 : 2);
  const {out} = words.texts;
  if (out !== undefined) {
    writeOut(out, page.value);
    if (words.json) sayJson({out});
    else say(`Written to ${out}.`);
    return 0;
  }
  if (words.json) sayText(page.value.endsWith('\n') ? page.value : `${page.value}\n`);
  else asked.value.tell(page.value);
  return 0;
}

function askedOf({paths, texts}: Words): Result<Asked> {
  const [word = '', first, second] = paths;
  const no = (field: string, message: string): Result<never> => failure([wrongWord(field, message)]);
  const {case: caseId, as} = texts;
  if (caseId === undefined) return no('--case', 'is needed: the case');
  const of = (part: string, query: Readonly<Record<string, string>> = {}): string => {
    const asked = new URLSearchParams({...query, ...(as === undefined ? {} : {as})}).toString();
    return `/api/desk/cases/${encodeURIComponent(caseId)}/${part}${asked === '' ? '' : `?${asked}`}`;
  };
  switch (word) {
    case 'inbox':
      return success({path: of('inbox', {limit: '500'}), tell: tellInbox});
    case 'show': {
      const noun = nouns.find((one) => one === first);
      if (noun === undefined || second === undefined) return no('show', `needs one of ${nouns.join(', ')} and its id`);
      return success({path: of(`${noun}s/${encodeURIComponent(second)}`), tell: tellWhole});
    }
    case 'search':
      if (first === undefined) return no('search', 'needs the words to look for');
      return success({
        path: of('search', {q: [first, second].filter((one) => one !== undefined).join(' ')}),
        tell: tellFound,
      });
    case 'export':
      return success({path: of('export'), tell: sayText});
    default:
      return no('desk', `“${word.slice(0, 40)}” is none of inbox, show, search, export`);
  }
}

function tellInbox(text: string): void {
  const {items, total, overdue} = JSON.parse(text) as Inbox;
  for (const {noun, id, what, due, overdue: late} of items) {
    const clock = due === undefined ? '' : ` · ${late ? 'overdue since' : 'due'} ${due}`;
    say(`${noun} ${id}: ${what}${clock}`);
  }
  say(`${total} open, ${overdue} overdue.`);
}

function tellFound(text: string): void {
  const {found, total} = JSON.parse(text) as DeskSearch;
  for (const {noun, id, title, state} of found) say(`${noun} ${id} (${state.replaceAll('_', ' ')}): ${title}`);
  say(`${total} found.`);
}

const tellWhole = (text: string): void => say(JSON.stringify(JSON.parse(text), null, 2));
