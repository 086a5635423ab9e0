/**
 * What persons decided and the server carries out, at a fixed beat: releases whose time has come, withdrawals, removals. Each
 * whole or not at all; what cannot be carried out is said once and tried again. A restart in between changes nothing: what
 * is still to be done, the ledger says.
 */
import {deskPerson, withdrawnRows, type Desk} from '../../monitoring/desk/index.ts';
import {formatProblem, type Problem} from '../../monitoring/kernel/index.ts';
import type {Draft} from '../../monitoring/ledger/index.ts';
import {appendSigned} from '../keys/index.ts';
import {standingRegister} from '../workflows/importing/import-table.ts';
import {removeContents} from '../workflows/records/remove-contents.ts';
import {standingKey} from '../workflows/register.ts';
import {carryOutRelease} from './carry-out-release.ts';
import type {DeskServer} from './desk-server.ts';

export interface CarryingOut {
  /** One beat. */
  run(): Promise<void>;
}

export interface CarryOutParts extends Pick<DeskServer, 'record' | 'desks' | 'key' | 'now'> {
  readonly report: (sentence: string) => void;
}

export function carryingOut(parts: CarryOutParts): CarryingOut {
  const said = new Map<string, string>();
  const withdrawn = new Set<string>();
  /** Said once for as long as it is the same. */
  const say = (what: string, problems: readonly Problem[]): void => {
    const sentence = `${what} cannot be carried out: ${problems.map(formatProblem).join('; ')}`;
    if (problems.length === 0) said.delete(what);
    else if (said.get(what) !== sentence) {
      said.set(what, sentence);
      parts.report(sentence);
    }
  };
  return {
    run: async () => {
      for (const caseId of parts.desks.caseIds()) {
        const desk = parts.desks.desk(caseId);
        if (desk === undefined) continue;
        for (const id of dueReleases(desk, parts.now())) {
          say(`Release ${id} of ${caseId}`, await carryOutRelease(parts, caseId, id));
        }
        for (const id of desk.state.releases.keys()) {
          if (desk.state.releases.get(id)?.state !== 'withdrawn' || withdrawn.has(`${caseId} ${id}`)) continue;
          const problems = await withdraw(parts, caseId, id);
          say(`The withdrawal of release ${id} of ${caseId}`, problems);
          if (problems.length === 0) withdrawn.add(`${caseId} ${id}`);
        }
        for (const id of desk.state.removals.keys()) {
          say(`Removal ${id} of ${caseId}`, await remove(parts, caseId, id));
        }
      }
    },
  };
}

const dueReleases = ({state}: Desk, now: string): readonly string[] =>
  [...state.releases.values()].flatMap(({id, state: word, earliest}) =>
    word === 'approved' && earliest <= now ? [id] : [],
  );

/** Rows that no release stands behind any more, as far as they stand and came from this desk. */
async function withdraw(
  {record, desks, key, now}: CarryOutParts,
  caseId: string,
  id: string,
): Promise<readonly Problem[]> {
  return key.inTurn(async () => {
    const desk = desks.desk(caseId);
    const release = desk?.state.releases.get(id);
    if (desk === undefined || release === undefined) return [];
    const register = standingRegister(record.ledger, caseId);
    const rows = withdrawnRows(desk.state, id).filter(({table, id: row}) => {
      const standing = register.standing.get(standingKey(caseId, table, row));
      return standing !== undefined && register.opened.get(standing.opened)?.author === deskPerson;
    });
    if (rows.length === 0) return [];
    const signer = key.signer();
    if (!signer.ok) return signer.problems;
    const why = release.acts.findLast(({kind}) => kind === 'release_withdrawn')?.body?.['reason'];
    const reason = `Release ${id} was withdrawn. ${typeof why === 'string' ? why : ''}`.trim();
    const recorded = now();
    const drafts = rows.map(({table, id: row}): Draft => ({
      kind: 'withdrawal',
      case: caseId,
      table,
      id: row,
      reason,
      recorded,
    }));
    const appended = await appendSigned(record.ledger, signer.value, drafts);
    return appended.ok ? [] : appended.problems;
  });
}

/** What everybody may read of a removal: why it was, is on the desk. */
const removalReason = 'Removed for the safety of somebody, as two persons of the desk decided.';

async function remove(
  {record, desks, key, now}: CarryOutParts,
  caseId: string,
  id: string,
): Promise<readonly Problem[]> {
  const file = desks.desk(caseId)?.state.removals.get(id);
  const {entry, groups} = (file?.proposed.body ?? {}) as {readonly entry?: number; readonly groups?: readonly string[]};
  if (file?.approved === undefined || entry === undefined || groups === undefined) return [];
  if (desks.actAt(entry)?.caseId !== caseId) {
    return [{code: 'not-an-act', field: 'entry', message: `entry ${entry} is no act of this case`}];
  }
  const left = groups.filter((group) => record.removals.of(entry, group) === undefined);
  if (left.length === 0) return [];
  const wish = {entry, groups: left, reason: removalReason, author: deskPerson, recorded: now()};
  const removed = await key.inTurn(() => removeContents({...record}, wish));
  if (!removed.ok) return removed.problems;
  desks.reread();
  return [];
}
