/**
 * Runs one benchmark in a process of its own, so that memory and compiled code of another cannot colour its figures.
 * Started by run.ts with the file to run; figures go back over the channel, everything printed goes to stderr.
 */
import {pathToFileURL} from 'node:url';
import {meetsGoal, type Benchmark, type Figure} from './figure.ts';

const [file] = process.argv.slice(2);
const send = process.send?.bind(process);
if (file === undefined || send === undefined) throw new Error('started by bench/run.ts only');

const {run} = (await import(pathToFileURL(file).href)) as {readonly run?: Benchmark};
if (run === undefined) throw new Error(`${file} exports no "run"`);
await run((figure: Figure) => {
  meetsGoal(figure);
  send(figure);
});
process.disconnect?.();
