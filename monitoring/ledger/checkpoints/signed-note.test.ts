/** Notes and keys: published ones read, what is read prints back, and nothing else is taken. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {keyPairOf, signBy} from '../../../platform/keys/node-cryptography.ts';
import {by, signatory} from '../../../test/support/signed-log.ts';
import {isSignedBy, signCheckpoint} from './checkpoint.ts';
import {noteKey, noteKeyText, readNoteKey} from './note-key.ts';
import {noteText, readNote, readSignatureLines, repeatsAKey, signatureLimit} from './signed-note.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

test('RFC 8032, section 7.1, test 1', () => {
  const pair = keyPairOf(hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
  const publicKey = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  const signature = hex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
  const empty = new Uint8Array(0);
  assert.deepEqual(pair.publicKey, publicKey);
  assert.deepEqual(signBy(pair)(empty), signature);
  assert.ok(by.verify(publicKey, empty, signature));
  assert.ok(!by.verify(publicKey, Uint8Array.of(0), signature));
});

/** Key and note of the documentation of Go's package `note`. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goText = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.
`;
const goNote = `${goText}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

test('the key and the note of Go read, hold, and are made the same here', () => {
  const key = readNoteKey(by, goKey);
  assert.ok(key !== undefined);
  assert.equal(noteKeyText(key), goKey);
  const note = readNote(goNote);
  assert.equal(note?.text, goText);
  assert.ok(isSignedBy(by, note!, key));
  // The private key that the same documentation gives, after its type byte.
  const seed = Uint8Array.from(Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1));
  const signature = signCheckpoint(by, key, signBy({seed}), goText);
  assert.equal(noteText({text: goText, signatures: [signature]}), goNote);
});

test('keys that Go refuses are refused: wrong id, wrong length, unknown type; and every changed character', () => {
  for (const text of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    goKey.replace('c74f20a3', 'C74F20A3'),
    goKey.replace('PeterNeumann', 'Peter Neumann'),
    goKey.replace('PeterNeumann', ''),
    `${goKey}\n`,
    ` ${goKey}`,
    '',
    '++',
  ])
    assert.equal(readNoteKey(by, text), undefined, text);
  for (let at = 0; at < goKey.length; at += 1)
    assert.equal(readNoteKey(by, `${goKey.slice(0, at)}#${goKey.slice(at + 1)}`), undefined, `character ${at}`);
  assert.throws(() => noteKey(by, 'a b', 1, new Uint8Array(32)), RangeError);
  assert.throws(() => noteKey(by, 'a\u0085b', 1, new Uint8Array(32)), RangeError);
  assert.throws(() => noteKey(by, 'a', 1, new Uint8Array(31)), RangeError);
});

test('keys of any name read back', () => {
  const name = fc.string({unit: 'grapheme', minLength: 1, maxLength: 20}).filter((one) => one.isWellFormed());
  let made = 0;
  fc.assert(
    fc.property(
      name,
      fc.constantFrom(1 as const, 4 as const),
      fc.uint8Array({minLength: 32, maxLength: 32}),
      (...key) => {
        const [named, type, publicKey] = key;
        if (/[\s\p{Cc}+]/u.test(named)) return;
        made += 1;
        const written = noteKey(by, named, type, publicKey);
        assert.deepEqual(readNoteKey(by, noteKeyText(written)), written);
      },
    ),
    {seed: 11},
  );
  assert.ok(made > 50);
});

test('a note that reads prints back to itself; a changed one is refused or says something else', () => {
  const characters = fc.constantFrom(...goNote.split(''), '—', '\t', '\r', '\u0000', '\u2028', ' ', '=', '\n');
  let taken = 0;
  fc.assert(
    fc.property(fc.nat({max: goNote.length - 1}), characters, fc.nat({max: 2}), (at, character, cut) => {
      const changed = goNote.slice(0, at) + character + goNote.slice(at + cut);
      const note = readNote(changed);
      if (note === undefined) return;
      taken += 1;
      assert.equal(noteText(note), changed);
      const same = isSignedBy(by, note, readNoteKey(by, goKey)!);
      if (changed !== goNote) assert.ok(!same, `${at} ${JSON.stringify(character)}`);
    }),
    {seed: 12, numRuns: 5_000},
  );
  assert.ok(taken > 500, `only ${taken} changed notes were read`);
});

test('what is no note is refused', () => {
  const line = goNote.slice(goNote.indexOf('—'));
  const lines = (count: number): string =>
    `t\n\n${Array.from({length: count}, (_, at) => line.replace('Neumann', `N${at}`)).join('')}`;
  assert.notEqual(readNote(lines(signatureLimit)), undefined);
  for (const [why, note] of [
    ['no signature', `${goText}\n`],
    ['no empty line', `${goText}${line}`],
    ['no last line break', goNote.slice(0, -1)],
    ['text after the signatures', `${goNote}more\n`],
    ['an empty line after them', `${goNote}\n`],
    ['a hyphen for the dash', goNote.replace('— ', '- ')],
    ['two spaces', goNote.replace('— P', '—  P')],
    ['no name', goNote.replace('PeterNeumann ', ' ')],
    ['a plus in the name', goNote.replace('— Peter', '— Pe+ter')],
    ['a tab', goNote.replace('you', 'y\tou')],
    ['a carriage return', goNote.replaceAll('\n', '\r\n')],
    ['half a surrogate', goNote.replace('you', 'y\ud800ou')],
    ['a signature of four bytes', `t\n\n— a AAAAAA==\n`],
    ['too many signatures', lines(signatureLimit + 1)],
    ['too long', `${'x'.repeat(70_000)}\n\n${line}`],
  ] as const)
    assert.equal(readNote(note), undefined, why);
});

test('lines of a witness’s answer read alone, and a repeated key is seen', () => {
  const line = goNote.slice(goNote.indexOf('—'));
  assert.equal(readSignatureLines(`${line}${line}`)?.length, 2);
  assert.deepEqual(readSignatureLines(''), []);
  assert.equal(readSignatureLines(line.trimEnd()), undefined);
  assert.equal(readSignatureLines(`${line}\n`), undefined);
  assert.ok(repeatsAKey(readNote(`t\n\n${line}${line}`)!));
  const other = signatory('PeterNeumann', 1);
  const second = signCheckpoint(by, other.key, other.sign, 't\n');
  assert.ok(!repeatsAKey({text: 't\n', signatures: [...readSignatureLines(line)!, second]}));
});
