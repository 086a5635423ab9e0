/**
 * What a file is that somebody hands in to be checked: one of the four forms that can be, or a sentence that says what is
 * wrong with it and what to do. Nothing is judged here; a file that is cut, changed on the way or of another kind must
 * not look like a proof that fails.
 */
import {
  readCheckpoint,
  readDisclosure,
  readNote,
  readProof,
  type Disclosure,
  type EntryProof,
  type SignedCheckpoint,
  type SignedNote,
  type Utf8,
} from '../../../monitoring/ledger/index.ts';

export type GivenFile =
  | {readonly kind: 'proof'; readonly proof: EntryProof}
  | {readonly kind: 'disclosure'; readonly disclosure: Disclosure; readonly proof: EntryProof}
  | {readonly kind: 'receipt'; readonly text: string; readonly note: SignedNote}
  | {readonly kind: 'checkpoint'; readonly checkpoint: SignedCheckpoint; readonly text: string};

export type ReadFile =
  {readonly kind: 'read'; readonly file: GivenFile} | {readonly kind: 'refused'; readonly sentence: string};

/** A proof of the largest entry with every group opened stays well below this. */
export const fileLimitBytes = 4 * 1024 * 1024;

const refused = (sentence: string): ReadFile => ({kind: 'refused', sentence});

export function readGivenFile(utf8: Utf8, bytes: Uint8Array): ReadFile {
  const text = textOf(utf8, bytes);
  if (typeof text !== 'string') return text;
  const form = forms.find(({begins}) => begins(text));
  if (form === undefined)
    return refused(
      'It is none of the files that can be checked here: a proof of an entry, a disclosure, a receipt or a checkpoint.',
    );
  if ('sentence' in form) return refused(form.sentence);
  const file = form.read(utf8, text);
  if (file !== undefined) return {kind: 'read', file};
  return refused(text.includes('\r') ? lineEnds : `It begins as a ${form.name} and cannot be read as one: ${form.why}`);
}

/** The text of a small file, or what is wrong with the file. */
export function textOf(utf8: Utf8, bytes: Uint8Array): string | Extract<ReadFile, {readonly kind: 'refused'}> {
  const said = (sentence: string) => ({kind: 'refused', sentence}) as const;
  if (bytes.length === 0) return said('It is empty: 0 bytes.');
  if (bytes.length > fileLimitBytes)
    return said(
      'It is larger than 4 MB, and no file that can be checked here is. Evidence itself is checked by its hash.',
    );
  try {
    const text = utf8.decode(bytes);
    if (!text.includes('\u0000')) return text;
  } catch {
    // Said below, as for every other file that is no text.
  }
  return said('It is not text. What can be checked here is text: a proof, a disclosure, a receipt or a checkpoint.');
}

const cut = 'it was cut or changed. Ask for it again, as a file and not as text in a message.';
const lineEnds =
  'Its line ends were changed on the way, as some mail programs do, and a signature covers them. Ask for it again, as an attached file.';

type Form =
  | {
      readonly name: string;
      readonly begins: (text: string) => boolean;
      readonly read: (utf8: Utf8, text: string) => GivenFile | undefined;
      readonly why: string;
    }
  | {readonly begins: (text: string) => boolean; readonly sentence: string};

const startsWith =
  (start: string) =>
  (text: string): boolean =>
    text.startsWith(start);

const forms: readonly Form[] = [
  {begins: startsWith('\ufeff'), sentence: `It begins with a byte order mark, which was added on the way. ${lineEnds}`},
  {
    name: 'proof',
    begins: startsWith('c2sp.org/tlog-proof'),
    read: (utf8, text) => {
      const proof = readProof(utf8, text);
      return proof && {kind: 'proof', proof};
    },
    why: cut,
  },
  {
    name: 'disclosure',
    begins: startsWith('{'),
    read: (utf8, text) => {
      const disclosure = readDisclosure(text);
      const proof = disclosure && readProof(utf8, disclosure.proof);
      return disclosure && proof && {kind: 'disclosure', disclosure, proof};
    },
    why: 'it was cut or changed, or is another kind of JSON.',
  },
  {
    name: 'receipt',
    begins: startsWith('holdfire receipt/'),
    read: (_utf8, text) => {
      const note = readNote(text);
      return note && {kind: 'receipt', text, note};
    },
    why: cut,
  },
  {
    begins: (text) => /^(#|log |witness |group |quorum )/m.test(text) && /^quorum \S+\s*$/m.test(text),
    sentence:
      'It is a trust policy. It says whom you trust; choose it below as the policy, and check another file against it.',
  },
  {
    name: 'checkpoint',
    // An origin without a space, a count, 32 bytes in base64: the first three lines of every checkpoint.
    begins: (text) => /^\S+\r?\n\d+\r?\n/.test(text),
    read: (_utf8, text) => {
      const checkpoint = readCheckpoint(text);
      return checkpoint && {kind: 'checkpoint', checkpoint, text};
    },
    why: cut,
  },
];
