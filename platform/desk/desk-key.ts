/**
 * The server's own key, `desk`: made and registered by the registrar like the log's. It signs what no person can sign: what came
 * from somebody without an account, reads that are logged, releases that are carried out. Acts that wait meanwhile share
 * one commit. Whoever else signs at this machine while it serves, takes his turn here, because a count must not fork.
 */
import {actContents, actTable, deskPerson, type ActWords} from '../../monitoring/desk/index.ts';
import {failure, formatProblem, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {canonicalJson, type Json, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import type {Contents} from '../contents/index.ts';
import {nodeCryptography, type LedgerKeys, type Signer, type Signers} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {sealGroups, type SealedGroups} from '../workflows/records/seal-groups.ts';
import type {Desks, OfferedAct} from './desks.ts';
import {partsOfContents} from './read-act.ts';

export interface DeskKeyParts {
  readonly ledger: Pick<Ledger, 'append' | 'nextIndex'>;
  readonly keys: LedgerKeys;
  readonly signers: Signers;
  readonly contents: Pick<Contents, 'keep' | 'destroy'>;
  readonly desks: Desks;
  /** ISO 8601 in UTC: the clock of this machine. */
  readonly now: () => string;
  /** Random bytes of the operating system. */
  readonly random: (bytes: number) => Uint8Array;
}

export interface DeskKey {
  /** The entry of an act of the server itself, once it is on disk; or why it may not be done. */
  readonly appendServerAct: (caseId: string, words: ActWords) => Promise<Result<number>>;
  /** Acts of the server with other leaves in one commit; `leaves` is called in the turn and signs as `desk`. */
  readonly signer: () => Result<Signer>;
  /** One piece of work at a time signs at this machine. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** 32 random bytes. */
  readonly newSalt: () => Uint8Array;
  /** A new id for an act of the server. */
  readonly newId: () => string;
}

interface Waiting {
  readonly caseId: string;
  readonly id: string;
  readonly words: ActWords;
  readonly sealed: SealedGroups;
  readonly done: (result: Result<number>) => void;
  readonly failed: (error: unknown) => void;
}

export function deskKey(parts: DeskKeyParts): DeskKey {
  let waiting: Waiting[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  const newSalt = (): Uint8Array => parts.random(32);
  const newId = (): string => `a-${Buffer.from(parts.random(12)).toString('hex')}`;
  const signer = (): Result<Signer> => {
    const found = parts.signers(deskPerson, parts.now());
    if (found.ok && found.value.introduction().length > 0) return failure([noKey]);
    return found;
  };
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const found = signer();
      if (!found.ok) for (const {done} of batch) done(found);
      else await enter(parts, found.value, batch);
    } catch (error) {
      for (const {failed} of batch) failed(error);
    }
  };
  return {
    appendServerAct: async (caseId, words) => {
      const sealed = sealGroups(actContents(words) as Parameters<typeof sealGroups>[0], newSalt);
      await parts.contents.keep(sealed.contents);
      const result = await new Promise<Result<number>>((done, failed) => {
        waiting.push({caseId, id: newId(), words, sealed, done, failed});
        if (waiting.length === 1) void inTurn(flush);
      });
      if (!result.ok) await parts.contents.destroy(sealed.contents.map(({commitment}) => commitment));
      return result;
    },
    signer,
    inTurn,
    newSalt,
    newId,
  };
}

const noKey: Problem = {
  code: 'key-not-here',
  field: 'author',
  message: 'the server has no key of its own in this ledger; the registrar’s key must be at this machine',
};

/** What waits, signed in order and entered in one commit. */
async function enter({desks, now}: DeskKeyParts, signer: Signer, batch: readonly Waiting[]): Promise<void> {
  const recorded = now();
  const offered = batch.map(({caseId, id, words}): OfferedAct => {
    const parts = partsOfContents(actContents(words));
    if (!parts.ok)
      throw new Error(`the server made an act that is none: ${parts.problems.map(formatProblem).join('; ')}`);
    return {leaf: {case: caseId, id, recorded}, person: deskPerson, parts: parts.value};
  });
  const leafOf = ({caseId, id, sealed}: Waiting): SignedLeaf =>
    signer.sign({kind: 'record', case: caseId, table: actTable, id, groups: sealed.commitments, recorded});
  const {outcomes, stands} = desks.offer(offered, {
    leaves: (taken) => taken.map((index) => leafBytes(leafOf(batch[index] as Waiting))),
  });
  try {
    await stands;
    signer.kept();
  } catch (error) {
    signer.forget();
    throw error;
  }
  outcomes.forEach((outcome, index) => {
    batch[index]?.done(outcome.kind === 'taken' ? success(outcome.entry) : failure(outcome.problems));
  });
}

export const leafBytes = (leaf: SignedLeaf): Uint8Array =>
  nodeCryptography.utf8.encode(canonicalJson(leaf as unknown as Json));
