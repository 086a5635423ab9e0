// The fault campaigns at full size: `npm run faults`. Each prints one JSON line a figure. They take hours; `--only` chooses.
import {spawn} from 'node:child_process';
import {existsSync, globSync} from 'node:fs';
import {basename, delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const help = `npm run faults -- [--only NAME[,NAME]] [--share PART] [--small] [--list]

Runs the fault campaigns of test/faults and test/referee at full size, one after another, and prints one JSON line for each
figure: name, rounds, failures, seconds, and \`skipped\` with the reason where this machine cannot run it.

  --only NAME     only the campaigns whose file name contains NAME; several with commas
  --share PART    this part of the full size, for example 0.1; never less than in npm test
  --small         the size of npm test
  --list          the names, and nothing else

Another start of the seeds: HOLDFIRE_SEED=1000. The seed of what failed stands in the message under \`said\`.
strace, Go and root are used where they are there.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const {values} = parseArgs({
  options: {
    only: {type: 'string', default: ''},
    share: {type: 'string'},
    small: {type: 'boolean', default: false},
    list: {type: 'boolean', default: false},
    help: {type: 'boolean', short: 'h', default: false},
  },
});

if (values.help) console.log(help);
else process.exitCode = await run();

async function run() {
  const wanted = values.only.split(',').filter((name) => name !== '');
  const files = globSync(['test/faults/*.test.ts', 'test/referee/*.test.ts'], {cwd: root})
    .toSorted()
    .filter((file) => wanted.length === 0 || wanted.some((name) => basename(file).includes(name)));
  if (files.length === 0) {
    console.error(`No campaign is called ${wanted.join(' or ')}; --list names them.`);
    return 2;
  }
  const share = Number(values.share ?? 1);
  if (!(share > 0 && share <= 1)) {
    console.error('--share takes a number above 0 and at most 1.');
    return 2;
  }
  if (values.list) {
    for (const file of files) console.log(basename(file, '.test.ts'));
    return 0;
  }
  const size = values.small ? '' : values.share === undefined ? 'full' : String(share);
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--test', '--test-concurrency=1', `--test-reporter=${join(root, 'scripts', 'faults-reporter.mjs')}`, ...files],
      {cwd: root, stdio: 'inherit', env: {...environment(), HOLDFIRE_FAULTS: size}},
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function environment() {
  const sharedData = process.env.HOLDFIRE_SHARED_DATA ?? join(root, '..', 'shared', 'data');
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
    ...(existsSync(sharedData) ? {HOLDFIRE_SHARED_DATA: sharedData} : {}),
  };
}
