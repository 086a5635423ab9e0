/**
 * What an author hands in: the canonical text of a leaf that he signed himself and, for a record, the contents of its
 * groups with their salts. Reading it says every problem of form; nothing of the ledger is asked yet.
 *
 *     {"leaf":"{\"author\":\"device-7\",…}","groups":{"public":{"salt":"<base64>","content":{"what":"…"}}}}
 */
import {placeProblems} from '../../../monitoring/civilians/index.ts';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  bytesOfLength,
  leafFormat,
  leafHash,
  leafLimitBytes,
  readLeaf,
  saltBytes,
  signedMessage,
  type Cryptography,
  type RecordLeaf,
  type SignedLeaf,
} from '../../../monitoring/ledger/index.ts';
import type {SaltedContent} from '../../contents/index.ts';
import {contentProblems, lengthProblems, type GroupContent} from '../records/group-content.ts';
import {saltedBody} from '../records/seal-groups.ts';

/**
 * Kinds that authors hand in themselves. Keys, documents, imports and removals are the operator's, at his machine. An entry
 * of custody is taken only where its file is in the store already (custody-door.ts).
 */
export const handedKinds = ['record', 'withdrawal', 'custody'] as const;
export type HandedLeaf = Extract<SignedLeaf, {readonly kind: (typeof handedKinds)[number]}>;

export interface SentEntry {
  readonly leaf: HandedLeaf;
  readonly bytes: Uint8Array;
  readonly leafHash: Uint8Array;
  /** What the author signed. */
  readonly message: Uint8Array;
  readonly contents: readonly SaltedContent[];
}

type Hashing = Pick<Cryptography, 'hash' | 'utf8'>;

/** What a group of it may hold, besides being an object. */
export type ContentRule = (content: unknown, field: string) => readonly Problem[];

export function readSentEntry(
  by: Hashing,
  sent: unknown,
  contentRule: ContentRule = contentProblems,
): Result<SentEntry> {
  if (!isObject(sent)) return failure([{code: 'wrong-type', message: 'is not an object with “leaf” and “groups”'}]);
  const problems: Problem[] = Object.keys(sent)
    .filter((name) => name !== 'leaf' && name !== 'groups')
    .map((name) => ({code: 'unknown-key', field: name.slice(0, 60), message: 'is not known here'}));
  const {leaf: text, groups = {}} = sent;
  const leaf = readHandedLeaf(by, text);
  if (!leaf.ok) problems.push(...leaf.problems);
  if (!isObject(groups)) problems.push({code: 'wrong-type', field: 'groups', message: 'is not an object of groups'});
  if (!leaf.ok || !isObject(groups)) return failure(problems);
  const contents = readContents(by, leaf.value.leaf, {groups, contentRule});
  problems.push(...(contents.ok ? [] : contents.problems));
  if (!contents.ok || problems.length > 0) return failure(problems);
  return success({...leaf.value, contents: contents.value});
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function readHandedLeaf(by: Hashing, text: unknown): Result<Omit<SentEntry, 'contents'>> {
  const no = (code: string, message: string): Result<never> => failure([{code, field: 'leaf', message}]);
  if (typeof text !== 'string') return no('wrong-type', 'is not the canonical text of a leaf');
  const bytes = by.utf8.encode(text);
  if (bytes.length > leafLimitBytes)
    return no('entry-too-large', `is ${bytes.length} bytes as an entry, at most ${leafLimitBytes}`);
  const read = readLeaf(text);
  if (!read.ok) return failure(read.problems.map((problem) => ({...problem, field: 'leaf'})));
  const leaf = read.value;
  if (leaf.format === leafFormat) return no('unsigned-entry', `is a ${leaf.kind} of ${leafFormat}, which is unsigned`);
  if (!isHanded(leaf)) {
    return no('not-handed-in', `is a ${leaf.kind}; only ${handedKinds.join(', ')} are handed in over HTTP`);
  }
  return success({leaf, bytes, leafHash: leafHash(by.hash, bytes), message: signedMessage(by, leaf)});
}

const isHanded = (leaf: SignedLeaf): leaf is HandedLeaf => (handedKinds as readonly string[]).includes(leaf.kind);

function readContents(
  by: Hashing,
  leaf: HandedLeaf,
  {groups, contentRule}: {readonly groups: Readonly<Record<string, unknown>>; readonly contentRule: ContentRule},
): Result<readonly SaltedContent[]> {
  const problems: Problem[] = [];
  const committed = leaf.kind === 'record' ? leaf.groups : {};
  for (const name of Object.keys(committed).filter((name) => !Object.hasOwn(groups, name))) {
    problems.push({
      code: 'missing-group',
      field: `groups.${name}`,
      message: 'is in the leaf, and its content is not sent',
    });
  }
  const contents: SaltedContent[] = [];
  for (const [name, group] of Object.entries(groups)) {
    const field = `groups.${name.slice(0, 110)}`;
    if (!Object.hasOwn(committed, name)) {
      problems.push({code: 'unknown-group', field, message: 'is not in the leaf'});
      continue;
    }
    const content = readContent(by, group, {field, commitment: committed[name] ?? '', contentRule});
    if (content.ok) contents.push(content.value);
    else problems.push(...content.problems);
  }
  if (problems.length === 0) problems.push(...placeProblems(contentsByGroup(groups)));
  return problems.length > 0 ? failure(problems) : success(contents);
}

const contentsByGroup = (groups: Readonly<Record<string, unknown>>): Readonly<Record<string, GroupContent>> =>
  Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, (group as {content: GroupContent}).content]));

interface Expected {
  readonly field: string;
  readonly commitment: string;
  readonly contentRule: ContentRule;
}

function readContent(by: Hashing, group: unknown, {field, commitment, contentRule}: Expected): Result<SaltedContent> {
  if (!isObject(group) || Object.keys(group).sort().join() !== 'content,salt') {
    return failure([{code: 'wrong-type', field, message: 'is not an object with “salt” and “content”'}]);
  }
  const {salt, content} = group;
  const problems = [...contentRule(content, field)];
  const saltStart = typeof salt === 'string' ? bytesOfLength(salt, saltBytes) : undefined;
  if (saltStart === undefined) {
    problems.push({code: 'bad-form', field: `${field}.salt`, message: `is not base64 of ${saltBytes} bytes`});
  }
  if (saltStart === undefined || problems.length > 0) return failure(problems);
  const body = saltedBody(saltStart, content as GroupContent);
  const tooLong = lengthProblems(body.length - saltBytes, field);
  if (tooLong.length > 0) return failure(tooLong);
  if (Buffer.from(by.hash(body)).toString('base64') === commitment) return success({commitment, body});
  return failure([{code: 'other-content', field, message: 'is not what the leaf committed to'}]);
}

export const groupNamesOf = (leaf: HandedLeaf): readonly string[] =>
  leaf.kind === 'record' ? Object.keys((leaf satisfies RecordLeaf).groups) : [];
