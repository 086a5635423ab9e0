/** One entry of every signed kind, by authors whose keys come from their names: what docs/formats/entries.md shows. */
import {base64Of, groupCommitment, type Draft, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {leafBytes, registration, replacement, revocation, testAuthor, testRecorded} from './signer.ts';

const example = (first: string): string => base64Of(nodeCryptography.hash(nodeCryptography.utf8.encode(first)));
const picture = Buffer.from(nodeCryptography.hash(nodeCryptography.utf8.encode('a picture'))).toString('hex');
const group = groupCommitment(nodeCryptography, {salt: example('a salt'), content: {date: '2026-01-01'}});

const drafts: readonly Draft[] = [
  {kind: 'document', case: 'ex', name: 'case.yaml', text: 'id: ex\ntitle: Example\n', recorded: testRecorded},
  {kind: 'withdrawal', case: 'ex', table: 'reports', id: 'r-1', reason: 'entered twice', recorded: testRecorded},
  {
    kind: 'import_sealed',
    case: 'ex',
    table: 'reports',
    opened: 4,
    openedHash: example('opened'),
    rows: 2,
    rowsRoot: example('rows'),
    recorded: testRecorded,
  },
  {kind: 'record', case: 'ex', table: 'reports', id: 'r-2', groups: {public: group}, recorded: testRecorded},
  {
    kind: 'removal',
    case: 'ex',
    entry: 8,
    groups: ['public'],
    reason: 'the source is in danger',
    recorded: testRecorded,
  },
  {
    kind: 'custody',
    case: 'ex',
    event: 'received',
    evidence: picture,
    bytes: 48_211,
    mediaType: 'image/jpeg',
    madeFrom: '',
    tool: '',
    note: '',
    recorded: testRecorded,
  },
];

/** In the order in which a ledger would take them; the first registers the operator, the second Desk North. */
export function exampleEntries(): readonly SignedLeaf[] {
  const [operator, desk] = [testAuthor('operator'), testAuthor('Desk North')];
  const next = testAuthor('Desk North', {edition: 1});
  return [
    registration(operator, operator),
    registration(desk, operator),
    ...drafts.map((draft) => desk.sign(draft)),
    replacement(desk, next),
    revocation(operator, next, 'lost at a checkpoint'),
    operator.sign({kind: 'witness_policy', policy: 'quorum none\n', recorded: testRecorded}),
  ];
}

export const entryText = (leaf: SignedLeaf): string => nodeCryptography.utf8.decode(leafBytes(leaf));
