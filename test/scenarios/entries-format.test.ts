/** docs/formats/entries.md says what the program does: every kind and field, entries with real bytes, commands that check them. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {keyRegister, readLeaf, signatureHolds, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import {leafFields} from '../../monitoring/ledger/leaf-fields.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {needsPython} from '../referee/needs-python.ts';
import {entryText, exampleEntries} from '../support/example-entries.ts';
import {hashOfLeaf} from '../support/signer.ts';

const page = readFileSync(new URL('../../docs/formats/entries.md', import.meta.url), 'utf8');
const commands = [...page.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) => text);
const shown = page.split('\n').flatMap((line) => (line.startsWith('    {"author"') ? [line.trim()] : []));

test('every signed kind and each of its fields stands on the page, in the form that the program asks for', () => {
  const signed = leafFields['holdfire-leaf/2'];
  const common = ['author', 'key', 'sequence', 'previous', 'seen', 'recorded', 'signature'];
  for (const [kind, fields] of Object.entries(signed)) {
    const part = page.split(`### \`${kind}\`\n`)[1]?.split('\n#')[0] ?? '';
    assert.notEqual(part, '', kind);
    for (const [name, form] of Object.entries(fields)) {
      const place = common.includes(name) ? page : part;
      assert.ok(place.includes(`\`${name}\``), `${kind}: ${name}`);
      assert.ok(page.includes(`| ${form} |`), `${kind}: ${name} is ${form}`);
    }
  }
});

test('the entries on the page are those that these keys sign, one of every kind, and their signatures hold', () => {
  const entries = exampleEntries();
  assert.deepEqual(shown.toSorted(), entries.map(entryText).toSorted());
  assert.deepEqual(
    [...new Set(entries.map(({kind}) => kind))].toSorted(),
    Object.keys(leafFields['holdfire-leaf/2']).toSorted(),
  );
  for (const text of shown) {
    const leaf = readLeaf(text);
    assert.ok(leaf.ok && signatureHolds(nodeCryptography, leaf.value as SignedLeaf), text);
  }
});

test('in their order they follow the rules of keys', () => {
  const register = keyRegister(nodeCryptography);
  for (const [index, leaf] of exampleEntries().entries()) {
    assert.deepEqual(
      register.problems(leaf, () => undefined),
      [],
    );
    register.take(index, leaf, hashOfLeaf(leaf));
  }
});

test(
  'OpenSSL checks the signature and the leaf hash by the commands on the page, and refuses a changed entry',
  needsPython,
  () => {
    const [check = '', hash = ''] = commands;
    const folder = mkdtempSync(join(tmpdir(), 'holdfire-entries-'));
    const run = (entry: string, command: string) => {
      writeFileSync(join(folder, 'entry.json'), entry);
      return spawnSync('sh', ['-ec', command], {cwd: folder, encoding: 'utf8'});
    };
    try {
      for (const leaf of exampleEntries()) {
        const text = entryText(leaf);
        // As written to a file by hand, with a line break at its end, or without.
        assert.match(run(`${text}\n`, check).stdout, /Signature Verified Successfully/, text);
        assert.equal(run(text, hash).stdout.trim().split(' ').at(-1), Buffer.from(hashOfLeaf(leaf)).toString('hex'));
        const changed = run(text.replace('2026-01-01', '2025-01-01'), check);
        assert.notEqual(changed.status, 0);
        assert.doesNotMatch(changed.stdout, /Verified Successfully/);
      }
    } finally {
      rmSync(folder, {recursive: true});
    }
  },
);
