/** The ledger as it is: its size and root, and every entry with its bytes, so that a reader can hash them again. */
import {Type} from 'typebox';
import type {ImportOpenedLeaf, Leaf} from '../../monitoring/ledger/index.ts';
import {keysView, signedView} from '../../monitoring/publication/index.ts';
import {EntryView, KeysView, LedgerView, PageQuery, type EntrySummary, type SignedView} from '../contract/index.ts';
import {readCsv} from '../import/csv.ts';
import {nodeCryptography} from '../keys/index.ts';
import {leafAt, utf8} from '../workflows/register.ts';
import {notFound, page, type Answer} from './answer.ts';
import {base64} from './as-of.ts';
import {publicGroups} from './record-pages.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import type {Asked, Route} from './route.ts';

export const ledgerPages: readonly Route[] = [
  {path: '/api/ledger', query: PageQuery, shape: LedgerView, answer: ledgerPage},
  {path: '/api/ledger/entries/:index', query: Type.Object({}), shape: EntryView, answer: entryPage},
  {path: '/api/ledger/keys', query: Type.Object({}), shape: KeysView, answer: keysPage},
];

async function ledgerPage(record: CaseRecord, {query}: Asked<PageQuery>): Promise<Answer> {
  const {ledger} = record;
  const offset = query.offset ?? 0;
  const entries: EntrySummary[] = [];
  const end = Math.min(ledger.size, offset + (query.limit ?? 50));
  for (let index = offset; index < end; index += 1) entries.push(entrySummary(record, index));
  const view: LedgerView = {
    size: ledger.size,
    root: base64(ledger.root()),
    verified: true,
    verifiedSentence:
      'Every checksum, hash and root was checked when this ledger was opened, and nothing acknowledged is missing.',
    offset,
    entries,
  };
  return page(view);
}

async function entryPage(record: CaseRecord, {params}: Asked<object>): Promise<Answer> {
  const {ledger, views, importOf} = record;
  const text = params['index'] ?? '';
  const index = /^\d{1,15}$/.test(text) ? Number(text) : -1;
  if (index < 0 || index >= ledger.size) {
    return notFound(ledger.size === 0 ? 'the ledger is empty' : `the ledger has entries 0 to ${ledger.size - 1}`);
  }
  const span = importOf(index);
  const endedBy = await views.endedBy(index);
  const bytes = ledger.leaf(index);
  const leaf = leafAt(index, bytes);
  const groups = leaf.kind === 'record' ? publicGroups(record, index, leaf) : undefined;
  const signed = signedOf(record, index, leaf);
  const view: EntryView = {
    summary: entrySummary(record, index),
    leaf: utf8.decode(bytes),
    fields: entryFields(leaf, span?.leaf),
    ...(groups === undefined ? {} : {groups}),
    ...(signed === undefined ? {} : {signed}),
    ...(span === undefined ? {} : {opened: span.opened, sealed: span.sealed}),
    ...(endedBy === undefined ? {} : {endedBy}),
  };
  return page(view);
}

function signedOf({keys, checkpoints}: CaseRecord, index: number, leaf: Leaf): SignedView | undefined {
  if (!('signature' in leaf)) return undefined;
  const key = keys.register().key(leaf.key);
  if (key === undefined) throw new Error(`entry ${index} is signed with a key that is not registered`);
  if (checkpoints === undefined) return signedView(nodeCryptography, {leaf, key});
  const holding = checkpoints.firstHolding(index)?.checkpoint;
  const policy = checkpoints.policy();
  return signedView(nodeCryptography, {leaf, key, policy, ...(holding === undefined ? {} : {holding})});
}

async function keysPage({keys, ledger}: CaseRecord): Promise<Answer> {
  const {keys: registered} = keys.register();
  const unsignedEntries = keys.unsignedEntries();
  return page(keysView(nodeCryptography.hash, {size: ledger.size, keys: registered, unsignedEntries}));
}

export function entrySummary({ledger, importOf}: CaseRecord, index: number): EntrySummary {
  const bytes = ledger.leaf(index);
  const leaf = leafAt(index, bytes);
  const opened = importOf(index)?.leaf;
  return {
    index,
    kind: leaf.kind,
    case: leaf.kind === 'row' ? (opened?.case ?? '') : 'case' in leaf ? leaf.case : '',
    title: entryTitle(leaf, opened),
    bytes: bytes.length,
    leafHash: Buffer.from(ledger.leafHash(index)).toString('hex'),
  };
}

const singular: Readonly<Record<string, string>> = {
  incidents: 'incident',
  reports: 'report',
  statements: 'statement',
  casualties: 'casualty figure',
  findings: 'finding',
  coverage: 'coverage row',
  restrictions: 'restriction',
  series: 'figure',
};

function entryTitle(leaf: Leaf, opened: ImportOpenedLeaf | undefined): string {
  switch (leaf.kind) {
    case 'document':
      return `document ${leaf.name}`;
    case 'import_opened':
      return `import of ${leaf.table} begins (${leaf.file})`;
    case 'import_sealed':
      return `import of ${leaf.table} ends, ${leaf.rows} ${leaf.rows === 1 ? 'row' : 'rows'}`;
    case 'withdrawal':
      return `withdrawal of ${leaf.id} (${leaf.table})`;
    case 'key_registered':
      return `key of ${leaf.name} registered`;
    case 'key_replaced':
      return `key of ${leaf.name} replaced`;
    case 'key_revoked':
      return `key of ${leaf.name} revoked`;
    case 'record':
      return `record ${leaf.id} (${leaf.table}), ${Object.keys(leaf.groups).length} groups`;
    case 'removal':
      return `contents of entry ${leaf.entry} removed`;
    case 'custody':
      return `evidence ${leaf.evidence.slice(0, 16)} ${leaf.event}`;
    case 'witness_policy':
      return 'who must cosign';
    case 'row': {
      const id = entryFields(leaf, opened).find(({name}) => name === 'id')?.value ?? '';
      return `${singular[opened?.table ?? ''] ?? 'row'} ${id} (${opened?.file ?? 'unknown file'})`;
    }
  }
}

type Field = EntryView['fields'][number];

function entryFields(leaf: Leaf, opened: ImportOpenedLeaf | undefined): readonly Field[] {
  if (leaf.kind === 'row') {
    const csv = readCsv(utf8.encode(leaf.row));
    const fields = csv.ok ? (csv.value[0]?.fields ?? []) : [];
    return fields.map((value, index) => ({name: opened?.header[index] ?? `column ${index + 1}`, value}));
  }
  return Object.entries(leaf).map(([name, value]) => ({
    name,
    value: Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value),
  }));
}
