/**
 * The printed policy as a document that a lawyer reads without this program: who may read what, from when, and who may do
 * what. Made from the tables that decide; a test holds docs/formats/access-policy.md to it.
 */
import type {PolicyPage} from './shapes/index.ts';
import {policyPage} from './pages/policy-page.ts';

export function policyText(page: PolicyPage = policyPage()): string {
  const wordOf = new Map(page.roles.map(({role, word}) => [role, word]));
  const namesOf = (held: readonly string[]): string => held.map((role) => wordOf.get(role) ?? role).join('; ');
  return [
    opening,
    '## Roles\n',
    '| role | who | reads besides |',
    '|---|---|---|',
    ...page.roles.map(({role, word, tierWord}) => `| \`${role}\` | ${word} | ${tierWord} |`),
    '\n## Who may read what\n',
    'Who is not named under a class reads nothing of it, at any time.',
    ...page.reading.map(
      ({fieldClass, word, cells}) => `\n### ${word}\n\n\`${fieldClass}\`\n\n${byReach(cells, namesOf)}`,
    ),
    '\n## The same at a glance\n',
    'A always, O what is its own, S what was sent to it, R once released to its audience, – never.\n',
    ...grid(page),
    '\n## Who may do what\n',
    'Every act needs one of these roles at the moment at which it is signed; whose file it is, its state and the second pair of eyes are',
    'judged besides. No role is allowed anything for one side alone.\n',
    '| act | what it is | who may |',
    '|---|---|---|',
    ...page.acting.map(
      ({kind, about, roles}) =>
        `| \`${kind}\` | ${about} | ${roles.length === 0 ? 'The server, by its own key' : namesOf(roles)} |`,
    ),
    '',
  ].join('\n');
}

const opening = `# Who may read and do what

This page is made from the one table that decides (\`monitoring/access/reading-policy.ts\`) and from the definitions of the acts
(\`node_modules/.bin/node scripts/write-policy.mjs\`); a test fails where it differs. A second table, written by hand, is compared with it cell by
cell (\`monitoring/access/reading-policy.test.ts\`). The same table is served at \`/api/policy\`.

A role of a side is one role with the side beside it, so that no right can be given to one side alone. What may not be read is answered like
what does not exist. Whatever belongs to a case of children or of sexual violence is read only by those who read that class. What is public
is read by everybody.
`;

type Cells = PolicyPage['reading'][number]['cells'];

function byReach(cells: Cells, namesOf: (roles: readonly string[]) => string): string {
  const groups = Map.groupBy(
    cells.filter(({reach}) => reach !== 'never'),
    ({word}) => word,
  );
  return [...groups].map(([word, held]) => `* ${word}: ${namesOf(held.map(({role}) => role))}`).join('\n');
}

const letters: Readonly<Record<string, string>> = {
  never: '–',
  own: 'O',
  addressed: 'S',
  own_or_addressed: 'O S',
  released: 'R',
  own_or_released: 'O R',
  addressed_or_released: 'S R',
  always: 'A',
};

const grid = ({roles, reading}: PolicyPage): readonly string[] => [
  `| | ${roles.map(({role}) => role.replaceAll('_', ' ')).join(' | ')} |`,
  `|---|${roles.map(() => '---').join('|')}|`,
  ...reading.map(
    ({fieldClass, cells}) =>
      `| ${fieldClass.replaceAll('_', ' ')} | ${cells.map(({reach}) => letters[reach] ?? '?').join(' | ')} |`,
  ),
];
