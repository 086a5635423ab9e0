/**
 * What the pages are made from: the ledger itself and the part of the views that pages ask. Facts of a case at one
 * ledger size never change, so they are kept for the sizes asked last.
 */
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import type {CheckpointKeeper} from '../checkpoints/checkpoint-keeper.ts';
import {ledgerKeys, type LedgerKeys} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {Views} from '../views/views.ts';
import {custodyAt, type CustodyAt} from './evidence/evidence-record.ts';
import {publishedRow} from './published-row.ts';
import type {RecordGroups} from './records/record-groups.ts';
import {importSpans, type ImportOf} from './importing/import-spans.ts';
import {labelling} from './witnessing/witnessing-at.ts';

export type PageViews = Pick<
  Views,
  | 'size'
  | 'catchUp'
  | 'caseIds'
  | 'facts'
  | 'dataSetEventCount'
  | 'incidentPage'
  | 'incidentColumns'
  | 'eventVersions'
  | 'endedBy'
>;

export interface CaseRecord {
  readonly ledger: Pick<
    Ledger,
    'size' | 'root' | 'leaf' | 'leafHash' | 'scan' | 'afterRows' | 'inclusion' | 'consistency' | 'subtreeHashes'
  >;
  /** Absent where nobody signs this ledger. */
  readonly checkpoints?: CheckpointKeeper;
  /** Field groups of records; absent where their contents are not opened. */
  readonly groups?: RecordGroups;
  /** Whose keys sign it, up to what is acknowledged. */
  readonly keys: LedgerKeys;
  readonly views: PageViews;
  /** Brings the views up to what was taken in since; nothing to do in a record that is only shown. */
  upToDate(): Promise<void>;
  /** `views.facts`, kept, with what witnesses have cosigned of them by now. */
  facts(caseId: string, size: number): Promise<CaseFacts | undefined>;
  readonly importOf: ImportOf;
  /** The custody of all evidence. */
  readonly custody: CustodyAt;
  /** The row of an entry as published, with the import that it came in with. */
  readonly published: ReturnType<typeof publishedRow>;
}

const keptLimit = 12;

export function caseRecord(
  ledger: CaseRecord['ledger'],
  views: PageViews,
  {checkpoints, groups}: Pick<CaseRecord, 'checkpoints' | 'groups'> = {},
): CaseRecord {
  const importOf = importSpans(ledger);
  const kept = new Map<string, Promise<CaseFacts | undefined>>();
  const labelled = checkpoints === undefined ? (facts: CaseFacts): CaseFacts => facts : labelling(checkpoints);
  return {
    ledger,
    upToDate: async () => {
      if (views.size < ledger.size) await views.catchUp();
    },
    ...(checkpoints === undefined ? {} : {checkpoints}),
    ...(groups === undefined ? {} : {groups}),
    keys: ledgerKeys(ledger),
    views,
    importOf,
    custody: custodyAt(ledger),
    published: publishedRow(ledger, importOf),
    facts: async (caseId, size) => {
      const key = `${caseId} ${size}`;
      const facts = kept.get(key) ?? views.facts(caseId, size);
      kept.delete(key);
      kept.set(key, facts);
      facts.catch(() => kept.delete(key));
      const oldest = kept.keys().next().value;
      if (kept.size > keptLimit && oldest !== undefined) kept.delete(oldest);
      const found = await facts;
      return found === undefined ? undefined : labelled(found);
    },
  };
}
