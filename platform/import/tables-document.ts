/** docs/formats/tables.md, made from the definitions that the reader itself uses, so that the two cannot differ. */
import type {Column} from '../../monitoring/kernel/index.ts';
import {registerTables} from './register-tables.ts';

const kinds: Readonly<Record<Column['kind'], string>> = {
  text: 'text',
  id: 'id',
  ids: 'ids, with ;',
  day: 'YYYY-MM-DD',
  integer: 'whole number',
  number: 'number',
  choice: 'one of',
  choices: 'some of, with ;',
  clock: 'HH:MM',
  url: 'web address',
};

export function tablesDocument(): string {
  const opening = `# The register tables

CSV, UTF-8, comma, a header, any column order. A column that is not listed here is refused; an empty cell means "not
stated". An id is made of a-z, 0-9, dot, underscore and hyphen. Every problem of a file is named by line and field, and
a file with a problem is refused whole.

A cell that begins with \`=\`, \`+\`, \`-\` or \`@\` is a formula to a spreadsheet. Exported files have an apostrophe before such a
cell, and the import takes off one apostrophe that stands before one of these signs; plain numbers are left alone.
`;
  const parts = registerTables.map(({name, about, columns}) => {
    const rows = Object.entries(columns).map(([column, {kind, required, about: meaning, values}]) => {
      const form =
        values === undefined ? kinds[kind] : `${kinds[kind]}: ${values.map((value) => `\`${value}\``).join(' ')}`;
      return `| \`${column}\` | ${required === true ? 'yes' : ''} | ${form} | ${meaning} |`;
    });
    return `\n## ${name}.csv\n\n${about}\n\n| column | required | form | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return opening + parts.join('');
}
