/** The command line: one word for what to do. See help.ts for what it teaches and command.ts for its exit codes. */
import {readFileSync} from 'node:fs';
import {didYouMean} from '../../monitoring/kernel/index.ts';
import {programFolder} from '../workflows/program-folder.ts';
import {commands} from './command-list.ts';
import type {ExitCode} from './command.ts';
import {failureSentence} from './failure-sentence.ts';
import {commandHelp, overallHelp} from './help.ts';
import {note, refuse, sayJson} from './say.ts';
import {readWords} from './words.ts';

async function run(typed: readonly string[]): Promise<ExitCode> {
  const json = typed.includes('--json');
  const [name, ...rest] = typed;
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    process.stdout.write(overallHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    const {version} = JSON.parse(readFileSync(new URL('package.json', programFolder), 'utf8')) as {version: string};
    process.stdout.write(`holdfire ${version}\n`);
    return 0;
  }
  const wanted = name === 'help' ? rest[0] : name;
  const command = commands.find((one) => one.name === wanted);
  if (command === undefined) {
    const names = commands.map((one) => one.name);
    const nearest = didYouMean(wanted ?? '', names);
    const hint = nearest === undefined ? `known are ${names.join(', ')}` : `did you mean “${nearest}”?`;
    return refuse(
      [{code: 'bad-word', file: 'holdfire', message: `there is no command “${wanted}”; ${hint} See holdfire --help`}],
      json,
    );
  }
  const words = readWords(command, name === 'help' ? ['--help'] : rest);
  if (!words.ok) return refuse(words.problems, json);
  if (words.value.flags.has('help')) {
    process.stdout.write(commandHelp(command));
    return 0;
  }
  return (await command.load())(words.value);
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const {code, message, trace} = failureSentence(error);
  if (process.argv.includes('--json')) sayJson({refused: true, problems: [{code, message}]});
  else note(message);
  if (trace !== undefined) note(trace);
  process.exitCode = 1;
}
