/** Who reads what over HTTP: what may not be read answers like what does not exist, and reads of what is protected are entries. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {codesOf, servedDesk, type Answer, type ServedDesk} from '../support/desk-server.ts';

let desk: ServedDesk;
before(async () => {
  desk = await servedDesk();
  await desk.does('monica', 'report_submitted', 'r-1', {...account, channel: 'monitor_form'}, {place: exact});
  await desk.does('liv', 'complaint_filed', 'c-1', {...account, side: 'velmoth'}, {place: exact});
});
after(() => desk.close());

const exact = {latitude: -2.5125, longitude: -4.0731};
const account = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'saw',
  text: 'EXERCISE. Three shots by the well.',
  language: 'en',
};
const page = (part: string): string => `/api/desk/cases/exercise/${part}`;
/** All of an answer that somebody could hold against another. */
const whole = ({status, headers, text}: Answer): unknown => {
  const {date: _, ...compared} = headers as Record<string, unknown>;
  return {status, headers: compared, text};
};

test('what a viewer may not read answers byte for byte like what is not there', async () => {
  const entry = [...Array(desk.record.ledger.size).keys()].find(
    (index) => desk.server.desks.actAt(index)?.act.kind === 'report_submitted',
  );
  for (const [there, nowhere] of [
    ['reports/r-1', 'reports/r-9'],
    [`acts/${entry}`, 'acts/999999'],
  ] as const) {
    for (const who of [undefined, 'lid', 'liv']) {
      const [real, missing] = [await desk.get(page(there), who), await desk.get(page(nowhere), who)];
      assert.equal(real.status, 404);
      assert.deepEqual(whole(real), whole(missing), `${there} for ${who}`);
    }
  }
  const [foreign, unknown] = [await desk.get(page('reports/c-1'), 'lid'), await desk.get(page('reports/c-9'), 'lid')];
  assert.deepEqual(whole(foreign), whole(unknown));
  assert.equal((await desk.get(page('reports/c-1'), 'liv')).status, 200);
});

test('a read of an exact place stands in the ledger before its answer, once an hour, and of one’s own never', async () => {
  const reads = (): readonly (Readonly<Record<string, unknown>> | undefined)[] =>
    [...Array(desk.record.ledger.size).keys()].flatMap((index) => {
      const act = desk.server.desks.actAt(index)?.act;
      return act?.kind === 'reads_recorded' ? ((act.body?.['reads'] ?? []) as readonly Record<string, unknown>[]) : [];
    });
  assert.equal((await desk.get(page('reports/r-1'), 'monica')).status, 200);
  assert.deepEqual(reads(), []);
  const answer = await desk.get(page('reports/r-1'), 'vera');
  assert.ok(answer.text.includes('-2.5125'), answer.text);
  const [first] = reads();
  assert.deepEqual(
    [reads().length, first?.['person'], first?.['fieldClass'], first?.['subject']],
    [1, desk.person('vera'), 'exact_place', 'r-1'],
  );
  await desk.get(page('reports/r-1'), 'vera');
  assert.equal(reads().length, 1);
  const {size} = desk.record.ledger;
  await desk.get(page('reports/c-1'), 'vera');
  assert.deepEqual(
    reads()
      .slice(1)
      .map((read) => read?.['fieldClass'])
      .toSorted(),
    ['exact_place', 'filing'],
  );
  assert.equal(desk.record.ledger.size, size + 1, 'all reads of one answer are one entry');
  desk.clock.seconds += 3_600;
  await desk.get(page('reports/r-1'), 'vera');
  assert.equal(reads().length, 4);
});

test('a preview shows no more than its viewer may read, and only the mission may ask for it', async () => {
  const asParty = await desk.get(page('reports/c-1?as=party:velmoth'), 'vera');
  assert.equal(asParty.status, 200);
  // A monitor reads no filing, so the preview of that side shows him none.
  assert.equal((await desk.get(page('reports/c-1?as=party:velmoth'), 'monica')).status, 404);
  assert.equal((await desk.get(page('reports/c-1?as=public'), 'vera')).status, 404);
  for (const [who, as] of [
    ['liv', 'party:dorquine'],
    ['liv', 'party:velmoth'],
    ['liv', 'guarantor'],
    [undefined, 'guarantor'],
    ['vera', 'party:nobody'],
    ['vera', 'nonsense'],
  ] as const) {
    const refused = await desk.get(page(`inbox?as=${as}`), who);
    assert.deepEqual([refused.status, codesOf(refused)], [403, ['other-audience']], `${who} as ${as}`);
  }
  assert.equal((await desk.get(page('inbox?as=public'), 'liv')).status, 200);
});

test('answers are kept by nobody, and differ by session', async () => {
  for (const path of ['inbox', 'search?q=well', 'counts', 'export', 'reports/r-1', 'reports/none']) {
    const answer = await desk.get(page(path), 'vera', {'accept-encoding': 'gzip'});
    assert.equal(answer.headers['cache-control'], 'no-store', path);
    if (answer.status === 200) assert.equal(answer.headers['vary'], 'accept-encoding, cookie', path);
    assert.equal(answer.headers['etag'], undefined, path);
  }
});

test('changes are told to whoever may read something of the act, and to nobody else', async () => {
  const address = await desk.address();
  const nobody = await fetch(`${address}/api/desk/changes`, {headers: {host: 'localhost'}});
  assert.equal(nobody.status, 401);
  const follow = async (who: string) => {
    const stop = new AbortController();
    const answer = await fetch(`${address}/api/desk/changes`, {
      headers: {cookie: `who=${desk.person(who)}`},
      signal: stop.signal,
    });
    assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    let heard = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const part of answer.body ?? []) heard += decoder.decode(part as Uint8Array);
    })().catch(() => {});
    return {
      heard: () => [...heard.matchAll(/^data: (.*)$/gm)].map(([, text]) => JSON.parse(text ?? '') as object),
      stop: async () => {
        stop.abort();
        await reading;
      },
    };
  };
  const [vera, lid] = [await follow('vera'), await follow('lid')];
  const entry = await desk.does('liv', 'complaint_filed', 'c-2', {...account, side: 'velmoth'});
  while (vera.heard().length === 0) await new Promise((done) => setTimeout(done, 5));
  assert.deepEqual(vera.heard(), [{case: 'exercise', size: entry + 1}]);
  assert.deepEqual(lid.heard(), []);
  await Promise.all([vera.stop(), lid.stop()]);
});
