/** Verifies the ledger in a folder, its seals and its cosigned checkpoint beside it, in a process of its own. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readCheckpoint, readTrustPolicy, sameBytes, witnessed} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {verifyEntries} from '../../platform/workflows/checking/verify-ledger.ts';
import {reportMeasured} from './own-process.ts';

const [folder = ''] = process.argv.slice(2);

await reportMeasured(async () => {
  const ledger = openLedger({folder: join(folder, 'ledger'), readOnly: true});
  const {size, signatures} = verifyEntries(ledger);
  const policy = readTrustPolicy(nodeCryptography, readFileSync(join(folder, 'policy'), 'utf8'));
  const checkpoint = readCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'));
  if (!policy.ok || checkpoint === undefined) throw new Error('policy or checkpoint cannot be read');
  const isCosigned = witnessed(nodeCryptography, policy.value, checkpoint).quorumReached;
  if (!isCosigned || checkpoint.size !== size || !sameBytes(ledger.root(size), checkpoint.root) || signatures < 2)
    throw new Error('the ledger does not hold');
  await ledger.close();
});
