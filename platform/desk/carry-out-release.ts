/**
 * One approved release: its rows, sealed by the server's own key, withdrawals of what it corrects, and the act that says so, in
 * one commit. Between making the rows and their place in the ledger the desk may change; then nothing is done, and the next
 * beat tries again.
 */
import {createHash} from 'node:crypto';
import {
  actContents,
  actTable,
  deskPerson,
  releaseRows,
  withdrawnRows,
  type ActWords,
  type Desk,
  type ReleasedRow,
} from '../../monitoring/desk/index.ts';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import type {SignedLeaf} from '../../monitoring/ledger/index.ts';
import type {Signer} from '../keys/index.ts';
import {importLeaves, standingRegister} from '../workflows/importing/import-table.ts';
import {sealGroups, type SealedGroups} from '../workflows/records/seal-groups.ts';
import {standingKey, type Register} from '../workflows/register.ts';
import {leafBytes} from './desk-key.ts';
import type {DeskServer} from './desk-server.ts';
import type {OfferedAct} from './desks.ts';
import {releasedTables, type ReleasedTable} from './released-tables.ts';

type Parts = Pick<DeskServer, 'record' | 'desks' | 'key' | 'now'>;

interface Prepared {
  readonly caseId: string;
  readonly release: string;
  readonly rows: readonly ReleasedRow[];
  readonly tables: readonly ReleasedTable[];
  /** Rows of the release that this one corrects, and that it does not replace. */
  readonly gone: readonly {readonly table: string; readonly id: string}[];
  readonly register: Register;
}

/** None where it was carried out, or where the desk changed meanwhile and the next beat looks again. */
export function carryOutRelease(parts: Parts, caseId: string, release: string): Promise<readonly Problem[]> {
  return parts.key.inTurn(async () => {
    const prepared = prepare(parts, caseId, release);
    if (!prepared.ok) return prepared.problems;
    const signer = parts.key.signer();
    if (!signer.ok) return signer.problems;
    const {rows} = prepared.value;
    const words = {kind: 'released', subject: release, body: {rows: rows.map(({table, id}) => ({id, table}))}};
    const sealed = sealGroups(actContents(words) as Parameters<typeof sealGroups>[0], parts.key.newSalt);
    await parts.record.contents.keep(sealed.contents);
    const problems = await enter(parts, signer.value, {prepared: prepared.value, words, sealed});
    if (problems !== undefined) await parts.record.contents.destroy(sealed.contents.map(({commitment}) => commitment));
    return problems ?? [];
  });
}

function prepare({record, desks, now}: Parts, caseId: string, release: string): Result<Prepared> {
  const desk = desks.desk(caseId);
  const rows = rowsOf({desks, now}, caseId, release);
  if (desk === undefined || rows === undefined) return failure([]);
  const register = standingRegister(record.ledger, caseId);
  const tables = releasedTables(rows, {caseId, release, register, author: deskPerson});
  if (!tables.ok) return tables;
  const gone = goneRows(desk, release, rows).filter(({table, id}) =>
    register.standing.has(standingKey(caseId, table, id)),
  );
  return success({caseId, release, rows, tables: tables.value, gone, register});
}

function rowsOf({desks, now}: Pick<Parts, 'desks' | 'now'>, caseId: string, release: string) {
  const [desk, known] = [desks.desk(caseId), desks.known(caseId)];
  if (desk === undefined || known === undefined) return undefined;
  return releaseRows(desk, release, {caseFile: known.file, day: now().slice(0, 10), sha256: sha256Hex});
}

function goneRows(desk: Desk, release: string, rows: readonly ReleasedRow[]): Prepared['gone'] {
  const corrects = desk.state.releases.get(release)?.proposed.body?.corrects;
  return corrects === undefined ? [] : withdrawnRows(desk.state, corrects, rows);
}

interface Entering {
  readonly prepared: Prepared;
  readonly words: ActWords;
  readonly sealed: SealedGroups;
}

/** Undefined where it stands. From here to the place in the ledger nothing waits. */
async function enter(parts: Parts, signer: Signer, entering: Entering): Promise<readonly Problem[] | undefined> {
  const {desks, key, now} = parts;
  const {prepared, words, sealed} = entering;
  const {caseId, release, tables, gone, rows} = prepared;
  // The desk changed while the contents were written.
  if (JSON.stringify(rowsOf(parts, caseId, release)) !== JSON.stringify(rows)) return [];
  const recorded = now();
  const id = key.newId();
  const offered: OfferedAct = {
    leaf: {case: caseId, id, recorded},
    person: deskPerson,
    parts: {kind: words.kind, subject: words.subject, body: words.body, hasIdentity: false},
  };
  const before = tables.reduce((sum, {fresh}) => sum + fresh.length + 2, gone.length);
  const leaves = (): readonly Uint8Array[] => [
    ...withdrawals(signer, prepared, recorded),
    ...imported(parts, signer, {prepared, recorded}),
    leafBytes(signer.sign({kind: 'record', case: caseId, table: actTable, id, groups: sealed.commitments, recorded})),
  ];
  const {outcomes, stands} = desks.offer([offered], {before, leaves});
  const [outcome] = outcomes;
  if (outcome?.kind !== 'taken') return outcome?.problems ?? [];
  try {
    await stands;
    signer.kept();
    return undefined;
  } catch (error) {
    signer.forget();
    throw error;
  }
}

function withdrawals(signer: Signer, {caseId, release, gone}: Prepared, recorded: string): readonly Uint8Array[] {
  const reason = `Replaced by release ${release}.`;
  return gone
    .map(({table, id}): SignedLeaf => signer.sign({kind: 'withdrawal', case: caseId, table, id, reason, recorded}))
    .map(leafBytes);
}

/** The opening of an import names its own entry, which is counted from where this commit begins. */
function imported(
  {record}: Parts,
  signer: Signer,
  {prepared, recorded}: {readonly prepared: Prepared; readonly recorded: string},
): readonly Uint8Array[] {
  const {caseId, tables, gone} = prepared;
  let next = (record.ledger.nextIndex() ?? record.ledger.size) + gone.length;
  return tables.flatMap(({source, fresh, bytes}) => {
    const leaves = importLeaves(source, fresh, {caseId, author: deskPerson, recorded, bytes, signer}, next);
    if (!leaves.ok) throw new Error(leaves.problems.map(({message}) => message).join('; '));
    next += leaves.value.length;
    return leaves.value;
  });
}

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
