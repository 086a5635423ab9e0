/**
 * A ledger with one case, an operator and devices whose keys stand, behind the door of entries: what hands-in tests need. Keys,
 * salts and times come from words, so that the same test writes the same bytes.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {canonicalJson, type Json, type OpenGroup, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import {logKey, openKeeper} from '../../platform/checkpoints/index.ts';
import {ledgerKeys, nodeCryptography, verifyBeside} from '../../platform/keys/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {entryDoor} from '../../platform/workflows/entries/accept-entry.ts';
import {knownCases} from '../../platform/workflows/entries/known-cases.ts';
import {recordAuthors} from '../../platform/workflows/entries/record-authors.ts';
import type {GroupContent} from '../../platform/workflows/records/group-content.ts';
import {openGroups} from '../../platform/workflows/records/open-groups.ts';
import {sealGroups} from '../../platform/workflows/records/seal-groups.ts';
import {leafBytes, registration, testAuthor, testRecorded, type TestAuthor} from './signer.ts';

export const caseText = `format: holdfire-case/1
id: ex
title: Test case
summary: For tests.
exercise: true
parties: [a, b]
recordStarts: 2025-01-01
recordEnds: 2026-12-31
timeZones: [Etc/UTC]
calendars: [gregory]
missing: [Everything.]
boundaryNote: None.
bounds: [0, 0, 1, 1]
actors:
  - {id: a, name: Party A, short: A, kind: state}
  - {id: b, name: Party B, short: B, kind: state}
sources: []
territories:
  - {id: a-land, name: A, heldBy: a}
`;

/** What a device hands in: the body of `POST /api/entries`. */
export interface Handed {
  readonly leaf: string;
  readonly groups?: Readonly<Record<string, OpenGroup>>;
}

export const textOf = (leaf: SignedLeaf): string => canonicalJson(leaf as unknown as Json);

export function recordOf(
  author: TestAuthor,
  id: string,
  groups: Readonly<Record<string, GroupContent>>,
  saltWord = id,
): Handed {
  let count = 0;
  const {hash, utf8} = nodeCryptography;
  const sealed = sealGroups(groups, () => hash(utf8.encode(`${author.name} ${saltWord} ${(count += 1)}`)));
  const leaf = author.sign({
    kind: 'record',
    case: 'ex',
    table: 'reports',
    id,
    groups: sealed.commitments,
    recorded: testRecorded,
  });
  return {leaf: textOf(leaf), groups: sealed.open};
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'holdfire-door-'));
export const removeFolder = (folder: string): void => rmSync(folder, {recursive: true, force: true});

export const deviceNames = (count: number): readonly string[] =>
  Array.from({length: count}, (_, index) => `device-${index}`);

/** Registers what is missing; a folder can be opened again. */
export async function openDoor(folder: string, devices: readonly TestAuthor[]) {
  const folders = {ledger: join(folder, 'ledger')};
  const ledger = openLedger({folder: folders.ledger});
  if (ledger.size === 0) {
    const operator = testAuthor('operator');
    const document = {kind: 'document', case: 'ex', name: 'case.yaml', text: caseText, recorded: testRecorded} as const;
    await ledger.append(
      [
        registration(operator, operator),
        operator.sign(document),
        ...devices.map((device) => registration(device, operator, 'device')),
      ].map(leafBytes),
    );
  }
  const {contents, removals} = await openGroups(ledger, folders, false, () => {});
  const keys = ledgerKeys(ledger);
  const held = logKey(join(folder, 'keys'));
  const keeper = openKeeper({ledger, held, folder: join(folder, 'checkpoints')});
  const parts = {
    ledger,
    contents,
    removals,
    keys,
    cases: knownCases(ledger),
    wrote: recordAuthors(ledger),
    checkpoints: keeper,
    verify: verifyBeside,
  };
  const door = entryDoor({...parts, nowSeconds: () => 1_767_225_600});
  return {
    ...parts,
    door,
    keeper,
    close: async () => {
      await keeper.close();
      await contents.close();
      await ledger.close();
    },
  };
}
