/** The other thread of checked-blocks.ts, which starts it; it reads the log for itself. */
import {parentPort, workerData} from 'node:worker_threads';
import {nodeDisk} from '../disk/index.ts';
import {work, type BlockTask} from './checked-blocks.ts';
import {fileWindow} from './file-window.ts';

const file = nodeDisk.open((workerData as {readonly path: string}).path, 'read');
const read = fileWindow(file, 0, file.bytes());

parentPort?.on('message', (task: BlockTask) => work(task, read));
