/**
 * Whom a reader trusts (C2SP tlog-policy): the log's key, the witnesses' keys, and how many of them must have cosigned
 * before a checkpoint counts. A file that a person can read and keep; every problem is named by its line.
 *
 *     log example.org/log+1d5a2c07+AVL5…
 *     witness side-a side-a.example/w+…  http://192.0.2.7:4880
 *     witness side-b side-b.example/w+…
 *     witness guarantor-1 …
 *     witness guarantor-2 …
 *     group quorum-of-four 3 side-a side-b guarantor-1 guarantor-2
 *     quorum quorum-of-four
 */
import {failure, success, type Problem, type Result} from '../../kernel/index.ts';
import type {Cryptography} from '../cryptography.ts';
import {cosignedAt, isSignedBy, type SignedCheckpoint} from './checkpoint.ts';
import {readNoteKey, type NoteKey} from './note-key.ts';
import {signatureBy} from './signed-note.ts';

export interface PolicyLog {
  readonly key: NoteKey;
  readonly url: string;
}

export interface PolicyWitness {
  /** Its name in this policy: `side-a`. */
  readonly name: string;
  readonly key: NoteKey;
  /** Where its `add-checkpoint` is asked; empty where checkpoints reach it by hand. */
  readonly url: string;
}

export interface PolicyGroup {
  readonly name: string;
  readonly atLeast: number;
  readonly members: readonly string[];
}

export interface TrustPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`. */
  readonly quorum: string;
}

export interface Witnessed {
  /** Signed by a log of the policy whose name is the checkpoint's origin. */
  readonly signedByLog: boolean;
  /** Every witness of the policy in its order, with the time of its cosignature where there is one. */
  readonly witnesses: readonly {readonly name: string; readonly cosignedAtSeconds?: number}[];
  /** Signed by the log, and cosigned by as many as the quorum asks for. `none` asks for nobody. */
  readonly quorumReached: boolean;
  /** Names of logs and witnesses of the policy whose signature stands there and is false. Then nothing on the note counts. */
  readonly falseSignatures?: readonly string[];
}

type Keys = Pick<Cryptography, 'hash' | 'utf8'>;

/** What the lines so far have said. */
interface PolicyDraft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  quorum: string | undefined;
  /** Members of groups: none counts twice. */
  readonly grouped: Set<string>;
  readonly keys: Set<string>;
}

export function readTrustPolicy(by: Keys, text: string, file = 'policy'): Result<TrustPolicy> {
  const problems: Problem[] = [];
  const draft: PolicyDraft = {
    logs: [],
    witnesses: [],
    groups: [],
    quorum: undefined,
    grouped: new Set(),
    keys: new Set(),
  };
  text.split('\n').forEach((line, index) => {
    const [word, ...rest] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (word === undefined || word.startsWith('#')) return;
    const read = Object.hasOwn(readers, word) ? (readers[word] ?? noLine) : noLine;
    const message = /[^\t\P{Cc}]/u.test(line) ? 'holds a control character' : read(draft, rest, by);
    if (message !== undefined) problems.push({code: 'bad-policy', file, line: index + 1, message});
  });
  const {logs, witnesses, groups, quorum} = draft;
  if (quorum === undefined) problems.push({code: 'bad-policy', file, message: 'has no quorum line'});
  return problems.length > 0 ? failure(problems) : success({logs, witnesses, groups, quorum: quorum ?? 'none'});
}

/** Takes the words of a line into the draft, or says why not. */
type LineReader = (draft: PolicyDraft, words: readonly string[], by: Keys) => string | undefined;

const noLine: LineReader = () =>
  'is none of: log KEY [URL], witness NAME KEY [URL], group NAME COUNT NAME…, quorum NAME';

const readers: Readonly<Record<string, LineReader>> = {
  log: (draft, words, by) => {
    if (words.length < 1 || words.length > 2) return noLine(draft, words, by);
    const key = newKey(draft, by, words[0] ?? '', 1);
    if (typeof key === 'string') return key;
    draft.logs.push({key, url: words[1] ?? ''});
    return undefined;
  },
  witness: (draft, words, by) => {
    if (words.length < 2 || words.length > 3) return noLine(draft, words, by);
    const [name = '', named = '', url = ''] = words;
    if (isTaken(draft, name)) return `names ${name} again`;
    const key = newKey(draft, by, named, 4);
    if (typeof key === 'string') return key;
    draft.witnesses.push({name, key, url});
    return undefined;
  },
  group: (draft, words, by) => {
    if (words.length < 3) return noLine(draft, words, by);
    const [name = '', count = '', ...members] = words;
    const atLeast = countOf(count, members.length);
    const stranger = members.find((member) => !isDefined(draft, member));
    const twice = members.find((member, at) => draft.grouped.has(member) || members.indexOf(member) !== at);
    if (isTaken(draft, name)) return `names ${name} again`;
    if (stranger !== undefined) return `names ${stranger}, which no line before it defines`;
    if (twice !== undefined) return `counts ${twice} a second time`;
    if (atLeast < 1 || atLeast > members.length) return `asks for ${count} of ${members.length}`;
    for (const member of members) draft.grouped.add(member);
    draft.groups.push({name, atLeast, members});
    return undefined;
  },
  quorum: (draft, words, by) => {
    const [name = '', ...rest] = words;
    if (name === '' || rest.length > 0) return noLine(draft, words, by);
    if (draft.quorum !== undefined) return 'is a second quorum';
    draft.quorum = name;
    return name === 'none' || isDefined(draft, name) ? undefined : `names ${name}, which no line before it defines`;
  },
};

const isDefined = ({witnesses, groups}: PolicyDraft, name: string): boolean =>
  [...witnesses, ...groups].some((one) => one.name === name);

const isTaken = (draft: PolicyDraft, name: string): boolean => name === 'none' || isDefined(draft, name);

function countOf(count: string, members: number): number {
  if (count === 'all') return members;
  if (count === 'any') return 1;
  return /^[1-9]\d*$/.test(count) ? Number(count) : 0;
}

/** The key, or what is wrong with it. One key under two names would count twice. */
function newKey({keys}: PolicyDraft, by: Keys, named: string, type: NoteKey['type']): NoteKey | string {
  const key = readNoteKey(by, named);
  if (key?.type !== type) return `has no key of type ${type}: name+id+base64`;
  if (keys.has(key.publicKey.join())) return 'has a key that stands in the policy already';
  keys.add(key.publicKey.join());
  return key;
}

export function policyText({logs, witnesses, groups, quorum}: TrustPolicy, keyText: (key: NoteKey) => string): string {
  const line = (...words: readonly string[]): string => `${words.filter((word) => word !== '').join(' ')}\n`;
  return [
    ...logs.map(({key, url}) => line('log', keyText(key), url)),
    ...witnesses.map(({name, key, url}) => line('witness', name, keyText(key), url)),
    ...groups.map(({name, atLeast, members}) => line('group', name, String(atLeast), ...members)),
    line('quorum', quorum),
  ].join('');
}

/** Who signed and cosigned this checkpoint, and whether that is enough. */
export function witnessed(by: Cryptography, policy: TrustPolicy, checkpoint: SignedCheckpoint): Witnessed {
  const {note} = checkpoint;
  const falseSignatures: string[] = [];
  const logs = policy.logs.filter(({key}) => key.name === checkpoint.origin);
  const signed = logs.filter(({key}) => isSignedBy(by, note, key));
  for (const log of logs) if (!signed.includes(log) && claims(note, log.key)) falseSignatures.push(log.key.name);
  const witnesses = policy.witnesses.map(({name, key}) => {
    const time = cosignedAt(by, note, key);
    if (time === undefined && claims(note, key)) falseSignatures.push(name);
    return time === undefined ? {name} : {name, cosignedAtSeconds: time};
  });
  // C2SP signed-note: where the signature of a known key fails, the whole note is refused.
  if (falseSignatures.length > 0) {
    return {
      signedByLog: false,
      witnesses: witnesses.map(({name}) => ({name})),
      quorumReached: false,
      falseSignatures,
    };
  }
  const cosigned = new Set(witnesses.filter((one) => 'cosignedAtSeconds' in one).map(({name}) => name));
  const signedByLog = signed.length > 0;
  return {signedByLog, witnesses, quorumReached: signedByLog && isReached(policy, policy.quorum, cosigned)};
}

/** Is there a line that says it is this key's? */
const claims = (note: SignedCheckpoint['note'], key: NoteKey): boolean => signatureBy(note, key) !== undefined;

/** Has this witness, or this group, witnessed? Groups name only what stands before them, so this ends. */
export function isReached(policy: TrustPolicy, name: string, cosigned: ReadonlySet<string>): boolean {
  if (name === 'none') return true;
  const group = policy.groups.find((one) => one.name === name);
  if (group === undefined) return cosigned.has(name);
  return group.members.filter((member) => isReached(policy, member, cosigned)).length >= group.atLeast;
}
