/**
 * Somebody puts an older copy of the data folder back: the ledger alone, the ledger with its checkpoints, everything. It is
 * recognised before anything is signed, stays recognised while entries go on and over restarts, and ends when the newer one is back.
 */
import assert from 'node:assert/strict';
import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {openKeeper} from '../../platform/checkpoints/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {
  policyLeaf,
  policyOf,
  removeFolder,
  temporaryFolder,
  testLog,
  testWitness,
  textLeaf,
} from '../support/witnessed-log.ts';

const log = testLog();
const folder = temporaryFolder();
after(() => removeFolder(folder));

async function opened(data: string) {
  const ledger = openLedger({folder: join(data, 'ledger')});
  const keeper = openKeeper({ledger, held: log, folder: join(data, 'checkpoints'), limitMilliseconds: 5000});
  const close = async (): Promise<void> => {
    await keeper.close();
    await ledger.close();
  };
  return {ledger, keeper, close};
}

for (const parts of [['ledger'], ['ledger', 'checkpoints']]) {
  test(`an older copy of ${parts.join(' and ')} signs nothing, and goes on logging`, async () => {
    const place = join(folder, parts.join('-'));
    const data = join(place, 'data');
    const witness = await testWitness(place, 'w', [log.key]);
    const first = await opened(data);
    await first.ledger.append([policyLeaf(policyOf(log.key, [witness], 1)), textLeaf('one')]);
    assert.equal((await first.keeper.publish())?.checkpoint.size, 2);
    await first.close();
    cpSync(data, join(place, 'older'), {recursive: true});

    const newer = await opened(data);
    await newer.ledger.append([textLeaf('two'), textLeaf('three')]);
    await newer.keeper.publish();
    assert.equal(newer.keeper.established()?.checkpoint.size, 4);
    await newer.close();
    cpSync(data, join(place, 'newer'), {recursive: true});

    for (const part of parts) {
      rmSync(join(data, part), {recursive: true});
      cpSync(join(place, 'older', part), join(data, part), {recursive: true});
    }
    // Started again and again, and written to: as large as the newer one, and larger.
    for (const text of ['another two', 'another three', 'another four']) {
      const {ledger, keeper, close} = await opened(data);
      const signed = keeper.newest()?.checkpoint.size;
      await keeper.publish();
      assert.match(keeper.refusal ?? '', parts.length === 1 ? /another|older copy/ : /w has cosigned 4 entries/);
      assert.equal(keeper.newest()?.checkpoint.size, signed);
      assert.equal(keeper.receipt(0, ledger.leafHash(0), 0), '', 'no promise is given that cannot be kept');
      assert.equal((await ledger.append([textLeaf(text)])).size, ledger.size, 'entries are taken all the same');
      await close();
    }
    assert.equal(witness.state.last(log.key.name)?.size, 4);

    rmSync(data, {recursive: true});
    cpSync(join(place, 'newer'), data, {recursive: true});
    const back = await opened(data);
    await back.ledger.append([textLeaf('four')]);
    await back.keeper.publish();
    assert.equal(back.keeper.refusal, undefined);
    assert.equal(back.keeper.established()?.checkpoint.size, 5);
    await back.close();
    await witness.stop();
  });
}
