/** Facts of a shipped case through the real import path: a temporary ledger, once for each process. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {AsOf, CaseFacts} from '../../monitoring/publication/index.ts';
import {defaultAsOfDate} from '../../monitoring/publication/index.ts';
import {exerciseSeed, generateExercise} from '../../platform/import/exercise/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {ledgerFacts} from '../../platform/views/ledger-facts.ts';
import {importCaseFolder} from '../../platform/workflows/importing/import-case-folder.ts';
import {testSigners} from '../support/signer.ts';

export type ShippedCase = 'exercise' | 'pakistan-afghanistan-2025' | 'pakistan-ttp-2021';

const loaded = new Map<ShippedCase, Promise<CaseFacts>>();

export function shippedCase(id: ShippedCase): Promise<CaseFacts> {
  const facts = loaded.get(id) ?? load(id);
  loaded.set(id, facts);
  return facts;
}

async function load(id: ShippedCase): Promise<CaseFacts> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-case-'));
  const ledger = openLedger({folder});
  const generated = id === 'exercise' ? generateExercise(exerciseSeed).files : new Map<string, string>();
  const path = new URL(`../../cases/${id}`, import.meta.url).pathname;
  const words = {author: 'test', signers: testSigners(ledger), recorded: '2026-01-01T00:00:00Z', dryRun: false};
  const outcome = await importCaseFolder(ledger, path, words, generated);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  const facts = ledgerFacts(ledger, id, ledger.size);
  await ledger.close();
  rmSync(folder, {recursive: true});
  if (facts === undefined) throw new Error(`${id} was not imported`);
  return facts;
}

/** The as-of of a page at `date`, or at the day that a page opens with. */
export function asOfDay(facts: CaseFacts, date: string = defaultAsOfDate(facts)): AsOf {
  return {date, size: facts.size, ledgerSize: facts.size, root: ''};
}
