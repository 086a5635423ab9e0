/**
 * A log in memory with its keeper, and witnesses as real HTTP servers, for tests of checkpoints. Keys come from names; folders are
 * temporary and named by the caller, so that a test can open the same log or witness again.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  encodeLeaf,
  leafHash,
  merkleTree,
  noteKeyText,
  type Leaf,
  type MerkleTree,
  type NoteKey,
} from '../../monitoring/ledger/index.ts';
import {heldKey} from '../../platform/checkpoints/held-key.ts';
import type {KeeperOptions} from '../../platform/checkpoints/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {openWitnessState, witnessServer, type WitnessServer, type WitnessState} from '../../platform/witness/index.ts';
import {testAuthor, testPair, testRecorded} from './signer.ts';

const {utf8, hash} = nodeCryptography;

export const testLog = (name = 'log.example/test', edition = 0) => heldKey({name, pair: testPair(name, edition)}, 1);

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'holdfire-witness-'));
export const removeFolder = (folder: string): void => rmSync(folder, {recursive: true, force: true});

export interface MemoryLog {
  readonly ledger: KeeperOptions['ledger'];
  readonly leaves: readonly Uint8Array[];
  readonly tree: MerkleTree;
  push(...leaves: readonly Uint8Array[]): void;
}

export const textLeaf = (text: string): Uint8Array => {
  const leaf: Leaf = {
    format: 'holdfire-leaf/1',
    kind: 'document',
    case: 'ex',
    name: 'note.txt',
    text,
    author: 'test',
    recorded: testRecorded,
  };
  return encoded(leaf);
};

const encoded = (leaf: Leaf): Uint8Array => {
  const bytes = encodeLeaf(utf8, leaf);
  if (!bytes.ok) throw new Error('no leaf');
  return bytes.value;
};

/** The entry that says who must cosign. */
export const policyLeaf = (policy: string): Uint8Array =>
  encoded(testAuthor('operator').sign({kind: 'witness_policy', policy, recorded: testRecorded}));

export function memoryLog(initial: readonly Uint8Array[] = []): MemoryLog {
  const leaves: Uint8Array[] = [];
  const tree = merkleTree(hash);
  const push = (...more: readonly Uint8Array[]): void => {
    for (const leaf of more) {
      leaves.push(leaf);
      tree.push(leafHash(hash, leaf));
    }
  };
  push(...initial);
  return {
    leaves,
    tree,
    push,
    ledger: {
      get size() {
        return leaves.length;
      },
      root: tree.root,
      consistency: tree.consistency,
      afterRows: (index) => index,
      scan: (from, to, visit) => {
        for (let index = from; index < to;) {
          const answer = visit(index, leaves[index]!);
          if (answer === false) return;
          index = typeof answer === 'number' ? Math.max(answer, index + 1) : index + 1;
        }
      },
    },
  };
}

export interface TestWitness {
  readonly name: string;
  readonly folder: string;
  readonly key: NoteKey;
  readonly said: string[];
  url: string;
  state: WitnessState;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** On a port of its own, which it keeps when it is started again. */
export async function testWitness(folder: string, name: string, logs: readonly NoteKey[]): Promise<TestWitness> {
  const said: string[] = [];
  let [server, port]: [WitnessServer | undefined, number] = [undefined, 0];
  let clockSeconds = 1_800_000_000;
  const open = (): WitnessState =>
    openWitnessState({folder: join(folder, name.replace(':', '-')), name: `${name.replace(':', '-')}.example/w`, logs});
  let state = open();
  const witness: TestWitness = {
    name,
    folder: join(folder, name.replace(':', '-')),
    key: state.held.key,
    said,
    url: '',
    get state() {
      return state;
    },
    stop: async () => {
      await server?.close();
      state.close();
      server = undefined;
    },
    start: async () => {
      if (server !== undefined) return;
      if (port !== 0) state = open();
      server = await witnessServer({
        state,
        host: '127.0.0.1',
        port,
        nowSeconds: () => (clockSeconds += 1),
        say: (sentence) => void said.push(sentence),
        failed: (error) => {
          throw error;
        },
      });
      port = Number(new URL(server.address).port);
      witness.url = server.address;
    },
  };
  await witness.start();
  return witness;
}

/** `atLeast` of these, by their addresses. */
export function policyOf(
  log: NoteKey,
  witnesses: readonly Pick<TestWitness, 'name' | 'key' | 'url'>[],
  atLeast: number,
): string {
  return [
    `log ${noteKeyText(log)}`,
    ...witnesses.map(({name, key, url}) => `witness ${name} ${noteKeyText(key)} ${url}`.trim()),
    `group enough ${atLeast} ${witnesses.map(({name}) => name).join(' ')}`,
    'quorum enough',
    '',
  ].join('\n');
}
