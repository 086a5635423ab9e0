/**
 * Every option that some command takes, once: its name, what it holds and what it means. Help and reader come from the
 * same definition, so that no option is taken that help does not teach.
 */
import {registerTables} from '../import/register-tables.ts';

export type OptionKind = 'host' | 'origin' | 'flag' | 'text' | 'name' | 'id' | 'count' | 'day' | 'port' | 'choice';

export interface Option {
  readonly kind: OptionKind;
  /** What stands for the value in help: `DIR`. */
  readonly value?: string;
  readonly about: string;
  readonly choices?: readonly string[];
}

export const exportedParts = [...registerTables.map(({name}) => name), 'obligations', 'all'] as const;
export const exportFormats = ['csv', 'json', 'geojson'] as const;

export const options = {
  data: {kind: 'text', value: 'DIR', about: 'the data folder (default: data)'},
  json: {kind: 'flag', about: 'JSON instead of sentences, refusals too'},
  progress: {kind: 'flag', about: 'say on stderr how far long work is, even where stderr is a file'},
  help: {kind: 'flag', about: 'what this command does, with examples'},
  case: {kind: 'id', value: 'ID', about: 'the case'},
  table: {
    kind: 'choice',
    value: 'NAME',
    about: 'the register table; not needed where the header fits one table only',
    choices: registerTables.map(({name}) => name),
  },
  author: {kind: 'name', value: 'NAME', about: 'who writes these entries (default: operator)'},
  release: {kind: 'name', value: 'VERSION', about: 'the release of a data set, for example 25.1'},
  'dry-run': {kind: 'flag', about: 'say what would be added, changed or refused, and write nothing'},
  date: {kind: 'day', value: 'DAY', about: 'only what was public by this day, YYYY-MM-DD'},
  size: {kind: 'count', value: 'N', about: 'only the first N entries of the ledger'},
  what: {
    kind: 'choice',
    value: 'PART',
    about: `one of ${exportedParts.join(', ')} (default: all)`,
    choices: exportedParts,
  },
  format: {kind: 'choice', value: 'FORM', about: 'csv, json or geojson (default: csv)', choices: exportFormats},
  out: {kind: 'text', value: 'PATH', about: 'the file or folder to write; a folder is made where it is not there'},
  holder: {
    kind: 'choice',
    value: 'KIND',
    about: 'who holds the key: person, device or import (default: person)',
    choices: ['person', 'device', 'import'],
  },
  public: {kind: 'text', value: 'KEY', about: 'an Ed25519 public key, base64'},
  possession: {kind: 'text', value: 'SIG', about: 'what “keys make” printed: the new key’s signature for its name'},
  entry: {kind: 'count', value: 'N', about: 'the entry'},
  to: {kind: 'name', value: 'WHOM', about: 'public, shared, party:ID, verifier or source (default: public)'},
  group: {kind: 'text', value: 'NAMES', about: 'groups of the record, with commas'},
  reason: {kind: 'text', value: 'TEXT', about: 'why, for everybody to read'},
  since: {
    kind: 'count',
    value: 'SIZE',
    about: 'prove too that this many entries of a checkpoint you kept are unchanged',
  },
  policy: {kind: 'text', value: 'FILE', about: 'whom you trust: the log’s key, witnesses, quorum (C2SP tlog-policy)'},
  proof: {kind: 'text', value: 'FILE', about: 'a proof of one entry (C2SP tlog-proof)'},
  disclosure: {kind: 'text', value: 'FILE', about: 'field groups of one record, with their proof'},
  receipt: {kind: 'text', value: 'FILE', about: 'the log’s promise; with --proof, whether it was kept'},
  kept: {kind: 'text', value: 'FILE', about: 'a checkpoint that you kept; for a receipt, one from after its deadline'},
  tiles: {kind: 'text', value: 'DIR', about: 'a mirrored folder (C2SP tlog-tiles), re-derived from nothing but itself'},
  event: {
    kind: 'choice',
    value: 'EVENT',
    about: 'captured (made by this mission) or received (default); with it a file that is in already is noted again',
    choices: ['captured', 'received'],
  },
  'media-type': {kind: 'name', value: 'TYPE', about: 'what kind of file it is, where its first bytes do not tell'},
  note: {
    kind: 'text',
    value: 'TEXT',
    about: 'a note that everybody can read for ever: never a source’s name; after a seal, the reason',
  },
  tool: {kind: 'name', value: 'NAME', about: 'the program that made this version, and its version'},
  evidence: {kind: 'text', value: 'SHA256', about: 'a piece of evidence, by its hash or the first eight letters of it'},
  bundle: {kind: 'text', value: 'FOLDER', about: 'a bundle of evidence (docs/formats/bundle.md)'},
  'without-evidence': {kind: 'flag', about: 'leave the files of evidence unread'},
  port: {
    kind: 'port',
    value: 'N',
    about: 'the port (default: 4870, or a free one where that is taken; a witness: 4880)',
  },
  host: {
    kind: 'host',
    value: 'ADDRESS',
    about: 'one address of this machine (default: 127.0.0.1, reached by it alone)',
  },
  origin: {
    kind: 'origin',
    value: 'URL',
    about: 'where readers find it behind a proxy that ends TLS, for example https://desk.example.org',
  },
  'single-user': {kind: 'flag', about: 'one person at this machine, without accounts; every page says so'},
  accounts: {kind: 'flag', about: 'accounts for an installation that was of one person; there is no way back'},
  once: {kind: 'flag', about: 'do everything but serve; a witness: answer one request in a file'},
  every: {
    kind: 'count',
    value: 'SECONDS',
    about: 'how often what was written is signed and witnesses are asked (default: 10)',
  },
  state: {kind: 'text', value: 'DIR', about: 'where this witness keeps its key and what it cosigned last'},
  name: {kind: 'name', value: 'NAME', about: 'the name of a new witness, for example side-a.example/witness'},
  log: {
    kind: 'text',
    value: 'KEY',
    about: 'a log to watch: its public key, as “holdfire witnesses” shows it',
  },
  key: {kind: 'text', value: 'FILE', about: 'whose key: a key file, or a name of which one lies in the data folder'},
  server: {kind: 'text', value: 'URL', about: 'the running server (default: http://localhost:4870)'},
  subject: {kind: 'id', value: 'ID', about: 'what the act is about: a report, an incident, a finding, …'},
  body: {
    kind: 'text',
    value: 'FILE',
    about: 'JSON of what the act says, “-” for standard input (docs/formats/openapi.json)',
  },
  place: {
    kind: 'text',
    value: 'LAT,LON',
    about: 'the exact place, in degrees: -2.51,-4.07',
  },
  as: {kind: 'name', value: 'AUDIENCE', about: 'what another audience would see: public, guarantor or party:ID'},
  'request-for': {kind: 'name', value: 'WITNESS', about: 'write what this witness is handed, instead of signing'},
  from: {kind: 'count', value: 'N', about: 'the first entry to show (default: 0)'},
  count: {kind: 'count', value: 'N', about: 'how many (default: 20)'},
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** Options that every command takes. */
export const commonOptions: readonly OptionName[] = ['data', 'json', 'help'];
