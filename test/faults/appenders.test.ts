/** Many appenders on one ledger: every entry once, at the place that its receipt names, each appender's own order kept. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {refuseDisorder} from './appenders-order.ts';
import {campaign, figure} from './campaign.ts';

const appenders = campaign(64, 256);
const each = campaign(1000, 10_000);

test(`${appenders} appenders × ${each} entries: no gap, no duplicate, each one's order`, async (context) => {
  figure(context, 'concurrent-appenders', appenders * each);
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-appenders-'));
  const ledger = openLedger({folder});
  const places = await Promise.all(
    Array.from({length: appenders}, async (_, appender) => {
      const own = new Uint32Array(each);
      for (let count = 0; count < each; count += 1) {
        const {first, size} = await ledger.append([new TextEncoder().encode(`run ${appender} ${count}`)]);
        assert.ok(first < size && ledger.size >= size, 'acknowledged is readable');
        own[count] = first;
      }
      return own;
    }),
  );
  assert.equal(ledger.size, appenders * each);
  await ledger.close();
  const again = openLedger({folder, readOnly: true});
  const texts: string[] = [];
  again.scan(0, again.size, (_, leaf) => {
    texts.push(new TextDecoder().decode(leaf));
    return undefined;
  });
  assert.equal(texts.length, appenders * each);
  refuseDisorder(texts, 'after a restart');
  places.forEach((own, appender) =>
    own.forEach((index, count) => assert.equal(texts[index], `run ${appender} ${count}`)),
  );
  rmSync(folder, {recursive: true});
});
