/** Authors for tests: their keys come from their names, so that the same test writes the same bytes. */
import {success} from '../../monitoring/kernel/index.ts';
import {
  base64Of,
  canonicalJson,
  leafHash,
  possessionMessage,
  type Draft,
  type Json,
  type Leaf,
  type SignedLeaf,
} from '../../monitoring/ledger/index.ts';
import type {KeyFiles, NamedKey} from '../../platform/keys/key-files.ts';
import {ledgerKeys} from '../../platform/keys/ledger-keys.ts';
import {nodeSigners} from '../../platform/keys/node-signers.ts';
import {appendSigned} from '../../platform/keys/append-signed.ts';
import type {Appended, Ledger} from '../../platform/ledger-store/index.ts';
import {keySigner, unused, type SignerStart} from '../../platform/keys/key-signer.ts';
import {keyPairOf, nodeCryptography, signBy, type KeyPair} from '../../platform/keys/node-cryptography.ts';
import type {Signer, Signers} from '../../platform/keys/signer.ts';

const {hash, utf8} = nodeCryptography;

export const testRecorded = '2026-01-01T00:00:00Z';

/** `edition` gives the same name another key. */
export const testPair = (name: string, edition = 0): KeyPair => keyPairOf(hash(utf8.encode(`${name} ${edition}`)));

export interface TestAuthor extends Signer {
  readonly pair: KeyPair;
}

export function testAuthor(name: string, options: Partial<SignerStart> & {readonly edition?: number} = {}): TestAuthor {
  const {edition, ...start} = options;
  const pair = testPair(name, edition);
  return {...keySigner({name, pair, last: unused, ...start}), pair};
}

/** Key files without a disk, shared by all ledgers of a test process. */
const kept = new Map<string, NamedKey>();
const files: KeyFiles = {
  folder: 'keys',
  find: (publicKey) => success(kept.get(publicKey)),
  named: () => success([]),
  keep: (key) => void kept.set(base64Of(key.pair.publicKey), key),
};

/** Whoever writes into this ledger, with the key of his name. */
export const testSigners = (ledger: Ledger): Signers =>
  nodeSigners({
    keys: ledgerKeys(ledger),
    folder: files.folder,
    files,
    notice: () => {},
    newPair: (name) => testPair(name),
  });

/** Drafts of this author into the ledger, which gets his key and the registrar's where it does not have them yet. */
export async function write(ledger: Ledger, name: string, drafts: readonly Draft[]): Promise<Appended> {
  const signer = testSigners(ledger)(name, testRecorded);
  const appended = signer.ok ? await appendSigned(ledger, signer.value, drafts) : signer;
  if (!appended.ok) throw new Error(JSON.stringify(appended.problems));
  return appended.value;
}

/** What registers this author's key, signed by `registrar`, who may be the author himself. */
export const registration = (
  {name, publicKey, pair}: TestAuthor,
  registrar: Signer,
  holder: 'person' | 'device' | 'import' = 'person',
): SignedLeaf =>
  registrar.sign({
    kind: 'key_registered',
    name,
    holder,
    publicKey,
    possession: possession(name, pair),
    recorded: testRecorded,
  });

export const possession = (name: string, pair: KeyPair): string =>
  base64Of(signBy(pair)(possessionMessage(nodeCryptography, name, base64Of(pair.publicKey))));

export const replacement = (old: Signer, next: TestAuthor): SignedLeaf => {
  const {name, publicKey, pair} = next;
  return old.sign({kind: 'key_replaced', name, publicKey, possession: possession(name, pair), recorded: testRecorded});
};

export const revocation = (by: Signer, {name, publicKey}: Signer, reason = 'lost'): SignedLeaf =>
  by.sign({kind: 'key_revoked', name, publicKey, reason, recorded: testRecorded});

export const withdrawalOf = (id: string): Draft => ({
  kind: 'withdrawal',
  case: 'ex',
  table: 'reports',
  id,
  reason: 'test',
  recorded: testRecorded,
});

export const leafBytes = (leaf: Leaf): Uint8Array => utf8.encode(canonicalJson(leaf as unknown as Json));
export const hashOfLeaf = (leaf: Leaf): Uint8Array => leafHash(hash, leafBytes(leaf));
