/** Whoever writes signs: a data folder from before there were keys, desks with keys of their own, a key that is lost. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encodeLeaf, leafFormat} from '../../monitoring/ledger/index.ts';
import type {KeysView} from '../../monitoring/publication/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {desk} from './desk.ts';

const header = 'id,source,channel,published,text,confirmed\n';
const row = (id: string): string => `${header}${id},ex-monitor,monitor_form,2001-01-02,EXERCISE,yes\n`;

test('a data folder without keys gets its first with the next import; what stood before it is told', async () => {
  const {data, file, holdfire} = desk();
  const ledger = openLedger({folder: `${data}/ledger`});
  const plain = {format: leafFormat, case: 'ex', author: 'operator', recorded: '2025-01-01T00:00:00Z'} as const;
  const document = encodeLeaf(nodeCryptography.utf8, {...plain, kind: 'document', name: 'notes.txt', text: 'x'});
  assert.ok(document.ok);
  await ledger.append([document.value]);
  await ledger.close();
  assert.match(holdfire('verify').stdout, /Nothing is signed: this ledger has no key yet/);
  const path = file('reports.csv', row('ex-1'));
  const dry = holdfire('import', path, '--case', 'ex', '--dry-run');
  assert.doesNotMatch(dry.stderr, /A key for/, 'a dry run makes no key');
  const {status, stderr} = holdfire('import', path, '--case', 'ex');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /A key for “operator” was made \([0-9a-f]{32}\), kept in .*keys, and registered/);
  assert.match(holdfire('verify').stdout, /1 entry from before the first key is not signed/);
});

test('a desk writes in its own name; its key is listed, replaced, revoked, and then writes nothing', () => {
  const {file, holdfire, run, folder} = desk();
  const write = (id: string) =>
    holdfire('import', file(`${id}.csv`, row(id)), '--case', 'ex', '--author', 'Desk North');
  assert.match(write('ex-1').stderr, /A key for “Desk North” was made/);
  assert.equal(holdfire('keys', 'replace', 'Desk North').status, 0);
  assert.doesNotMatch(write('ex-2').stderr, /was made/);
  const made = run('keys', 'make', 'Device 7', '--out', `${folder}/device-7.key`, '--json');
  const {publicKey, possession} = JSON.parse(made.stdout) as {publicKey: string; possession: string};
  assert.equal(run('keys', 'make', 'Device 7', '--out', `${folder}/device-7.key`).status, 2, 'nothing is overwritten');
  const request = ['--holder', 'device', '--public', publicKey, '--possession', possession];
  assert.match(holdfire('keys', 'register', 'Device 8', ...request).stderr, /\[no-possession\]/);
  assert.match(holdfire('keys', 'register', 'Device 7', ...request).stdout, /the key of “Device 7” was registered/);
  assert.equal(holdfire('keys', 'revoke', 'Desk North', '--reason', 'laptop lost').status, 0);
  const refused = write('ex-3');
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /\[key-revoked\].*laptop lost.*“holdfire keys new” registers another/);
  const view = JSON.parse(holdfire('keys', '--json').stdout) as KeysView;
  assert.deepEqual(
    view.keys.filter(({holder}) => holder !== 'log').map(({name, state, entries}) => [name, state, entries]),
    [
      ['operator', 'stands', 5],
      ['Desk North', 'replaced', 2],
      ['Desk North', 'revoked', 1],
      ['Device 7', 'stands', 0],
    ],
  );
  const verified = holdfire('verify', '--json');
  assert.deepEqual((JSON.parse(verified.stdout) as {signatures: number}).signatures, 8);
});
