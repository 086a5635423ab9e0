/**
 * The door of acts: everything that the door of entries asks, and besides it who acts, whether the clock is right, and
 * whether the rules of the desk allow it now. The signature is the authority; a session that is sent along must be of the
 * same person. The same act again is answered like the first time.
 */
import {deskPerson} from '../../monitoring/desk/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {CheckpointKeeper} from '../checkpoints/checkpoint-keeper.ts';
import type {Contents} from '../contents/index.ts';
import type {LedgerKeys, VerifyBeside} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
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
} from '../workflows/entries/door-checks.ts';
import type {InTurn} from '../workflows/entries/one-after-another.ts';
import type {Removals} from '../workflows/records/removals.ts';
import type {Desks, OfferedAct} from './desks.ts';
import {readSentAct, type SentAct} from './sent-act.ts';

export interface ActDoorParts {
  readonly ledger: Pick<Ledger, 'size' | 'root' | 'leafHash'>;
  readonly contents: Pick<Contents, 'keep' | 'find' | 'destroy'>;
  readonly removals: Pick<Removals, 'of'>;
  readonly keys: LedgerKeys;
  readonly desks: Desks;
  readonly checkpoints: Pick<CheckpointKeeper, 'receiptBeside'>;
  readonly verify: VerifyBeside;
  /** Turns of keys, shared with the door of entries. */
  readonly inTurn: InTurn;
  readonly nowSeconds: () => number;
}

export interface ActDoor {
  /**
   * `session` is the person of the session that was sent along. Rejects with LedgerStopped or ContentsStopped where the disk
   * refuses; whoever sent it may send it again.
   */
  accept(sent: unknown, session?: string): Promise<Accepted>;
}

/** How far the clock of whoever signs may be off the server’s. */
export const clockSeconds = 300;

export function actDoor(parts: ActDoorParts): ActDoor {
  const rootAt = keptRoots(parts.ledger);
  return {
    accept: async (sent, session) => {
      const read = readSentAct(sent);
      if (!read.ok) return refused(read.problems);
      const act = read.value;
      // A stranger is sent away before a signature is checked for him.
      const register = parts.keys.register();
      if (register.key(act.leaf.key) === undefined) return refused(register.problems(act.leaf, rootAt));
      if (!(await signatureHolds(parts.verify, act.entry))) return refused([badSignature]);
      const taken = await parts.inTurn(act.leaf.key, () => take(parts, act, {rootAt, session}));
      if (taken.kind === 'refused') return taken;
      const {leafHash} = act.entry;
      const receipt = await parts.checkpoints.receiptBeside(taken.index, leafHash, parts.nowSeconds());
      return {...taken, leafHash, receipt};
    },
  };
}

interface With {
  readonly rootAt: Roots;
  readonly session: string | undefined;
}

async function take(parts: ActDoorParts, act: SentAct, {rootAt, session}: With): Promise<Standing | Refused> {
  const {ledger, contents, keys, desks} = parts;
  const {leaf, entry} = act;
  const register = keys.register();
  const stands = standingEntry(ledger, register, entry);
  if (stands !== undefined) {
    const noEffect = desks.refusal(stands);
    return noEffect === undefined ? keepAgain(parts, entry, stands) : refused(noEffect);
  }
  const person = desks.people().personOfKey(leaf.author, leaf.key);
  if (person === undefined || person === deskPerson)
    return refused([...register.problems(leaf, rootAt), notOnTheDesk(leaf.author)]);
  const offered: OfferedAct = {leaf, person, parts: act.parts};
  const problems = [
    ...(session === undefined || session === person ? [] : [otherPerson]),
    ...register.problems(leaf, rootAt),
    ...clockProblems(leaf.recorded, parts.nowSeconds()),
    ...desks.problems(offered),
  ];
  if (problems.length > 0) return refused(problems);
  const fresh = entry.contents.filter(({commitment}) => contents.find(commitment).kind !== 'held');
  await contents.keep(entry.contents);
  // From here to the place in the ledger nothing waits.
  const {outcomes, stands: onDisk} = desks.offer([offered], {leaves: () => [entry.bytes]});
  const [outcome] = outcomes;
  if (outcome?.kind !== 'taken') {
    // Somebody else was first: of what was refused nothing is kept.
    await contents.destroy(fresh.map(({commitment}) => commitment));
    return refused(outcome?.problems ?? []);
  }
  await onDisk;
  if (register.entryOf(leaf.key, leaf.sequence) === undefined) register.take(outcome.entry, leaf, entry.leafHash);
  keys.took(outcome.entry);
  return {kind: 'accepted', index: outcome.entry};
}

const notOnTheDesk = (name: string): Problem => ({
  code: 'not-on-the-desk',
  field: 'author',
  message: `${name} signs for nobody on the desk`,
});

const otherPerson: Problem = {
  code: 'other-person',
  field: 'author',
  message: 'is not the key of the person who is signed in; sign out, or sign in as whoever acts',
};

function clockProblems(recorded: string, nowSeconds: number): readonly Problem[] {
  const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(recorded) ? Date.parse(recorded) / 1000 : Number.NaN;
  if (Math.abs(seconds - nowSeconds) <= clockSeconds) return [];
  const now = new Date(nowSeconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    {
      code: 'clock-off',
      field: 'recorded',
      message: `is more than ${clockSeconds / 60} minutes from the server’s clock, which says ${now}`,
    },
  ];
}
