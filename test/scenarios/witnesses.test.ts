/**
 * A server and four witnesses, each a process of its own, over HTTP: the record becomes established, one witness stops and
 * nothing changes, two stop and the label waits, one comes back. And the same by hand, where no network reaches.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {grouped} from '../../monitoring/kernel/index.ts';
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

const policyText = (logKey: string, witnesses: readonly string[]): string =>
  [
    `log ${logKey}`,
    ...witnesses.map((line) => `witness ${line}`),
    `group three-of-four 3 ${names.join(' ')}`,
    'quorum three-of-four',
    '',
  ].join('\n');

const stateOf = (folder: string, name: string): string => join(folder, name.replace(':', '-'));

async function witness(folder: string, name: string, logKey: string, port: string): Promise<Running> {
  const own = ['--name', `${name.replace(':', '-')}.example/w`, '--port', port];
  return started(['witness', '--state', stateOf(folder, name), '--log', logKey, ...own], /Answers at/);
}

const keyIn = (said: string): string => /^ {2}(\S+)$/m.exec(said)?.[1] ?? '';
const addressIn = (said: string): string => /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1] ?? '';

/** A served record, asked as its pages ask it. */
async function served(data: string) {
  const server = await started(['serve', '--port', '0', '--every', '1', '--data', data], /serves at/);
  const address = addressIn(server.said);
  return {
    stop: server.stop,
    witnesses: (wanted: (view: WitnessesView) => boolean) =>
      until(() => jsonAt<WitnessesView>(`${address}/api/ledger/witnesses`), wanted),
    overview: () => jsonAt<Overview>(`${address}/api/cases/pakistan-ttp-2021/overview`),
    finding: async (id: string) => {
      const view = await jsonAt<IncidentView>(`${address}/api/cases/pakistan-ttp-2021/incidents/${incident}`);
      return view.findings.find((one) => one.id === id);
    },
  };
}

const isEstablished = ({established, size}: WitnessesView): boolean => established?.size === size;
const isSigned = ({newest, size}: WitnessesView): boolean => newest?.size === size;

test('server and four witnesses: established, one absent, two absent, back again', async () => {
  const {folder, data, holdfire, file, logKey} = await mission();
  const witnesses = await Promise.all(names.map((name) => witness(folder, name, logKey, '0')));
  const addresses = witnesses.map(({said}) => addressIn(said));
  const policy = policyText(
    logKey,
    names.map((name, at) => `${name} ${keyIn(witnesses[at]!.said)} ${addresses[at]}`),
  );
  // The fourth is away from the beginning.
  await witnesses[3]!.stop();
  const set = holdfire('witnesses', 'set', file('witnesses.policy', policy));
  assert.equal(set.status, 0, set.stderr);
  assert.match(set.stdout, /at least 3 of party:pakistan, party:ttp, guarantor-1, guarantor-2/);
  assert.match(set.stdout, /only if 2 witnesses signed both\. 1 of them may be absent/);
  assert.match(set.stderr, /guarantor-2 cannot be reached/);

  const first = await served(data);
  const whole = await first.witnesses(isEstablished);
  assert.ok(isEstablished(whole), whole.sentence);
  assert.match(whole.sentence, /^Established/);
  const cosigned = whole.established?.cosigned.map(({name}) => name);
  assert.deepEqual(cosigned, names.slice(0, 3));
  assert.match(whole.witnesses[3]?.sentence ?? '', /guarantor-2 has cosigned nothing yet; it cannot be reached/);
  const {witnessing} = await first.overview();
  assert.equal(witnessing?.state, 'established');
  const own = witnessing?.parties.map(({establishedSize}) => establishedSize);
  assert.deepEqual(own, [whole.size, whole.size]);
  await first.stop();

  // Two away: what is written meanwhile counts, and waits for its label.
  await witnesses[1]!.stop();
  const row = `late-1,${incident},attribution,group,undetermined,none,2022-01-01,EXERCISE,EXERCISE`;
  const header = 'id,incident,kind,layer,result,standard,decided,decided_by,reasons';
  const table = file('findings.csv', `${header}\n${row}\n`);
  const added = holdfire('import', table, '--case', 'pakistan-ttp-2021', '--table', 'findings');
  assert.equal(added.status, 0, added.stderr);
  const second = await served(data);
  const waits = await second.witnesses(isSigned);
  assert.equal(waits.established?.size, whole.size);
  assert.match(waits.sentence, new RegExp(`have cosigned ${grouped(whole.size)} of ${grouped(waits.size)} entries`));
  const silence = new RegExp(`party:ttp cosigned ${whole.size} entries on .*; it cannot be reached`);
  assert.match(waits.witnesses[1]?.sentence ?? '', silence);
  const waiting = await second.finding('late-1');
  assert.equal(waiting?.established?.state, 'waiting');
  assert.match(waiting?.established?.sentence ?? '', /^Decided, not yet witnessed/);

  // One comes back at its old place: the label follows.
  await witness(folder, names[1], logKey, new URL(addresses[1]!).port);
  const back = await second.witnesses(isEstablished);
  assert.ok(isEstablished(back), back.sentence);
  const late = await second.finding('late-1');
  assert.equal(late?.established?.state, 'established');
  assert.deepEqual(late?.established?.ownWitness, ['pakistan', 'ttp']);
  assert.equal(late?.result, waiting?.result);
  await second.stop();
});

test('by hand, on a stick: a request out, a cosigned note back, also beside a running server', async () => {
  const {folder, data, run, holdfire, file, logKey} = await mission();
  const words = ['witness', '--state', join(folder, 'hand'), '--log', logKey];
  const once = (request: string, note: string) =>
    run(...words, '--name', 'hand.example/w', '--once', request, '--out', note);
  // The key is made on the first run, which has nothing to cosign yet.
  const none = once(file('none.txt', 'nothing'), join(folder, 'none.note'));
  assert.equal(none.status, 2);
  assert.match(none.stderr, /the request is not one/);
  const {key} = JSON.parse(readFileSync(join(folder, 'hand/witness.key'), 'utf8')) as {key?: string};
  assert.equal(key, undefined, 'the public key is printed, not taken from the private file');
  const shown = run(...words, '--once', file('none.txt', 'nothing'), '--out', join(folder, 'none.note'), '--json');
  const own = (JSON.parse(shown.stdout) as {readonly key: string}).key;
  const policy = `log ${logKey}\nwitness party:pakistan ${own}\nquorum party:pakistan\n`;
  const set = holdfire('witnesses', 'set', file('hand.policy', policy));
  assert.equal(set.status, 0, set.stderr);
  assert.match(set.stderr, /One dishonest witness|If any one witness is absent/);

  const [request, note] = [join(folder, 'for-hand.txt'), join(folder, 'from-hand.note')];
  assert.equal(holdfire('checkpoint', '--request-for', 'party:pakistan', '--out', request).status, 0);
  assert.match(once(request, note).stdout, /^Cosigned: .* The cosigned note is in/);
  assert.match(holdfire('witnesses', 'add-cosignature', note).stdout, /Kept: the cosignature of party:pakistan/);
  assert.match(holdfire('witnesses', 'add-cosignature', note).stdout, /kept already/);
  assert.match(holdfire('witnesses').stdout, /^Established/);

  // The same request again is behind by now for the log, and the witness says the size that it needs.
  assert.equal(holdfire('import', new URL('../../cases/exercise', import.meta.url).pathname).status, 0);
  const server = await served(data);
  await server.witnesses(isSigned);
  assert.equal(holdfire('checkpoint', '--request-for', 'party:pakistan', '--out', request).status, 0);
  assert.match(once(request, note).stdout, /more than before/);
  assert.match(holdfire('witnesses', 'add-cosignature', note).stdout, /running server takes it in/);
  assert.ok(isEstablished(await server.witnesses(isEstablished)));
  await server.stop();
  const foreign = file('foreign.note', readFileSync(note, 'utf8').replace(/^.*\n/, 'another.example/log\n'));
  assert.equal(holdfire('witnesses', 'add-cosignature', foreign).status, 2);
});
