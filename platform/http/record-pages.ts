/**
 * Records as everybody may read them: the public groups and nothing else, because there are no accounts that could show who
 * may read more. The disclosure is the same as a file that can be checked without this server.
 */
import {Type} from 'typebox';
import {disclosureText, type RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {EntryView} from '../contract/index.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import {discloseEntry, disclosureFileName} from '../workflows/records/disclose.ts';
import {notFound, refusal, type Answer} from './answer.ts';
import type {Asked, Route} from './route.ts';

export const recordPages: readonly Route[] = [
  {path: '/api/ledger/entries/:index/disclosure', query: Type.Object({}), answer: disclosureFile},
];

const audience = 'public';

async function disclosureFile(record: CaseRecord, {params}: Asked<object>): Promise<Answer> {
  const {ledger, groups, checkpoints} = record;
  const text = params['index'] ?? '';
  const index = /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;
  if (groups === undefined) return notFound('this record is kept without contents of groups');
  const disclosure = discloseEntry({ledger, groups, checkpoints}, index, audience);
  if (!disclosure.ok) return refusal(404, disclosure.problems);
  return {
    kind: 'bytes',
    type: 'application/json; charset=utf-8',
    bytes: Buffer.from(disclosureText(disclosure.value)),
    download: disclosureFileName(index, audience),
  };
}

export function publicGroups({groups}: CaseRecord, entry: number, leaf: RecordLeaf): EntryView['groups'] {
  return groups?.received(entry, leaf, audience).map((one) =>
    one.state === 'open'
      ? {
          name: one.name,
          state: one.state,
          fields: Object.entries(one.group.content).map(([name, value]) => ({
            name,
            value: typeof value === 'string' ? value : JSON.stringify(value),
          })),
        }
      : {name: one.name, state: one.state},
  );
}
