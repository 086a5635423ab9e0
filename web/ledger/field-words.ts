/**
 * Names of an entry's fields in a reader's words, and which of them belong to its signature. The columns of imported rows
 * keep the names that their publisher gave them.
 */
import {words} from '../parts/figures.ts';

/** In the order in which a person asks: who, as which of his entries, after what, when. */
const signing = ['author', 'key', 'sequence', 'previous', 'seen', 'recorded', 'signature'];

const names: Readonly<Record<string, string>> = {
  key: 'key that signed it',
  sequence: 'number in its author’s own count',
  previous: 'hash of its author’s entry before',
  seen: 'newest checkpoint that its author had seen',
  recorded: 'made, as its author says',
  publicKey: 'public key',
  possession: 'the new key’s own signature',
  holder: 'kind of holder',
  fileSha256: 'SHA-256 of the file',
  openedHash: 'hash of the entry that begins the import',
  opened: 'entry that begins the import',
  rowsRoot: 'root of the rows alone',
  mediaType: 'kind of file',
  madeFrom: 'made from the file with SHA-256',
  evidence: 'SHA-256 of the file',
  event: 'what was done',
  groups: 'parts',
  header: 'columns',
};

/** `ofRow`: the name is a column's. */
export const fieldWord = (name: string, ofRow = false): string => (ofRow ? words(name) : (names[name] ?? words(name)));

interface Field {
  readonly name: string;
  readonly value: string;
}

/** What an entry says, and apart from it what signs it. `kind` and `format` are said elsewhere on the page. */
export function splitFields(
  fields: readonly Field[],
  signed: boolean,
): {readonly says: readonly Field[]; readonly signs: readonly Field[]} {
  if (!signed) return {says: fields, signs: []};
  const says = fields.filter(({name}) => !signing.includes(name) && !['kind', 'format'].includes(name));
  const signs = signing.flatMap((name) => fields.filter((field) => field.name === name));
  return {says, signs};
}
