/** `import-once.ts CSV FOLDER`: a release of GED into an empty record, timed from the file to answering pages. */
import {join} from 'node:path';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {openViews} from '../../platform/views/index.ts';
import {importGed} from '../../platform/workflows/importing/import-ged.ts';
import {reportMeasured} from './own-process.ts';
import {ledgerKeys, nodeSigners} from '../../platform/keys/index.ts';

const [path, folder] = process.argv.slice(2);
if (path === undefined || folder === undefined) throw new Error('import-once.ts CSV FOLDER');
const ledger = openLedger({folder: join(folder, 'ledger')});
const views = await openViews(ledger, join(folder, 'views'));
await reportMeasured(async () => {
  const signers = nodeSigners({keys: ledgerKeys(ledger), folder: join(folder, 'keys'), notice: () => {}});
  const words = {
    caseId: 'bench',
    release: 'bench',
    author: 'bench',
    signers,
    recorded: '2026-01-01T00:00:00Z',
    dryRun: false,
  };
  const outcome = await importGed(ledger, views, {...words, path});
  if (!outcome.ok) throw new Error(`refused: ${outcome.problems[0]?.message}`);
});
await views.close();
await ledger.close();
