/** The commands, in the order in which a newcomer meets them. */
import type {Command} from './command.ts';

const none = {least: 0, most: 0, what: 'word besides its options'};

export const commands: readonly Command[] = [
  {
    name: 'start',
    line: 'start [--once]',
    about: 'load the shipped cases, verify the ledger, serve it',
    text: `Loads the three shipped cases into the ledger by the same path as anybody's data, verifies every entry, says in
ten lines what is there, and serves it. What is in already is not added again. Where nobody is administrator yet, one more
line has the link with which one enrols; it works once, and the next start gives another.`,
    examples: [
      {words: 'start', about: 'everything, then a page at http://127.0.0.1:4870'},
      {words: 'start --once --json', about: 'everything but serving, as one JSON object'},
    ],
    options: ['once', 'port', 'host', 'origin', 'single-user', 'accounts', 'every', 'progress'],
    paths: none,
    load: async () => (await import('./commands/start.ts')).runStart,
  },
  {
    name: 'import',
    line: 'import FILE.csv | FOLDER',
    about: 'rows of a table, a UCDP data set or a whole case into the ledger',
    text: `Takes a file or a case folder whole, or refuses it whole with every problem named by line and field. A folder with
case.yaml is a case. A CSV file is known by its header: UCDP GED in any of its public shapes, or one of the register
tables (docs/formats/tables.md). Importing the same again adds nothing; a changed row becomes a new version and the
earlier one stays.`,
    examples: [
      {words: 'import cases/my-case', about: 'case.yaml, agreements/ and tables'},
      {words: 'import reports.csv --case my-case --dry-run', about: 'what would be added, changed or refused'},
      {words: 'import reports.csv --case my-case --author "Desk North"', about: 'write it'},
      {words: 'import GEDEvent_v25_1.csv --case my-case --release 25.1', about: 'events of a data set'},
    ],
    options: ['case', 'table', 'release', 'author', 'dry-run', 'progress'],
    paths: {least: 1, most: 1, what: 'one FILE.csv or one case folder'},
    load: async () => (await import('./commands/import.ts')).runImport,
  },
  {
    name: 'status',
    line: 'status [--case ID]',
    about: 'what each case holds, each side’s sentence, each obligation',
    text: `Says for each case what its record holds and where it ends, one sentence for each side, the state of every
obligation with both sides beside each other, and what cannot be judged. --date and --size show the record as it was
known by an earlier day or at an earlier size of the ledger.`,
    examples: [
      {words: 'status', about: 'all cases'},
      {words: 'status --case exercise --date 2024-06-30', about: 'as it was known that day'},
      {words: 'status --json', about: 'the same as one JSON object'},
    ],
    options: ['case', 'date', 'size'],
    paths: none,
    load: async () => (await import('./commands/status.ts')).runStatus,
  },
  {
    name: 'serve',
    line: 'serve [--port N]',
    about: 'the record in a browser, on this machine only',
    text: `Serves the web app and the API on 127.0.0.1, for reading. Where the port is taken a free one is used and said.
Where another process writes to the ledger, the record is served as it stood at the start. Where nobody is administrator
yet, it prints the link with which one enrols, once.`,
    examples: [
      {words: 'serve', about: 'at http://127.0.0.1:4870'},
      {words: 'serve --port 8080 --data /srv/holdfire', about: 'another port, another data folder'},
      {words: 'serve --origin https://desk.example.org', about: 'behind a proxy that ends TLS'},
      {words: 'serve --single-user', about: 'a researcher’s laptop: no accounts, this machine alone'},
    ],
    options: ['port', 'host', 'origin', 'single-user', 'accounts', 'every', 'progress'],
    paths: none,
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'export',
    line: 'export --case ID --out FOLDER',
    about: 'tables, obligations or places as CSV, JSON or GeoJSON',
    text: `Writes files that name their case, as-of date, ledger size and root, and EXERCISE where it is one; a README beside
them says how to check them. Tables as CSV can be imported again and give the same rows: a cell that a spreadsheet
would run as a formula begins with an apostrophe, which the import takes off. GeoJSON has a point only for a place
known to its district or better.`,
    examples: [
      {words: 'export --case exercise --out out', about: 'all tables and obligations as CSV'},
      {words: 'export --case exercise --what incidents --format geojson --out out', about: 'for a map'},
      {words: 'export --case exercise --what obligations --date 2024-06-30 --out out', about: 'as known that day'},
    ],
    options: ['case', 'what', 'format', 'out', 'date', 'size'],
    paths: none,
    load: async () => (await import('./commands/export.ts')).runExport,
  },
  {
    name: 'evidence',
    line: 'evidence WORD …',
    about: 'files in by hash; who looked, copied, redacted, sealed',
    text: `evidence add FILE takes a file in under its SHA-256, read-only, and enters that it was received or captured.
evidence list and evidence show SHA256 tell what there is and what was done with it. evidence viewed SHA256, evidence copy
SHA256 --out FILE, evidence redacted SHA256 FILE --tool "NAME 1.2" and evidence seal SHA256 enter what is done; after a
seal each further entry must give its reason with --note. Notes, hashes and sizes can be read by everybody for ever: put no
source’s name into a note. The file’s own name is not entered.`,
    examples: [
      {words: 'evidence add IMG_2041.jpg --case my-case --event captured', about: 'its hash and its entry'},
      {words: 'evidence copy 3f9a0c21 --out copy.jpg --note "for the commission"', about: 'entered, then written'},
      {words: 'evidence redacted 3f9a0c21 blurred.jpg --tool "GIMP 2.10"', about: 'a version of its own'},
      {words: 'evidence seal 3f9a0c21', about: 'nothing more without a reason'},
    ],
    options: ['case', 'event', 'media-type', 'note', 'tool', 'out', 'author'],
    paths: {least: 1, most: 3, what: 'a word: add, list, show, viewed, copy, redacted, seal'},
    load: async () => (await import('./commands/evidence.ts')).runEvidence,
  },
  {
    name: 'bundle',
    line: 'bundle --case ID --evidence SHA256 …',
    about: 'evidence and entries with proofs, for a stranger',
    text: `Writes a folder that somebody who has nothing else can check: the originals, what the ledger says of each, the
entries named with --entry and all entries of custody with their proofs, and a README that tells how to check it without
this program. That it was exported is entered and acknowledged first, one entry a file, and the bundle holds these
entries too. Both options take several values: 5 8 or 5,8.`,
    examples: [
      {words: 'bundle --case my-case --evidence 3f9a0c21 77b1e0d4 --out bundle', about: 'two files'},
      {words: 'bundle --case my-case --entry 120,121 --evidence 3f9a0c21 --out bundle', about: 'and two entries'},
    ],
    options: ['case', 'entry', 'evidence', 'note', 'author', 'out'],
    lists: ['entry', 'evidence'],
    paths: none,
    load: async () => (await import('./commands/bundle.ts')).runBundle,
  },
  {
    name: 'verify',
    line: 'verify [--proof FILE | --tiles DIR]',
    about: 'check the ledger, or a proof, receipt or mirror you were given',
    text: `Reads every byte of the ledger: checksums, hashes, the root that was acknowledged, the form of each entry, its
signature and the rules of keys, the checkpoint that its author had seen, and the root that each import was sealed with.
Names the first entry that does not hold; missing numbers of a key are told. Then reads every file of evidence and
names those that are missing or altered.
With --proof, --disclosure, --receipt, --tiles or --bundle it needs no ledger and no network, only --policy: whom you
trust. Exit code 0 where everything holds, 1 where something does not, 2 where a file cannot be read.`,
    examples: [
      {words: 'verify --json', about: '{"size":…,"root":…,"verified":true}'},
      {words: 'verify --proof entry-7.tlog-proof --policy policy.txt --kept checkpoint', about: 'one entry, offline'},
      {words: 'verify --tiles mirror --policy policy.txt', about: 'the whole log, from static files'},
      {words: 'verify --bundle bundle --policy policy.txt', about: 'files of evidence that you were given'},
    ],
    options: ['proof', 'disclosure', 'receipt', 'kept', 'tiles', 'bundle', 'policy', 'without-evidence', 'progress'],
    paths: none,
    load: async () => (await import('./commands/verify.ts')).runVerify,
  },
  {
    name: 'prove',
    line: 'prove --entry N [--out FILE]',
    about: 'one entry with its proof, for somebody who has nothing else',
    text: `Writes the entry, its path to the root of the newest cosigned checkpoint and, with --since, the proof that the log
only grew since the checkpoint you kept. Others check it with “holdfire verify --proof”, or with a program of their own
(docs/guides/check-it-yourself.md).`,
    examples: [
      {words: 'prove --entry 7 --out entry-7.tlog-proof', about: 'a file of some kilobytes'},
      {words: 'prove --entry 7 --since 1200 --out entry-7.tlog-proof', about: 'for who kept a checkpoint of 1,200'},
    ],
    options: ['entry', 'since', 'out'],
    paths: none,
    load: async () => (await import('./commands/prove.ts')).runProve,
  },
  {
    name: 'record',
    line: 'record FILE.json --case ID',
    about: 'one record of which each audience receives its own parts',
    text: `Reads one record with its field groups (docs/formats/records.md), computes the coarse place where one is asked for,
and writes a signed entry that commits to every group. Contents stay outside the ledger and can be removed.`,
    examples: [
      {words: 'record report.json --case exercise', about: 'written as operator'},
      {words: 'record report.json --case exercise --author desk-north', about: 'under a name with a key of its own'},
    ],
    options: ['case', 'author'],
    paths: {least: 1, most: 1, what: 'one file'},
    load: async () => (await import('./commands/record.ts')).runRecord,
  },
  {
    name: 'disclose',
    line: 'disclose --entry N [--to WHOM]',
    about: 'what one audience receives of one record, with its proof',
    text: `Writes the groups of a record that the public, both sides, one party, the verifier or the keeper of sources receives,
each with its salt, and the proof that they belong to the entry. Others check it with “holdfire verify --disclosure”.`,
    examples: [
      {words: 'disclose --entry 7 --out entry-7.json', about: 'what everybody may read'},
      {words: 'disclose --entry 7 --to party:velmoth --out velmoth-7.json', about: 'what one side receives'},
    ],
    options: ['entry', 'to', 'out'],
    paths: none,
    load: async () => (await import('./commands/disclose.ts')).runDisclose,
  },
  {
    name: 'remove',
    line: 'remove --entry N --group NAMES …',
    about: 'destroy the contents of groups of one record, for safety',
    text: `Writes a signed entry that says what was removed and why, then destroys the salts and contents in this data folder.
It cannot be undone. The commitments stay, and every proof of the record holds as before. Copies and backups of the data
folder, and whoever received the groups, still have them (docs/guides/field-groups.md).`,
    examples: [
      {
        words: 'remove --entry 7 --group source,verifier.place --reason "The source is in danger."',
        about: 'two groups',
      },
    ],
    options: ['entry', 'group', 'reason'],
    paths: none,
    load: async () => (await import('./commands/remove.ts')).runRemove,
  },
  {
    name: 'policy',
    line: 'policy [--out FILE]',
    about: 'the log’s key, its witnesses and the quorum in force',
    text: `Prints the trust policy in force (C2SP tlog-policy). Ask each side and each guarantor for the key of its own witness
and compare: a policy is worth what its keys are.`,
    examples: [{words: 'policy --out policy.txt', about: 'for verify, here or elsewhere'}],
    options: ['out'],
    paths: none,
    load: async () => (await import('./commands/policy.ts')).runPolicy,
  },
  {
    name: 'tiles',
    line: 'tiles --out DIR',
    about: 'the whole log as static files, for mirrors',
    text: `Writes the newest checkpoint, all tiles and all entries as static files (C2SP tlog-tiles), which any web server can
serve. Run again it adds what is new; a folder that holds another log is refused.`,
    examples: [{words: 'tiles --out mirror', about: 'then verify --tiles mirror --policy policy.txt'}],
    options: ['out', 'progress'],
    paths: none,
    load: async () => (await import('./commands/tiles.ts')).runTiles,
  },
  {
    name: 'checkpoint',
    line: 'checkpoint [--out FILE]',
    about: 'sign the ledger now and ask its witnesses',
    text: `Signs the ledger as it is, asks every witness of the list that has an address, and says who cosigned and who did not.
With --request-for it signs nothing: it writes what one witness is handed on a stick, from the newest checkpoint.`,
    examples: [
      {words: 'checkpoint --out newest.note', about: 'the signed note, to publish or to keep'},
      {words: 'checkpoint --request-for party:a --out for-a.txt', about: 'for a witness that no network reaches'},
    ],
    options: ['out', 'request-for'],
    paths: none,
    load: async () => (await import('./commands/checkpoint.ts')).runCheckpoint,
  },
  {
    name: 'witnesses',
    line: 'witnesses [set FILE]',
    about: 'who must cosign, who did, who refused and why',
    text: `Shows the list of witnesses, what each cosigned and when, and how far the record is established. “set” makes a list an
entry of the ledger (C2SP tlog-policy; docs/guides/witness.md); where a list before it has established anything, that one's
quorum must cosign the change. “add-cosignature” takes in a note that a witness cosigned by hand.`,
    examples: [
      {words: 'witnesses', about: 'the list and its state'},
      {words: 'witnesses set witnesses.policy', about: 'who must cosign from now on'},
      {words: 'witnesses add-cosignature from-a.note', about: 'what came back on a stick'},
    ],
    options: [],
    paths: {least: 0, most: 2, what: 'set FILE or add-cosignature FILE'},
    load: async () => (await import('./commands/witnesses.ts')).runWitnesses,
  },
  {
    name: 'witness',
    line: 'witness --state DIR --log KEY',
    about: 'be a witness, on a machine of your own',
    text: `Runs a witness (C2SP tlog-witness). It makes its own key on its first run, cosigns a checkpoint of a log only where it
follows from the one that it cosigned last, and remembers that before it answers. It says in plain words what it cosigned,
what it refused, and why. Needs no data folder and no ledger (docs/guides/witness.md).`,
    examples: [
      {words: 'witness --state w --name side-a.example/witness --log KEY', about: 'the first run, on 127.0.0.1'},
      {words: 'witness --state w --log KEY --host 192.0.2.7 --port 4880', about: 'for a log on another machine'},
      {words: 'witness --state w --log KEY --once for-a.txt --out from-a.note', about: 'by hand, on a stick'},
    ],
    options: ['state', 'name', 'log', 'port', 'host', 'once', 'out'],
    lists: ['log'],
    paths: {least: 0, most: 1, what: 'REQUEST-FILE, with --once'},
    load: async () => (await import('./commands/witness.ts')).runWitness,
  },
  {
    name: 'keys',
    line: 'keys [ACT NAME]',
    about: 'who may write into the ledger, and what changes that',
    text: `Without words every key is listed: whose it is, since which entry, how far it has counted and which of its numbers are
missing. Everything that is written is signed, and every change of a key is an entry too. ACT is one of new, register,
replace, revoke, make. “new” makes a key on this machine and registers it. “make” makes one elsewhere, without a ledger,
and prints the line with which the operator registers it. “replace” is signed by the key that goes, “revoke” by the
operator or, with --author, by the holder.`,
    examples: [
      {words: 'keys', about: 'all of them'},
      {words: 'keys new "Device 7" --holder device', about: 'made here'},
      {words: 'keys make "Desk North" --out desk-north.key', about: 'made where it will be used'},
      {words: 'keys register "Desk North" --public KEY --possession SIG', about: 'what “make” printed'},
      {words: 'keys revoke "Device 7" --reason "lost at a checkpoint"', about: 'signs nothing more'},
    ],
    options: ['holder', 'public', 'possession', 'reason', 'author', 'out'],
    paths: {least: 0, most: 2, what: 'one word and one name'},
    load: async () => (await import('./commands/keys.ts')).runKeys,
  },
  {
    name: 'act',
    line: 'act KIND --case ID --subject ID',
    about: 'report, check, reply or decide on the desk',
    text: `Signs one act with a key of its own and hands it in to a running server, which judges it by the rules of the desk like
any act from a browser. The kinds, who may do them and what their bodies hold: docs/formats/access-policy.md and
docs/formats/openapi.json (Act.KIND). The key must be one of a person of the desk. Prints the entry and its receipt.`,
    examples: [
      {
        words: 'act report_screened --case exercise --subject r-7 --body file.json --key my.key',
        about: 'from a file',
      },
      {
        words: 'act report_submitted --case exercise --subject r-8 --body - --place -2.51,-4.07 --key my.key',
        about: 'from a pipe',
      },
    ],
    options: ['case', 'subject', 'body', 'place', 'key', 'server'],
    paths: {least: 1, most: 1, what: 'one kind of act'},
    load: async () => (await import('./commands/act.ts')).runAct,
  },
  {
    name: 'desk',
    line: 'desk inbox | show | search | export',
    about: 'what is to be done on the desk, and its files',
    text: `Asks a running server, signed in with a key of a person of the desk, and sees what that person’s roles read and no more.
“show” takes report, incident, finding or release and its id. --as shows what another audience would see. With --json the
page as the server gives it; “export” gives one line of JSON a file.`,
    examples: [
      {words: 'desk inbox --case exercise --key p-ab2cd3ef4g-1', about: 'what is due, by its clock'},
      {
        words: 'desk show incident i-12 --case exercise --key mine.key --as party:velmoth',
        about: 'what one side would see',
      },
      {words: 'desk search "by the well" --case exercise --key mine.key', about: 'in what you may read'},
      {words: 'desk export --case exercise --key mine.key --out desk.jsonl', about: 'all of it'},
    ],
    options: ['case', 'key', 'server', 'as', 'out'],
    paths: {least: 1, most: 3, what: 'inbox, show NOUN ID, search WORDS or export'},
    load: async () => (await import('./commands/desk.ts')).runDesk,
  },
  {
    name: 'vault',
    line: 'vault new | open FILE',
    about: 'the key that opens who a source is, on its keeper’s machine',
    text: `Who a source is gets sealed in the browser of whoever reports, to the public key of the vault. “new” makes that key, on
the keeper’s own machine and under a passphrase; “open” opens an envelope that the desk handed out after two persons
agreed. Neither needs a ledger. The passphrase is asked for, or is the first line of standard input
(docs/formats/vault.md).`,
    examples: [
      {words: 'vault new --out vault.key', about: 'once; prints the public key'},
      {words: 'vault open envelope.txt --key vault.key --case exercise', about: 'who the source of one report is'},
    ],
    options: ['out', 'key', 'case'],
    paths: {least: 1, most: 2, what: 'new, or open and the file of an envelope'},
    load: async () => (await import('./commands/vault.ts')).runVault,
  },
  {
    name: 'rebuild',
    line: 'rebuild',
    about: 'build the database again from the ledger',
    text: `Deletes the views and builds them again from the ledger, which is the only truth. The same ledger gives the same
views, byte for byte in their canonical dump.`,
    examples: [{words: 'rebuild --progress', about: 'with a line for each step'}],
    options: ['progress'],
    paths: none,
    load: async () => (await import('./commands/rebuild.ts')).runRebuild,
  },
  {
    name: 'entries',
    line: 'entries [--from N] [--count N]',
    about: 'read the ledger, entry by entry',
    text: `Prints entries with their index and hash; with --json one JSON object a line, with the bytes of the entry as text.`,
    examples: [
      {words: 'entries --from 100 --count 5', about: 'entries 100 to 104'},
      {words: 'entries --json --count 1000 > entries.jsonl', about: 'for a program of your own'},
    ],
    options: ['from', 'count'],
    paths: none,
    load: async () => (await import('./commands/entries.ts')).runEntries,
  },
];
