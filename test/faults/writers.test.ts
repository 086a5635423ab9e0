/**
 * Many writers at once: no gap, no duplicate, each device's own order kept (integrity.md, property 13). Through the door in
 * process at the published size, and over HTTP with fewer entries, because there the client costs as much as the server.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {base64Of, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import {leafAt} from '../../platform/workflows/register.ts';
import {handingIn, serverOf} from '../support/entry-server.ts';
import {deviceNames, newFolder, openDoor, recordOf, removeFolder, type Handed} from '../support/open-door.ts';
import {testAuthor, type TestAuthor} from '../support/signer.ts';
import {campaign} from './campaign.ts';

const writers = campaign(64, 256);
const inProcess = campaign(1_000, 10_000);
const overHttp = campaign(100, 10_000);

interface Told {
  readonly index: number;
  readonly leafHash: string;
}

/** Each device hands in one entry after another, all devices at once. */
async function write(
  devices: readonly TestAuthor[],
  each: number,
  hand: (device: number, sent: Handed) => Promise<Told>,
): Promise<readonly (readonly Told[])[]> {
  return Promise.all(
    devices.map(async (device, at) => {
      const told: Told[] = [];
      for (let number = 0; number < each; number += 1) {
        told.push(await hand(at, recordOf(device, `${device.name}-${number}`, {public: {number}})));
      }
      return told;
    }),
  );
}

function check(
  {ledger}: Pick<Awaited<ReturnType<typeof openDoor>>, 'ledger'>,
  before: number,
  devices: readonly TestAuthor[],
  told: readonly (readonly Told[])[],
): void {
  const each = told[0]?.length ?? 0;
  assert.equal(ledger.size, before + devices.length * each, 'as many entries as were acknowledged');
  const indices = told.flat().map(({index}) => index);
  assert.equal(new Set(indices).size, indices.length, 'no two were told the same place');
  assert.equal(
    indices.reduce((least, index) => Math.min(least, index), Infinity),
    before,
  );
  for (const [at, device] of devices.entries()) {
    let last = before - 1;
    for (const [number, {index, leafHash}] of (told[at] ?? []).entries()) {
      const leaf = leafAt(index, ledger.leaf(index)) as SignedLeaf;
      assert.equal(base64Of(ledger.leafHash(index)), leafHash);
      assert.deepEqual([leaf.author, leaf.sequence], [device.name, number + 1], `entry ${index}`);
      assert.ok(index > last, `${device.name}: number ${number + 1} stands before the one before it`);
      last = index;
    }
  }
}

async function withDevices(
  work: (opened: Awaited<ReturnType<typeof openDoor>>, devices: readonly TestAuthor[], folder: string) => Promise<void>,
): Promise<void> {
  const folder = newFolder();
  const devices = deviceNames(writers).map((name) => testAuthor(name));
  const opened = await openDoor(folder, devices);
  await work(opened, devices, folder);
  const {size} = opened.ledger;
  await opened.close();
  const again = await openDoor(folder, devices);
  assert.equal(again.ledger.size, size, 'all of it is there after a restart');
  assert.ok(again.keys.register().keys.every(({gaps}) => gaps.length === 0));
  await again.close();
  removeFolder(folder);
}

test(`${writers} writers × ${inProcess} entries through the door: no gap, no duplicate, each in its order`, () =>
  withDevices(async (opened, devices) => {
    const before = opened.ledger.size;
    const told = await write(devices, inProcess, async (_, sent) => {
      const answer = await opened.door.accept(sent);
      assert.ok(answer.kind === 'accepted', JSON.stringify(answer));
      return {index: answer.index, leafHash: base64Of(answer.leafHash)};
    });
    check(opened, before, devices, told);
  }));

test(`${writers} writers × ${overHttp} entries over HTTP: the same`, () =>
  withDevices(async (opened, devices, folder) => {
    const app = await serverOf(opened, folder);
    await app.listen({host: '127.0.0.1', port: 0});
    const {port} = app.server.address() as {readonly port: number};
    const connections = devices.map(() => handingIn(port));
    const before = opened.ledger.size;
    const told = await write(devices, overHttp, async (at, sent) => {
      const connection = connections[at];
      assert.ok(connection !== undefined);
      const answer = await connection.send(JSON.stringify(sent));
      assert.equal(answer.status, 201, answer.body);
      return JSON.parse(answer.body) as Told;
    });
    for (const connection of connections) connection.close();
    await app.close();
    check(opened, before, devices, told);
  }));
