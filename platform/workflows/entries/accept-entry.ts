/**
 * The door through which authors hand in what they signed: every check with all its problems, contents on disk before the
 * entry, the entry on disk before anybody is told. The same entry again is answered like the first time and adds nothing.
 * Entries of one key are taken one after another, because each is judged by those before it; keys do not wait for each
 * other.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {idPattern} from '../../../monitoring/kernel/index.ts';
import {actTable} from '../../../monitoring/desk/index.ts';
import {audienceOfGroup} from '../../../monitoring/ledger/index.ts';
import type {CheckpointKeeper} from '../../checkpoints/checkpoint-keeper.ts';
import type {Contents} from '../../contents/index.ts';
import {registerTable} from '../../import/register-tables.ts';
import {nodeCryptography, type LedgerKeys, type VerifyBeside} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {Removals} from '../records/removals.ts';
import type {CustodyDoor} from './custody-door.ts';
import type {KnownCases} from './known-cases.ts';
import {oneAfterAnother, type InTurn} from './one-after-another.ts';
import type {WroteRecord} from './record-authors.ts';
import {
  badSignature,
  keepAgain,
  keptRoots,
  refused,
  signatureHolds,
  standingEntry,
  type Accepted,
  type Refused,
  type Roots,
  type Standing,
} from './door-checks.ts';
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
  /** Turns of keys, shared with every other door of this ledger: a key counts once. */
  readonly inTurn?: InTurn;
  /** The clock of this machine, POSIX seconds. */
  readonly nowSeconds: () => number;
}

export type {Accepted} from './door-checks.ts';

export interface EntryDoor {
  /** Rejects with LedgerStopped or ContentsStopped where the disk refuses; whoever sent it may send it again. */
  accept(sent: unknown): Promise<Accepted>;
}

export function entryDoor(parts: EntryDoorParts): EntryDoor {
  const inTurn = parts.inTurn ?? oneAfterAnother();
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

async function take(
  {ledger, contents, removals, keys, custody}: EntryDoorParts,
  entry: SentEntry,
  rootAt: Roots,
): Promise<Standing | Refused> {
  const {leaf, bytes, leafHash, contents: sent} = entry;
  const register = keys.register();
  const stands = standingEntry(ledger, register, entry);
  if (stands !== undefined) return keepAgain({contents, removals}, entry, stands);
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

function caseProblems(leaf: HandedLeaf, {cases, wrote}: EntryDoorParts): readonly Problem[] {
  const problems: Problem[] = [];
  const known = cases(leaf.case);
  if (known === undefined) {
    problems.push({code: 'unknown-case', field: 'case', message: 'the ledger holds no case of this name'});
  }
  if (leaf.kind === 'custody') return problems;
  if (leaf.table === actTable) {
    const message = 'acts of the desk are handed in at its own address';
    problems.push({code: 'not-handed-in', field: 'table', message});
  } else if (registerTable(leaf.table) === undefined) {
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
