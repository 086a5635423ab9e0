/**
 * The door through which authors hand in what they signed: every check with all its problems, contents on disk before the
 * entry, the entry on disk before anybody is told. The same entry again is answered like the first time and adds nothing.
 * Entries of one key are taken one after another, because each is judged by those before it; keys do not wait for each
 * other.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {idPattern} from '../../../monitoring/kernel/index.ts';
import {
  audienceOfGroup,
  bytesOfLength,
  publicKeyBytes,
  sameBytes,
  signatureBytes,
} from '../../../monitoring/ledger/index.ts';
import type {CheckpointKeeper} from '../../checkpoints/checkpoint-keeper.ts';
import type {Contents} from '../../contents/index.ts';
import {registerTable} from '../../import/register-tables.ts';
import {nodeCryptography, type LedgerKeys, type VerifyBeside} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {Removals} from '../records/removals.ts';
import type {CustodyDoor} from './custody-door.ts';
import type {KnownCases} from './known-cases.ts';
import {oneAfterAnother} from './one-after-another.ts';
import type {WroteRecord} from './record-authors.ts';
import {readSentEntry, groupNamesOf, type HandedLeaf, type SentEntry} from './sent-entry.ts';

export interface EntryDoorParts {
  readonly ledger: Pick<Ledger, 'size' | 'root' | 'append' | 'leafHash'>;
  readonly contents: Pick<Contents, 'keep'>;
  readonly removals: Pick<Removals, 'of'>;
  /** The register as of every acknowledged entry. */
  readonly keys: LedgerKeys;
  readonly cases: KnownCases;
  readonly wrote: WroteRecord;
  /** Absent where no entry of custody is taken. */
  readonly custody?: CustodyDoor;
  readonly checkpoints: Pick<CheckpointKeeper, 'receiptBeside'>;
  readonly verify: VerifyBeside;
  /** The clock of this machine, POSIX seconds. */
  readonly nowSeconds: () => number;
}

/** Stands in the ledger; its receipt is signed after its key's turn has ended. */
interface Standing {
  readonly kind: 'accepted' | 'repeated';
  readonly index: number;
}

export type Accepted =
  | {
      readonly kind: 'accepted' | 'repeated';
      readonly index: number;
      readonly leafHash: Uint8Array;
      /** Signed note (receipt.ts). */
      readonly receipt: string;
    }
  | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly Problem[];
}

export interface EntryDoor {
  /** Rejects with LedgerStopped or ContentsStopped where the disk refuses; whoever sent it may send it again. */
  accept(sent: unknown): Promise<Accepted>;
}

const refused = (problems: readonly Problem[]): Refused => ({kind: 'refused', problems});

export function entryDoor(parts: EntryDoorParts): EntryDoor {
  const inTurn = oneAfterAnother();
  const rootAt = keptRoots(parts.ledger);
  return {
    accept: async (sent) => {
      const entry = readSentEntry(nodeCryptography, sent);
      if (!entry.ok) return refused(entry.problems);
      const {leaf} = entry.value;
      // A stranger is sent away before a signature is checked for him.
      const register = parts.keys.register();
      if (register.key(leaf.key) === undefined) return refused(register.problems(leaf, rootAt));
      const problems = caseProblems(leaf, parts);
      if (problems.length > 0) return refused([...problems, ...register.problems(leaf, rootAt)]);
      if (!(await signatureHolds(parts.verify, entry.value))) return refused([badSignature]);
      const inKeysTurn = async (): Promise<Standing | Refused> =>
        inTurn(leaf.key, () => take(parts, entry.value, rootAt));
      // Entries of custody are judged by those of all other keys.
      const taken = await (leaf.kind === 'custody' ? inTurn('custody', inKeysTurn) : inKeysTurn());
      if (taken.kind === 'refused') return taken;
      const {leafHash} = entry.value;
      const receipt = await parts.checkpoints.receiptBeside(taken.index, leafHash, parts.nowSeconds());
      return {...taken, leafHash, receipt};
    },
  };
}

const badSignature: Problem = {
  code: 'bad-signature',
  field: 'signature',
  message: 'is not the signature of this key over this leaf',
};

async function signatureHolds(verify: VerifyBeside, {leaf, message}: SentEntry): Promise<boolean> {
  const key = bytesOfLength(leaf.key, publicKeyBytes);
  const signature = bytesOfLength(leaf.signature, signatureBytes);
  return key !== undefined && signature !== undefined && verify(key, message, signature);
}

async function take(
  {ledger, contents, removals, keys, custody}: EntryDoorParts,
  {leaf, bytes, leafHash, contents: sent}: SentEntry,
  rootAt: (size: number) => Uint8Array | undefined,
): Promise<Standing | Refused> {
  const register = keys.register();
  const stands = register.entryOf(leaf.key, leaf.sequence);
  if (stands !== undefined && sameBytes(ledger.leafHash(stands), leafHash)) {
    // A content that was lost comes back with whoever still has it; one that was removed does not.
    const names = groupNamesOf(leaf);
    const commitments = new Set(
      names.filter((name) => removals.of(stands, name) === undefined).map((name) => commitmentOf(leaf, name)),
    );
    await contents.keep(sent.filter(({commitment}) => commitments.has(commitment)));
    return {kind: 'repeated', index: stands};
  }
  const ofCustody = leaf.kind === 'custody' ? (custody?.(leaf) ?? [noCustody]) : [];
  const problems = [...register.problems(leaf, rootAt), ...ofCustody];
  if (problems.length > 0) return refused(problems);
  await contents.keep(sent);
  const {first: index} = await ledger.append([bytes]);
  // Somebody who asked for the register in between has read it from the ledger.
  if (register.entryOf(leaf.key, leaf.sequence) === undefined) register.take(index, leaf, leafHash);
  keys.took(index);
  return {kind: 'accepted', index};
}

const noCustody: Problem = {
  code: 'evidence-missing',
  field: 'evidence',
  message: 'this server keeps no files of evidence',
};

const commitmentOf = (leaf: HandedLeaf, group: string): string =>
  leaf.kind === 'record' ? (leaf.groups[group] ?? '') : '';

function caseProblems(leaf: HandedLeaf, {cases, wrote}: EntryDoorParts): readonly Problem[] {
  const problems: Problem[] = [];
  const known = cases(leaf.case);
  if (known === undefined) {
    problems.push({code: 'unknown-case', field: 'case', message: 'the ledger holds no case of this name'});
  }
  if (leaf.kind === 'custody') return problems;
  if (registerTable(leaf.table) === undefined) {
    problems.push({code: 'unknown-value', field: 'table', message: 'is not a table of the register'});
  }
  if (!idPattern.test(leaf.id)) {
    problems.push({code: 'bad-id', field: 'id', message: 'is not an id (a-z, 0-9, . _ -)'});
  }
  if (leaf.kind === 'withdrawal' && !wrote(leaf.author, leaf.case, leaf.table, leaf.id)) {
    const message = `${leaf.author} has handed in no record of this name; what others wrote, the operator withdraws`;
    problems.push({code: 'not-own-record', field: 'id', message});
  }
  for (const name of groupNamesOf(leaf)) {
    const [kind, party] = audienceOfGroup(name).split(':');
    if (known === undefined || kind !== 'party' || known.parties.includes(party ?? '')) continue;
    const message = `is for a party that the case does not have; it has ${known.parties.join(', ')}`;
    problems.push({code: 'unknown-party', field: `groups.${name}`, message});
  }
  return problems;
}

/** Roots of the sizes that authors have seen, which are few and never change. */
function keptRoots(ledger: Pick<Ledger, 'size' | 'root'>): (size: number) => Uint8Array | undefined {
  const kept = new Map<number, Uint8Array>();
  return (size) => {
    if (size > ledger.size) return undefined;
    const root = kept.get(size) ?? ledger.root(size);
    kept.set(size, root);
    if (kept.size > keptRootsLimit) kept.delete(kept.keys().next().value ?? size);
    return root;
  };
}

const keptRootsLimit = 1_000;
