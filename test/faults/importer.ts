/** Imports one GED file into the record in a folder, and says where it is; it is started to be killed. */
import {join} from 'node:path';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {openViews} from '../../platform/views/index.ts';
import {importGed} from '../../platform/workflows/importing/import-ged.ts';
import {ledgerKeys, nodeSigners} from '../../platform/keys/index.ts';

const [folder = '', path = ''] = process.argv.slice(2);
const ledger = openLedger({folder: join(folder, 'ledger')});
const views = await openViews(ledger, join(folder, 'views'));
const signers = nodeSigners({keys: ledgerKeys(ledger), folder: join(folder, 'keys'), notice: () => {}});
const words = {caseId: 'ex', author: 'test', signers, recorded: '2026-01-01T00:00:00Z', dryRun: false};
const outcome = await importGed(ledger, views, {
  ...words,
  path,
  progress: (rows) => process.stdout.write(`read ${rows}\n`),
});
process.stdout.write(outcome.ok ? 'taken\n' : 'refused\n');
await views.close();
await ledger.close();
