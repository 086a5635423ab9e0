/**
 * `holdfire evidence WORD …`: files into the record by their hash, and what is done with them as entries. Each word says
 * what it takes besides its options; a word that takes a hash takes the beginning of one too.
 */
import {didYouMean, failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import type {CustodyRecord, EvidencePiece} from '../../../monitoring/ledger/index.ts';
import {custodyAt} from '../../workflows/evidence/evidence-record.ts';
import {
  addEvidence,
  addVersion,
  broughtProblems,
  copyEvidence,
  findPiece,
  noteEvent,
  type EvidenceDesk,
  type EvidenceDone,
} from '../../workflows/evidence/evidence.ts';
import {openEvidence} from '../../workflows/evidence/open-evidence.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, openForReading, recordFolders} from '../data-folder.ts';
import {listLines, pieceLines} from '../evidence-text.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

interface Word {
  /** What stands after it, in order. */
  readonly takes: readonly string[];
  readonly run: (words: Words, rest: readonly string[]) => Promise<ExitCode>;
}

const known: Readonly<Record<string, Word>> = {
  add: {takes: ['FILE'], run: async (words, [path = '']) => add(words, path)},
  list: {takes: [], run: list},
  show: {takes: ['SHA256'], run: async (words, [named = '']) => show(words, named)},
  viewed: {
    takes: ['SHA256'],
    run: async (words, [named = '']) => written(words, onPiece(words, named, event('viewed'))),
  },
  copy: {takes: ['SHA256'], run: async (words, [named = '']) => written(words, onPiece(words, named, copy))},
  redacted: {
    takes: ['SHA256', 'FILE'],
    run: async (words, [named = '', path = '']) => written(words, onPiece(words, named, version(path))),
  },
  seal: {takes: ['SHA256'], run: async (words, [named = '']) => written(words, onPiece(words, named, event('sealed')))},
};

export async function runEvidence(words: Words): Promise<ExitCode> {
  const [name = '', ...rest] = words.paths;
  const word = Object.hasOwn(known, name) ? known[name] : undefined;
  if (word === undefined) {
    const names = Object.keys(known);
    const nearest = didYouMean(name, names);
    const hint = nearest === undefined ? `known are ${names.join(', ')}` : `did you mean “${nearest}”?`;
    return refuse([bad('evidence', `has no word “${name}”; ${hint}`)], words.json);
  }
  if (rest.length !== word.takes.length) {
    const wanted = word.takes.length === 0 ? 'nothing more' : word.takes.join(' and ');
    return refuse([bad(`evidence ${name}`, `takes ${wanted}`)], words.json);
  }
  return word.run(words, rest);
}

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

type Doing = (desk: EvidenceDesk) => Promise<Result<EvidenceDone>>;

/** Holds the ledger for as long as it takes, so that nobody writes beside. */
async function written(words: Words, doing: Doing): Promise<ExitCode> {
  if (!hasLedger(words.data) && words.paths[0] !== 'add') return nothingFound(noLedger(words.data), words.json);
  const {author = 'operator'} = words.texts;
  const folders = recordFolders(words.data);
  const opened = await openEvidence({folders, author, recorded: now(), notice: note});
  try {
    const done = await doing(opened.desk);
    if (!done.ok) return refuse(done.problems, words.json);
    const {evidence, bytes, mediaType, entry} = done.value;
    if (entry !== undefined) await opened.publish();
    if (words.json) sayJson(done.value);
    else {
      const said = entry === undefined ? 'in the case already, nothing was added' : `entry ${entry}`;
      say(`${evidence}  ${bytes} bytes, ${mediaType}: ${said}`);
    }
    return 0;
  } finally {
    await opened.close();
  }
}

/** What cannot be brought is refused before a ledger is made for it. */
async function add(words: Words, path: string): Promise<ExitCode> {
  const {case: caseId, event: named, note: text = '', 'media-type': mediaType = ''} = words.texts;
  if (caseId === undefined) return refuse([bad('--case', 'is needed: the case that the file belongs to')], words.json);
  const given = named === undefined ? {} : {event: named as 'captured' | 'received'};
  const brought = {path, case: caseId, mediaType, note: text, ...given};
  const problems = await broughtProblems(brought);
  return problems.length > 0
    ? refuse(problems, words.json)
    : written(words, async (desk) => addEvidence(desk, brought));
}

type OnPiece = (words: Words, desk: EvidenceDesk, piece: EvidencePiece) => Promise<Result<EvidenceDone>>;

function onPiece(words: Words, named: string, doing: OnPiece): Doing {
  return async (desk) => {
    const piece = findPiece(desk.custody(desk.ledger.size), named, words.texts.case);
    return piece.ok ? doing(words, desk, piece.value) : piece;
  };
}

function event(kind: 'viewed' | 'sealed'): OnPiece {
  return async ({texts}, desk, piece) => noteEvent(desk, piece, kind, texts.note ?? '');
}

async function copy({texts}: Words, desk: EvidenceDesk, piece: EvidencePiece): Promise<Result<EvidenceDone>> {
  if (texts.out === undefined) return failure([bad('--out', 'is needed: the file to write the copy to')]);
  return copyEvidence(desk, piece, {out: texts.out, note: texts.note ?? ''});
}

function version(path: string): OnPiece {
  return async ({texts}, desk, piece) => {
    if (texts.tool === undefined)
      return failure([bad('--tool', 'is needed: the program that made it and its version, "name 1.2"')]);
    const {'media-type': mediaType = '', note: text = '', tool} = texts;
    return addVersion(desk, piece, {path, mediaType, note: text, tool});
  };
}

async function list(words: Words): Promise<ExitCode> {
  return read(words, async (custody) => {
    const pieces = custody.pieces(words.texts.case);
    if (words.json) sayJson({pieces: pieces.map(pieceJson)});
    else for (const line of listLines(pieces)) say(line);
    return success(undefined);
  });
}

async function show(words: Words, named: string): Promise<ExitCode> {
  return read(words, async (custody) => {
    const piece = findPiece(custody, named, words.texts.case);
    if (!piece.ok) return piece;
    if (words.json) sayJson(pieceJson(piece.value));
    else for (const line of pieceLines(piece.value, custody)) say(line);
    return success(undefined);
  });
}

async function read(words: Words, use: (custody: CustodyRecord) => Promise<Result<undefined>>): Promise<ExitCode> {
  const ledger = openForReading(words.data);
  if (ledger === undefined) return nothingFound(noLedger(words.data), words.json);
  try {
    const done = await use(custodyAt(ledger)(ledger.size));
    if (done.ok) return 0;
    const absent = done.problems.find(({code}) => code === 'no-such-evidence');
    return absent === undefined
      ? refuse(done.problems, words.json)
      : nothingFound(`“${absent.field}” ${absent.message}.`, words.json);
  } finally {
    await ledger.close();
  }
}

const pieceJson = ({custody, ...piece}: EvidencePiece) => ({
  ...piece,
  custody: custody.map(({entry, leaf}) => ({
    entry,
    event: leaf.event,
    evidence: leaf.evidence,
    author: leaf.author,
    recorded: leaf.recorded,
    note: leaf.note,
    madeFrom: leaf.madeFrom,
    tool: leaf.tool,
  })),
});
