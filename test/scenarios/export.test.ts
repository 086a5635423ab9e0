/** Files for other programs: they say what they are, come back as the same rows, and put no point where nobody knew one. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, test} from 'node:test';
import {day} from '../../monitoring/kernel/index.ts';
import {defaultAsOfDate} from '../../monitoring/publication/index.ts';
import type {Report} from '../../monitoring/reports/index.ts';
import {readCsv} from '../../platform/import/csv.ts';
import {readTable} from '../../platform/import/read-table.ts';
import {registerTables} from '../../platform/import/register-tables.ts';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';
import {typedRecord} from '../../platform/views/assemble-facts.ts';
import {exportCase, type ExportedCase} from '../../platform/workflows/export/index.ts';
import {importSpans} from '../../platform/workflows/importing/import-spans.ts';
import {importTable} from '../../platform/workflows/importing/import-table.ts';
import {publishedRow} from '../../platform/workflows/published-row.ts';
import {servedRecord, shippedIds} from './served-record.ts';
import {testSigners} from '../support/signer.ts';

after(async () => (await servedRecord()).close());

const folderFor = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-export-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

async function exported(caseId: string, date?: string): Promise<ExportedCase> {
  const {record} = await servedRecord();
  const {size} = record.ledger;
  const facts = await record.facts(caseId, size);
  assert.ok(facts !== undefined);
  return {
    facts,
    date: date === undefined ? defaultAsOfDate(facts) : day(date),
    ledgerSize: size,
    root: Buffer.from(record.ledger.root(size)).toString('base64'),
    published: record.published,
  };
}

async function imported(ledger: Ledger, caseId: string, table: string, bytes: Uint8Array, dryRun: boolean) {
  const definition = registerTables.find(({name}) => name === table);
  assert.ok(definition !== undefined);
  const source = readTable(definition, `${table}.csv`, bytes);
  assert.ok(source.ok, JSON.stringify(source.ok ? '' : source.problems.slice(0, 3)));
  const words = {caseId, bytes, author: 'test', signers: testSigners(ledger), recorded: '2026-01-01T00:00:00Z', dryRun};
  const outcome = await importTable(ledger, source.value, words);
  assert.ok(outcome.ok);
  return outcome.value;
}

test('every table of every shipped case comes back as the same rows', async () => {
  const {record} = await servedRecord();
  for (const caseId of shippedIds) {
    const out = folderFor();
    const files = exportCase(await exported(caseId), {what: 'all', format: 'csv', out});
    assert.equal(files.length, registerTables.length + 2, 'tables, obligations, README');
    const ledger = openLedger({folder: join(out, 'ledger')});
    for (const {name} of registerTables) {
      const file = files.find(({what}) => what === name);
      assert.ok(file !== undefined, name);
      const bytes = readFileSync(file.path);
      assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256);
      const again = await imported(record.ledger as Ledger, caseId, name, bytes, true);
      assert.deepEqual(
        {added: again.added, changed: again.changed, absent: again.absent, unchanged: again.unchanged},
        {added: [], changed: [], absent: [], unchanged: file.rows},
        `${caseId} ${name}`,
      );
      assert.equal((await imported(ledger, caseId, name, bytes, false)).added.length, file.rows);
    }
    await ledger.close();
  }
});

test('every file says which record it is from, and an exercise says so in its name and inside', async () => {
  for (const [caseId, exercise] of [
    ['exercise', true],
    ['pakistan-afghanistan-2025', false],
  ] as const) {
    const out = folderFor();
    const from = await exported(caseId, caseId === 'exercise' ? '2024-06-30' : undefined);
    for (const format of ['csv', 'json', 'geojson'] as const) exportCase(from, {what: 'all', format, out});
    const names = readdirSync(out);
    assert.equal(names.length, 9 + 9 + 1 + 1);
    for (const name of names) {
      assert.equal(name.startsWith('EXERCISE-'), exercise, name);
      assert.ok(name.includes(`${caseId}-`) && name.includes(`-as-of-${from.date}-size-${from.facts.size}.`), name);
      const text = readFileSync(join(out, name), 'utf8');
      if (name.endsWith('json')) {
        const head = JSON.parse(text) as Record<string, unknown>;
        const said = (name.endsWith('geojson') ? head['holdfire'] : head) as Record<string, unknown>;
        assert.equal(said['exercise'], exercise, name);
        assert.deepEqual(said['asOf'], {date: from.date, size: from.facts.size, root: from.root});
      }
      if (name.includes('-obligations-') && name.endsWith('.csv')) {
        const rows = readCsv(Buffer.from(text));
        assert.ok(rows.ok && rows.value.length > 5);
        const [header, ...body] = rows.value.map(({fields}) => fields);
        assert.equal(header?.[0], 'record');
        for (const [first] of body)
          assert.match(
            first ?? '',
            exercise
              ? /^EXERCISE exercise, as of 2024-06-30, ledger size \d+, root /
              : /^pakistan-afghanistan-2025, as of /,
          );
      }
      if (name.includes('-README-')) {
        assert.equal(text.startsWith('EXERCISE'), exercise);
        for (const part of [from.root, String(from.facts.size), from.date]) assert.ok(text.includes(part));
      }
    }
  }
});

test('nothing that became known after the day is in any file', async () => {
  const out = folderFor();
  const from = await exported('exercise', '2024-04-10');
  const late = from.facts.incidents.filter(({record}) => record.known_from > from.date);
  assert.ok(late.length > 100);
  const files = (['csv', 'json', 'geojson'] as const).flatMap((format) =>
    exportCase(from, {what: 'incidents', format, out}),
  );
  for (const {path} of files) {
    const text = readFileSync(path, 'utf8');
    for (const {record} of late.slice(0, 50))
      assert.ok(!text.includes(record.id), `${basename(path)} holds ${record.id}`);
  }
});

test('a point stands only where the place is known to a district or better', async () => {
  for (const caseId of shippedIds) {
    const out = folderFor();
    const [file] = exportCase(await exported(caseId), {what: 'incidents', format: 'geojson', out});
    assert.ok(file !== undefined);
    const {features} = JSON.parse(readFileSync(file.path, 'utf8')) as {
      features: {geometry: {coordinates: number[]} | null; properties: {place_precision: number}}[];
    };
    assert.equal(features.length, file.rows);
    const vague = features.filter(({properties}) => properties.place_precision >= 4);
    assert.ok(vague.length > 0 && features.some(({geometry}) => geometry !== null), caseId);
    for (const {geometry} of vague) assert.equal(geometry, null);
  }
  const out = folderFor();
  const from = await exported('exercise');
  const incidents = from.facts.incidents.map((incident) => ({
    ...incident,
    record: {...incident.record, place_precision: 5},
  }));
  const blurred = {...from, facts: {...from.facts, incidents}};
  const [file] = exportCase(blurred, {what: 'incidents', format: 'geojson', out});
  assert.doesNotMatch(
    readFileSync(file?.path ?? '', 'utf8'),
    /"Point"/,
    'a precise place does not make a vague report precise',
  );
});

test('a cell that a spreadsheet would run is written as text and comes back as it was', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder: join(folder, 'ledger')});
  const texts = [
    '=HYPERLINK("http://evil.example","x")',
    '+1+cmd',
    '-2+3',
    '@SUM(A1)',
    "'=quoted",
    '"=1"',
    'plain, with comma',
    'two\nlines',
  ];
  const rows = texts.map((text, index) => `t-${index},m,monitor_form,2001-01-02,"${text.replaceAll('"', '""')}",yes`);
  const given = `id,source,channel,published,text,confirmed\n${rows.join('\n')}\n`;
  const plain = await imported(ledger, 'ex', 'reports', Buffer.from(given.replace("'=quoted", "''=quoted")), false);
  assert.equal(plain.added.length, texts.length);
  const {record} = await servedRecord();
  const template = await record.facts('exercise', record.ledger.size);
  assert.ok(template !== undefined);
  const reports = rowsOf(ledger);
  const from: ExportedCase = {
    facts: {...template, size: ledger.size, reports},
    date: day('2030-01-01'),
    ledgerSize: ledger.size,
    root: '',
    published: publishedRow(ledger, importSpans(ledger)),
  };
  assert.deepEqual(
    reports.map(({record: {text}}) => text),
    texts,
  );
  const [file] = exportCase(from, {what: 'reports', format: 'csv', out: folder});
  assert.ok(file !== undefined);
  const bytes = readFileSync(file.path);
  const csv = readCsv(bytes);
  assert.ok(csv.ok);
  for (const {fields} of csv.value.slice(1)) for (const cell of fields) assert.doesNotMatch(cell, /^[=+\-@]/);
  const again = await imported(ledger, 'ex', 'reports', bytes, true);
  assert.deepEqual([again.added, again.changed, again.unchanged], [[], [], texts.length]);
  await ledger.close();
});

/** The typed rows of a case that has no case.yaml, read one by one. */
function rowsOf(ledger: Ledger): ExportedCase['facts']['reports'] {
  const importOf = importSpans(ledger);
  const rows = [];
  for (let entry = 0; entry < ledger.size; entry += 1) {
    const span = importOf(entry);
    if (span === undefined) continue;
    const {row} = publishedRow(ledger, importOf)(entry);
    const version = {entry, table: span.leaf.table, header: span.leaf.header, text: row};
    rows.push({entry, record: typedRecord(version) as Report});
  }
  return rows;
}
