/**
 * A server and four witnesses, each a process of its own, over HTTP: the record becomes established, one witness stops and
 * nothing changes, two stop and the label waits, one comes back. And the same by hand, where no network reaches.
 */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, test} from 'node:test';
import type {IncidentView, Overview, WitnessesView} from '../../platform/contract/index.ts';
import {desk, running, type Running} from './desk.ts';

const caseFolder = new URL('../../cases/pakistan-ttp-2021', import.meta.url).pathname;
const names = ['party:pakistan', 'party:ttp', 'guarantor-1', 'guarantor-2'] as const;

const incident = 'hangu-2021-11-02';

const open: Running[] = [];
after(async () => {
  for (const one of open) await one.stop('SIGKILL');
});

async function started(words: readonly string[], until: RegExp): Promise<Running> {
  const one = await running(words, until);
  open.push(one);
  return one;
}

/** Asks until the answer is as wanted; a beat is a second. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await new Promise((done) => setTimeout(done, 200));
  }
  return ask();
}

const jsonAt = async <T>(address: string): Promise<T> => (await fetch(address)).json() as Promise<T>;

async function mission() {
  const at = desk();
  assert.equal(at.holdfire('import', caseFolder).status, 0);
  assert.equal(at.holdfire('checkpoint').status, 0);
  const {log} = JSON.parse(at.holdfire('witnesses', '--json').stdout) as WitnessesView;
  assert.ok(log !== undefined);
  return {...at, logKey: log.key};
}

const stateOf = (folder: string, name: string): string => join(folder, name.replace(':', '-'));

async function witness(folder: string, name: string, logKey: string, port: string): Promise<Running> {
  const own = ['--name', `${name.replace(':', '-')}.example/w`, '--port', port];
  return started(['witness', '--state', stateOf(folder, name), '--log', logKey, ...own], /Answers at/);
}

const keyIn = (said: string): string => /^ {2}(\S+)$/m.exec(said)?.[1] ?? '';
const addressIn = (said: string): string => /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1] ?? '';

test('server and four witnesses: established, one absent, two absent, back again', async () => {
  const {folder, data, holdfire, file, logKey} = await mission();
  const witnesses = await Promise.all(names.map((name) => witness(folder, name, logKey, '0')));
  const addresses = witnesses.map(({said}) => addressIn(said));
  const policy = [
    `log ${logKey}`,
    ...names.map((name, at) => `witness ${name} ${keyIn(witnesses[at]!.said)} ${addresses[at]}`),
    `group three-of-four 3 ${names.join(' ')}`,
    'quorum three-of-four',
    '',
  ].join('\n');
  // The fourth is away from the beginning.
  await witnesses[3]!.stop();
  const set = holdfire('witnesses', 'set', file('witnesses.policy', policy));
  assert.equal(set.status, 0, set.stderr);
  assert.match(set.stdout, /at least 3 of party:pakistan, party:ttp, guarantor-1, guarantor-2/);
  assert.match(set.stdout, /only if 2 witnesses signed both\. 1 of them may be absent/);
  assert.match(set.stderr, /guarantor-2 cannot be reached/);

  const server = await started(['serve', '--port', '0', '--every', '1', '--data', data], /serves at/);
  const address = addressIn(server.said);
  const page = (): Promise<WitnessesView> => jsonAt(`${address}/api/ledger/witnesses`);
  const whole = await until(page, ({established, size}) => established?.size === size);
  assert.equal(whole.established?.size, whole.size);
  assert.match(whole.sentence, /^Established/);
  assert.deepEqual(
    whole.established?.cosigned.map(({name}) => name),
    names.slice(0, 3),
  );
  assert.match(whole.witnesses[3]?.sentence ?? '', /guarantor-2 has cosigned nothing yet; it cannot be reached/);
  const overview = await jsonAt<Overview>(`${address}/api/cases/pakistan-ttp-2021/overview`);
  assert.equal(overview.witnessing?.state, 'established');
  assert.deepEqual(
    overview.witnessing?.parties.map(({establishedSize}) => establishedSize),
    [whole.size, whole.size],
  );
  await server.stop();

  // Two away: what is written meanwhile counts, and waits for its label.
  await witnesses[1]!.stop();
  const finding = `${incident},attribution,group,undetermined,none,2022-01-01,EXERCISE,EXERCISE`;
  const table = file(
    'findings.csv',
    `id,incident,kind,layer,result,standard,decided,decided_by,reasons\nlate-1,${finding}\n`,
  );
  const added = holdfire('import', table, '--case', 'pakistan-ttp-2021', '--table', 'findings');
  assert.equal(added.status, 0, added.stderr);
  const again = await started(['serve', '--port', '0', '--every', '1', '--data', data], /serves at/);
  const second = addressIn(again.said);
  const waits = await until(
    () => jsonAt<WitnessesView>(`${second}/api/ledger/witnesses`),
    ({newest, size}) => newest?.size === size,
  );
  assert.equal(waits.newest?.size, waits.size);
  assert.equal(waits.established?.size, whole.size);
  assert.match(waits.sentence, new RegExp(`have cosigned ${whole.size} of ${waits.size} entries`));
  assert.match(
    waits.witnesses[1]?.sentence ?? '',
    new RegExp(`party:ttp cosigned ${whole.size} entries on .*; it cannot be reached`),
  );
  const shown = (): Promise<IncidentView> => jsonAt(`${second}/api/cases/pakistan-ttp-2021/incidents/${incident}`);
  const waiting = (await shown()).findings.find(({id}) => id === 'late-1');
  assert.equal(waiting?.established?.state, 'waiting');
  assert.match(waiting?.established?.sentence ?? '', /^Decided, not yet witnessed/);

  // One comes back at its old place: the label follows, and nothing else changed.
  const port = new URL(addresses[1]!).port;
  await witness(folder, names[1], logKey, port);
  const back = await until(
    () => jsonAt<WitnessesView>(`${second}/api/ledger/witnesses`),
    ({established, size}) => established?.size === size,
  );
  assert.equal(back.established?.size, back.size);
  const late = (await shown()).findings.find(({id}) => id === 'late-1');
  assert.equal(late?.established?.state, 'established');
  assert.deepEqual(late?.established?.ownWitness, ['pakistan', 'ttp'].toSorted());
  await again.stop();
});
