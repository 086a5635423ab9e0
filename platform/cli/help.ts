/** Help: the whole on one screen, or one command with its options and examples. */
import {commands} from './command-list.ts';
import type {Command} from './command.ts';
import {commonOptions, options, type Option, type OptionName} from './options.ts';
import {wrap} from './terminal-table.ts';

const lineCharacters = 110;

export function overallHelp(): string {
  const width = Math.max(...commands.map(({line}) => line.length));
  const lines = commands.map(({line, about}) => `  holdfire ${line.padEnd(width)}  ${about}`);
  return `Holdfire – what each side promised, what happened, who denies it, on a record that nobody alters unnoticed.

${lines.join('\n')}

  holdfire COMMAND --help teaches one command, with examples.

Everywhere
${optionLines(commonOptions)}
  --version      the version of this program

First steps
  holdfire start                                        three cases to look at, in a browser
  holdfire import reports.csv --case my-case --dry-run  what your own table would add

Exit codes: 0 done, 1 the ledger or the machine refused, 2 the input or the words were refused, 3 nothing was found.
`;
}

export function commandHelp({name, line, text, options: names, examples}: Command): string {
  const width = Math.max(...examples.map(({words}) => words.length));
  const shown = examples.map(({words, about}) => `  holdfire ${words.padEnd(width)}  # ${about}`);
  return `holdfire ${line}

${text}

Options
${optionLines([...names, ...commonOptions])}

Examples
${shown.join('\n')}
${name === 'import' ? '\nTables: docs/formats/tables.md. Agreements and cases: docs/formats/agreement.md, docs/formats/case.md.\n' : ''}`;
}

function optionLines(names: readonly OptionName[]): string {
  const left = names.map((name) => {
    const {value}: Option = options[name];
    return value === undefined ? `--${name}` : `--${name} ${value}`;
  });
  const width = Math.max(13, ...left.map((text) => text.length));
  return names
    .flatMap((name, index) =>
      wrap(options[name].about, lineCharacters - width - 4).map(
        (line, row) => `  ${(row === 0 ? (left[index] ?? '') : '').padEnd(width)}  ${line}`,
      ),
    )
    .join('\n');
}
