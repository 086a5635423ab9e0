/**
 * The command line: one word for what to do, `--help` that teaches, exit codes that scripts can rely on:
 * 0 done, 1 the ledger or the machine refused, 2 the input or the words of the command were refused.
 */
import {parseArgs} from 'node:util';
import {runEntries, runImport, runStart, runVerify} from './commands.ts';
import {runServe} from './serve.ts';
import {refuse, type Words} from './words.ts';

const help = `Holdfire – what each side promised, what happened, and a record that nobody alters unnoticed.

  holdfire import FILE.csv --case ID --table NAME   rows of a register table into the ledger
  holdfire import FOLDER                            a whole case folder: case.yaml, agreements/, tables
  holdfire serve [--port N]                         the record in a browser, on 127.0.0.1
  holdfire verify                                   check every entry, hash and root of the ledger
  holdfire entries [--from N] [--count N]           read the ledger, entry by entry
  holdfire start                                    load the shipped cases and verify the ledger

  --data DIR     the data folder (default: data)
  --dry-run      import: say what would be added, changed or refused, and write nothing
  --author NAME  import: who writes these entries (default: operator)
  --json         one JSON object instead of sentences
  --help         this text

  Tables: incidents, reports, statements, casualties, findings, coverage, restrictions, series.
  Their columns are described in docs/formats/tables.md. An import is taken whole or refused whole.
`;

async function run(words: readonly string[]): Promise<number> {
  const {values, positionals} = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      data: {type: 'string', default: 'data'},
      case: {type: 'string'},
      table: {type: 'string'},
      author: {type: 'string', default: 'operator'},
      from: {type: 'string', default: '0'},
      count: {type: 'string', default: '20'},
      'dry-run': {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      port: {type: 'string'},
      host: {type: 'string'},
      help: {type: 'boolean', default: false},
    },
  });
  const [command, ...paths] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(help);
    return command === undefined && !values.help ? 2 : 0;
  }
  const given: Words = {
    data: values.data,
    author: values.author,
    dryRun: values['dry-run'],
    json: values.json,
    from: Number(values.from),
    count: Number(values.count),
    paths,
    ...(values.case === undefined ? {} : {case: values.case}),
    ...(values.table === undefined ? {} : {table: values.table}),
  };
  if (!Number.isSafeInteger(given.from) || given.from < 0 || !Number.isSafeInteger(given.count) || given.count < 1) {
    return refuse([{code: 'bad-word', message: '--from takes 0 or more, --count 1 or more'}]);
  }
  switch (command) {
    case 'import':
      return runImport(given);
    case 'verify':
      return runVerify(given);
    case 'entries':
      return runEntries(given);
    case 'serve':
      return runServe({
        data: given.data,
        ...(values.port === undefined ? {} : {port: Number(values.port)}),
        ...(values.host === undefined ? {} : {host: values.host}),
      });
    case 'start':
      return runStart(given);
    default:
      return refuse([{code: 'bad-word', message: `there is no command "${command}"; see holdfire --help`}]);
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure'}\n`);
  process.exitCode =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}
