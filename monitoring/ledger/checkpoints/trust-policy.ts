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
}

export function readTrustPolicy(
  by: Pick<Cryptography, 'hash' | 'utf8'>,
  text: string,
  file = 'policy',
): Result<TrustPolicy> {
  const problems: Problem[] = [];
  const logs: PolicyLog[] = [];
  const witnesses: PolicyWitness[] = [];
  const groups: PolicyGroup[] = [];
  let quorum: string | undefined;
  const grouped = new Set<string>();
  const keys = new Set<string>();
  const isKnown = (name: string): boolean => [...witnesses, ...groups].some((one) => one.name === name);
  text.split('\n').forEach((line, index) => {
    const refuse = (message: string): void => void problems.push({code: 'bad-policy', file, line: index + 1, message});
    const [word = '', ...rest] = line.trim().split(/[ \t]+/);
    if (word === '' || word.startsWith('#')) return;
    const key = (named: string | undefined, type: number): NoteKey | undefined => {
      const found = named === undefined ? undefined : readNoteKey(by, named);
      if (found?.type !== type) return void refuse(`has no key of type ${type}: name+id+base64`);
      if (keys.has(found.publicKey.join())) return void refuse('has a key that stands in the policy already');
      keys.add(found.publicKey.join());
      return found;
    };
    if (word === 'log' && rest.length <= 2) {
      const found = key(rest[0], 1);
      if (found !== undefined) logs.push({key: found, url: rest[1] ?? ''});
    } else if (word === 'witness' && rest.length >= 2 && rest.length <= 3) {
      const [name = '', named, url = ''] = rest;
      const found = key(named, 4);
      if (name === 'none' || isKnown(name)) refuse(`names ${name} again`);
      else if (found !== undefined) witnesses.push({name, key: found, url});
    } else if (word === 'group' && rest.length >= 3) {
      const [name = '', count = '', ...members] = rest;
      const atLeast =
        count === 'all' ? members.length : count === 'any' ? 1 : /^[1-9]\d*$/.test(count) ? Number(count) : 0;
      const stranger = members.find((member) => !isKnown(member));
      const twice = members.find((member, at) => grouped.has(member) || members.indexOf(member) !== at);
      if (name === 'none' || isKnown(name)) refuse(`names ${name} again`);
      else if (stranger !== undefined) refuse(`names ${stranger}, which no line before it defines`);
      else if (twice !== undefined) refuse(`counts ${twice} a second time`);
      else if (atLeast < 1 || atLeast > members.length) refuse(`asks for ${count} of ${members.length}`);
      else {
        members.forEach((member) => grouped.add(member));
        groups.push({name, atLeast, members});
      }
    } else if (word === 'quorum' && rest.length === 1) {
      if (quorum !== undefined) refuse('is a second quorum');
      else if (rest[0] !== 'none' && !isKnown(rest[0] ?? ''))
        refuse(`names ${rest[0]}, which no line before it defines`);
      quorum = rest[0];
    } else refuse('is none of: log KEY [URL], witness NAME KEY [URL], group NAME COUNT NAME…, quorum NAME');
  });
  if (quorum === undefined) problems.push({code: 'bad-policy', file, message: 'has no quorum line'});
  return problems.length > 0 ? failure(problems) : success({logs, witnesses, groups, quorum: quorum ?? 'none'});
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
  const signedByLog = policy.logs.some(
    ({key}) => key.name === checkpoint.origin && isSignedBy(by, checkpoint.note, key),
  );
  const witnesses = policy.witnesses.map(({name, key}) => {
    const time = cosignedAt(by, checkpoint.note, key);
    return time === undefined ? {name} : {name, cosignedAtSeconds: time};
  });
  const cosigned = new Set(witnesses.filter((one) => 'cosignedAtSeconds' in one).map(({name}) => name));
  return {signedByLog, witnesses, quorumReached: signedByLog && isReached(policy, policy.quorum, cosigned)};
}

/** Has this witness, or this group, witnessed? Groups name only what stands before them, so this ends. */
export function isReached(policy: TrustPolicy, name: string, cosigned: ReadonlySet<string>): boolean {
  if (name === 'none') return true;
  const group = policy.groups.find((one) => one.name === name);
  if (group === undefined) return cosigned.has(name);
  return group.members.filter((member) => isReached(policy, member, cosigned)).length >= group.atLeast;
}
