/**
 * The rules of signed entries, each with its reason: whose key, which number, after which entry, with which checkpoint
 * in sight, and who may change the register itself. What was signed with a key that no longer stands is taken only where
 * a later entry of that key had committed to it while it stood.
 */
import type {Problem} from '../../kernel/index.ts';
import {base64Of, bytesOfLength} from '../base64.ts';
import {canonicalJson, type Json} from '../canonical.ts';
import {publicKeyBytes, signatureBytes, type Cryptography} from '../cryptography.ts';
import {readCheckpoint} from '../checkpoints/checkpoint.ts';
import {leafHash, sameBytes} from '../hash.ts';
import {leafFormat, type Leaf} from '../leaf.ts';
import {registrarName, stands, type KeyState, type RootAt} from './key-state.ts';
import {
  possessionMessage,
  type KeyRegisteredLeaf,
  type KeyReplacedLeaf,
  type KeyRevokedLeaf,
  type SignedLeaf,
} from './signed-leaf.ts';

export interface Register {
  readonly states: ReadonlyMap<string, KeyState>;
  readonly standing: (name: string) => KeyState | undefined;
}

export function entryProblems(by: Cryptography, register: Register, leaf: Leaf, rootAt: RootAt): readonly Problem[] {
  if (leaf.format === leafFormat) return register.states.size === 0 ? [] : unsignedProblems(leaf.kind);
  if (register.states.size === 0)
    return [...firstProblems(leaf), ...possessionProblems(by, leaf), ...seenProblems(leaf, rootAt)];
  const key = register.states.get(leaf.key);
  if (key === undefined) {
    return [{code: 'unregistered-key', field: 'key', message: `key ${leaf.key} of ${leaf.author} is not registered`}];
  }
  const numbering = numberProblems(by, key, leaf);
  if (numbering.length > 0 && key.numbers.entryOf(leaf.sequence) !== undefined) return numbering;
  return [
    ...authorProblems(by, key, leaf),
    ...numbering,
    ...seenProblems(leaf, rootAt),
    ...registerProblems(by, register, key, leaf),
  ];
}

/** Rows and the opening of an import are vouched for by the signed seal; everything else needs its own signature. */
function unsignedProblems(kind: Leaf['kind']): readonly Problem[] {
  if (kind === 'row' || kind === 'import_opened') return [];
  return [{code: 'unsigned-entry', message: `a ${kind} is signed in a ledger that has keys`}];
}

function firstProblems(leaf: SignedLeaf): readonly Problem[] {
  const first =
    leaf.kind === 'key_registered' &&
    leaf.publicKey === leaf.key &&
    leaf.name === registrarName &&
    leaf.author === registrarName &&
    leaf.sequence === 1 &&
    leaf.previous === '';
  if (first) return [];
  const message = `the first signed entry registers the key that signs it, under the name ${registrarName}`;
  return [{code: 'first-key', message}];
}

function authorProblems(by: Cryptography, key: KeyState, leaf: SignedLeaf): readonly Problem[] {
  const problems: Problem[] = [];
  if (key.name !== leaf.author) {
    const message = `the key is registered for ${key.name}, not for ${leaf.author}`;
    problems.push({code: 'other-author', field: 'author', message});
  }
  if (stands(key) || key.numbers.awaited(leaf.sequence) === hashOf(by, leaf)) return problems;
  const {revoked, replaced} = key;
  if (revoked !== undefined) {
    const message = `the key of ${key.name} was revoked by entry ${revoked.entry}: ${revoked.reason}`;
    problems.push({code: 'key-revoked', field: 'key', message});
  } else
    problems.push({
      code: 'key-replaced',
      field: 'key',
      message: `the key of ${key.name} was replaced by entry ${replaced}`,
    });
  return problems;
}

const hashOf = ({hash, utf8}: Cryptography, leaf: SignedLeaf): string =>
  base64Of(leafHash(hash, utf8.encode(canonicalJson(leaf as unknown as Json))));

/** Late numbers are taken; a number that is taken already, and a chain that does not close, are not. */
function numberProblems(by: Cryptography, {numbers}: KeyState, leaf: SignedLeaf): readonly Problem[] {
  const {sequence, previous} = leaf;
  const taken = numbers.leafHashOf(sequence);
  if (taken !== undefined) {
    const entry = numbers.entryOf(sequence);
    return base64Of(taken) === hashOf(by, leaf)
      ? [{code: 'repeated-entry', message: `is entry ${entry} already`}]
      : [
          {
            code: 'conflicting-entry',
            field: 'sequence',
            message: `entry ${entry} has number ${sequence} of this key and says something else`,
          },
        ];
  }
  const problems: Problem[] = [];
  const before = numbers.leafHashOf(sequence - 1);
  if (sequence === 1 ? previous !== '' : previous === '') {
    const message =
      sequence === 1
        ? 'is empty in the first entry of a key'
        : `is the leaf hash of number ${sequence - 1} of this key`;
    problems.push({code: 'wrong-previous', field: 'previous', message});
  } else if (before !== undefined && base64Of(before) !== previous) {
    const message = `is not the leaf hash of number ${sequence - 1} of this key, which is entry ${numbers.entryOf(sequence - 1)}`;
    problems.push({code: 'wrong-previous', field: 'previous', message});
  }
  const awaited = numbers.awaited(sequence);
  if (awaited !== undefined && awaited !== hashOf(by, leaf)) {
    const message = `entry ${numbers.entryOf(sequence + 1)} of this key names another entry before it`;
    problems.push({code: 'conflicting-entry', field: 'sequence', message});
  }
  return problems;
}

/** Authors who write at the same time have mostly seen the same note: the one read last is kept. */
let lastRead: {readonly note: string; readonly checkpoint: ReturnType<typeof readCheckpoint>} | undefined;

function seenCheckpoint(note: string): ReturnType<typeof readCheckpoint> {
  if (lastRead?.note !== note) lastRead = {note, checkpoint: readCheckpoint(note)};
  return lastRead.checkpoint;
}

/** Whose signatures stand under the note is asked where its time is (time-bounds.ts); here, whether it is of this ledger. */
function seenProblems({seen}: SignedLeaf, rootAt: RootAt): readonly Problem[] {
  if (seen === '') return [];
  const checkpoint = seenCheckpoint(seen);
  if (checkpoint === undefined) {
    return [{code: 'bad-checkpoint', field: 'seen', message: 'is neither empty nor a signed checkpoint'}];
  }
  const root = rootAt(checkpoint.size);
  if (root !== undefined && sameBytes(root, checkpoint.root)) return [];
  const message =
    root === undefined
      ? `shows ${checkpoint.size} entries, more than stood before it: the author saw another history`
      : `shows another root for ${checkpoint.size} entries than this ledger has: the author saw another history`;
  return [{code: 'other-history', field: 'seen', message}];
}

function registerProblems(by: Cryptography, register: Register, key: KeyState, leaf: SignedLeaf): readonly Problem[] {
  switch (leaf.kind) {
    case 'key_registered':
      return [
        ...registrarProblems(key, 'registers a key'),
        ...nameProblems(register, leaf),
        ...freshProblems(register, leaf),
        ...possessionProblems(by, leaf),
      ];
    case 'key_replaced': {
      const own: readonly Problem[] =
        leaf.name === key.name
          ? []
          : [{code: 'other-author', field: 'name', message: `a key is replaced by its own holder, ${key.name}`}];
      return [...own, ...freshProblems(register, leaf), ...possessionProblems(by, leaf)];
    }
    case 'key_revoked':
      return revocationProblems(register, key, leaf);
    case 'witness_policy':
      return registrarProblems(key, 'says who must cosign');
    default:
      return [];
  }
}

const registrarProblems = ({isRegistrar, name}: KeyState, act: string): readonly Problem[] =>
  isRegistrar ? [] : [{code: 'not-registrar', field: 'author', message: `only the registrar ${act}; ${name} is not`}];

function nameProblems({standing}: Register, {name}: KeyRegisteredLeaf): readonly Problem[] {
  const holder = standing(name);
  if (holder === undefined) return [];
  const message = `${name} has a key since entry ${holder.registered}; it is replaced by its holder or revoked first`;
  return [{code: 'name-taken', field: 'name', message}];
}

function freshProblems({states}: Register, {publicKey}: KeyRegisteredLeaf | KeyReplacedLeaf): readonly Problem[] {
  const known = states.get(publicKey);
  if (known === undefined) return [];
  const message = `was registered for ${known.name} by entry ${known.registered}; a key is registered once`;
  return [{code: 'key-known', field: 'publicKey', message}];
}

function possessionProblems(by: Cryptography, leaf: SignedLeaf): readonly Problem[] {
  if (leaf.kind !== 'key_registered' && leaf.kind !== 'key_replaced') return [];
  return possessionHolds(by, leaf)
    ? []
    : [{code: 'no-possession', field: 'possession', message: `is not the signature of the new key for ${leaf.name}`}];
}

/** Did the new key itself sign for this name? */
export function possessionHolds(
  by: Cryptography,
  {name, publicKey, possession}: Pick<KeyRegisteredLeaf, 'name' | 'publicKey' | 'possession'>,
): boolean {
  const [key, signature] = [bytesOfLength(publicKey, publicKeyBytes), bytesOfLength(possession, signatureBytes)];
  return (
    key !== undefined && signature !== undefined && by.verify(key, possessionMessage(by, name, publicKey), signature)
  );
}

function revocationProblems(register: Register, key: KeyState, leaf: KeyRevokedLeaf): readonly Problem[] {
  const target = register.states.get(leaf.publicKey);
  if (target === undefined || target.name !== leaf.name) {
    return [{code: 'unregistered-key', field: 'publicKey', message: `is not a key of ${leaf.name}`}];
  }
  const problems: Problem[] = [];
  if (target.publicKey !== key.publicKey) problems.push(...registrarProblems(key, 'revokes the key of another'));
  if (!stands(target)) {
    const entry = target.revoked?.entry ?? target.replaced;
    problems.push({code: 'key-gone', field: 'publicKey', message: `stands no longer since entry ${entry}`});
  }
  const registrars = [...register.states.values()].filter((one) => one.isRegistrar && stands(one));
  if (stands(target) && target.isRegistrar && registrars.length === 1) {
    const message = 'is the last registrar: without it no key could be registered; it is replaced by its holder';
    problems.push({code: 'last-registrar', field: 'publicKey', message});
  }
  return problems;
}
