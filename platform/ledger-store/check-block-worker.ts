/** The other thread of checked-blocks.ts, which starts it; it reads the log for itself. */
import {fstatSync, openSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';
import {work, type BlockTask} from './checked-blocks.ts';
import {fileWindow} from './file-window.ts';

const file = openSync((workerData as {readonly path: string}).path, 'r');
const read = fileWindow(file, 0, fstatSync(file).size);

parentPort?.on('message', (task: BlockTask) => work(task, read));
