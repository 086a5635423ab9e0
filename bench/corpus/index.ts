/**
 * A data set of the size and shape of the global UCDP GED, made from a seed, for every published figure: the real one is
 * not ours to ship. The first rows of a larger corpus are the rows of a smaller one. Rows are in no order of time or
 * place, which is the hard case for a database. `node bench/corpus/index.ts 1000` writes 1,000 rows and prints where.
 */
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {
  createWriteStream,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {randomFrom} from './draws.ts';
import {eventRow, header} from './event-row.ts';
import {createWorld} from './world.ts';

export const corpusRows = 418_000;
export const corpusSeed = 261;

const folder = fileURLToPath(new URL('../../.tmp/bench/', import.meta.url));
const rowsPerChunk = 2_000;

/** The text in pieces, the header first. */
export function* corpusText(rows: number, seed = corpusSeed): Generator<string> {
  const world = createWorld(seed);
  const random = randomFrom(seed, 'events');
  yield `${header}\n`;
  for (let from = 0; from < rows; from += rowsPerChunk) {
    let chunk = '';
    for (let index = from; index < Math.min(rows, from + rowsPerChunk); index += 1) {
      chunk += `${eventRow(random, world, index)}\n`;
    }
    yield chunk;
  }
}

/** The path of the CSV; written once and kept until the generator itself changes. */
export async function corpusFile(rows = corpusRows, seed = corpusSeed): Promise<string> {
  const stem = `ged-${rows}-${seed}-`;
  const path = join(folder, `${stem}${generatorFingerprint()}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, {recursive: true});
  for (const name of readdirSync(folder)) if (name.startsWith(stem)) rmSync(join(folder, name));
  const unfinished = `${path}.${process.pid}`;
  const stream = createWriteStream(unfinished, {highWaterMark: 1 << 22});
  for (const chunk of corpusText(rows, seed)) {
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  renameSync(unfinished, path);
  return path;
}

/** Another generator makes another corpus: its name holds a hash of the files beside this one. */
function generatorFingerprint(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const hash = createHash('sha256');
  for (const name of globSync('*.ts', {cwd: here}).toSorted()) {
    if (!name.endsWith('.test.ts')) hash.update(readFileSync(join(here, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

if (import.meta.main) console.log(await corpusFile(Number(process.argv[2] ?? corpusRows)));
