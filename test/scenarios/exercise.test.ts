/** EXERCISE: the seeded case through the real import path, twice; the second time adds nothing. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {exerciseSeed, generateExercise} from '../../platform/import/exercise/index.ts';
import {readTable} from '../../platform/import/read-table.ts';
import {registerTable} from '../../platform/import/register-tables.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {importTable} from '../../platform/workflows/importing/import-table.ts';
import {testSigners} from '../support/signer.ts';

test('two years of an invented land enter the ledger whole, and again add nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-exercise-'));
  const ledger = openLedger({folder});
  const load = async () => {
    let [added, unchanged] = [0, 0];
    for (const [name, text] of generateExercise(exerciseSeed).files) {
      const table = registerTable(name.replace('.csv', ''));
      assert.ok(table !== undefined, name);
      const bytes = new TextEncoder().encode(text);
      const source = readTable(table, name, bytes);
      assert.ok(source.ok, source.ok ? '' : JSON.stringify(source.problems.slice(0, 3)));
      const signers = testSigners(ledger);
      const words = {
        caseId: 'exercise',
        bytes,
        author: 'exercise',
        signers,
        recorded: '2001-01-01T00:00:00Z',
        dryRun: false,
      };
      const outcome = await importTable(ledger, source.value, words);
      assert.ok(outcome.ok);
      added += outcome.value.added.length;
      unchanged += outcome.value.unchanged;
    }
    return {added, unchanged};
  };
  const once = await load();
  assert.ok(once.added > 8_000, `${once.added} rows`);
  const root = Buffer.from(ledger.root()).toString('hex');
  assert.deepEqual(await load(), {added: 0, unchanged: once.added});
  assert.equal(Buffer.from(ledger.root()).toString('hex'), root);
  await ledger.close();
  rmSync(folder, {recursive: true});
});
