/**
 * A witness that dies by SIGKILL at one step of storing what it cosigned (witness-kill.test.ts): FOLDER LOG-KEY STEP. Steps count
 * what it asks of the disk from its first request on; 0 is never. It prints its address when it listens.
 */
import {readNoteKey} from '../../monitoring/ledger/index.ts';
import {nodeDisk, type Disk, type DiskFile} from '../../platform/disk/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {openWitnessState, witnessServer} from '../../platform/witness/index.ts';

const [, , folder = '', logKey = '', step = '0'] = process.argv;
const dieAt = Number(step);
let [steps, counts] = [0, false];

/** Dies before the step is taken. */
function count(): void {
  if (!counts) return;
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

const counted = <A extends readonly unknown[], R>(act: (...words: A) => R): ((...words: A) => R) => {
  return (...words) => {
    count();
    return act(...words);
  };
};

const fileOf = (file: DiskFile): DiskFile => ({...file, write: counted(file.write), sync: counted(file.sync)});

const disk: Disk = {
  ...nodeDisk,
  open: (path, how, permissions) => fileOf(nodeDisk.open(path, how, permissions)),
  rename: counted(nodeDisk.rename),
  syncFolder: counted(nodeDisk.syncFolder),
};

const key = readNoteKey(nodeCryptography, logKey);
if (key === undefined) throw new Error('no key of a log');
const state = openWitnessState({folder, name: 'dying.example/w', logs: [key], disk});
const server = await witnessServer({
  state,
  host: '127.0.0.1',
  port: 0,
  nowSeconds: () => 1_800_000_000,
  // After the answer is made and before it is sent.
  say: count,
  failed: (error) => {
    throw error;
  },
});
counts = true;
process.stdout.write(`${server.address}\n`);
