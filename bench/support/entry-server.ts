/**
 * The program as an operator runs it, in a process of its own, with devices whose keys stand: opened, served, and asked over
 * the channel how much processor time it has used.
 */
import {join} from 'node:path';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {serveRecord} from '../../platform/workflows/serve-record.ts';
import {deviceNames, openDoor} from '../../test/support/open-door.ts';
import {testAuthor} from '../../test/support/signer.ts';

export type ServerSays =
  | {readonly kind: 'ready'; readonly address: string; readonly seen: string; readonly size: number}
  | {readonly kind: 'used'; readonly cpuMicroseconds: number; readonly mainMicroseconds: number; readonly size: number};

const [folder = '', devices = '0'] = process.argv.slice(2);
const say = (what: ServerSays): void => void process.send?.(what);

const setUp = await openDoor(
  folder,
  deviceNames(Number(devices)).map((name) => testAuthor(name)),
);
await setUp.keeper.publish();
await setUp.close();
const folders = {
  ledger: join(folder, 'ledger'),
  views: join(folder, 'views'),
  keys: join(folder, 'keys'),
  checkpoints: join(folder, 'checkpoints'),
};
const record = await openRecord(folders, 'write', () => {});
const serving = await serveRecord(record, {host: '127.0.0.1', port: 0, edition: 'bench', report: console.error});
const seen = record.pages.checkpoints?.seenNote() ?? '';
say({kind: 'ready', address: serving.address, seen, size: record.ledger.size});
process.on('message', (word) => {
  if (word === 'used') {
    const {user, system} = process.cpuUsage();
    const main = process.threadCpuUsage();
    const mainMicroseconds = main.user + main.system;
    say({kind: 'used', cpuMicroseconds: user + system, mainMicroseconds, size: record.ledger.size});
    return;
  }
  void serving
    .close()
    .then(() => record.close())
    .then(() => process.exit(0));
});
