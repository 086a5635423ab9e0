/**
 * The field groups of a record as one audience receives them. The rule of who receives what stands in the core
 * (field-groups.ts); here the contents are fetched, and only those. What was removed is removed for everybody, and a content
 * that is not there, or is not what the record committed to, is named and never shown.
 */
import {receives, type OpenGroup, type RecordLeaf} from '../../../monitoring/ledger/index.ts';
import type {Contents} from '../../contents/index.ts';
import type {Removals} from './removals.ts';

export type ReceivedGroup =
  | {readonly name: string; readonly state: 'open'; readonly group: OpenGroup}
  /** By this entry. */
  | {readonly name: string; readonly state: 'removed'; readonly removedBy: number}
  /** `closed` is for others; `missing` should be here, and is not or is altered. */
  | {readonly name: string; readonly state: 'closed' | 'missing'};

export interface RecordGroups {
  /** In the order of the record. */
  received(entry: number, record: RecordLeaf, audience: string): readonly ReceivedGroup[];
}

export const recordGroups = (contents: Pick<Contents, 'find'>, removed: Pick<Removals, 'of'>): RecordGroups => ({
  received: (entry, record, audience) =>
    Object.entries(record.groups).map(([name, commitment]) => {
      const removal = removed.of(entry, name);
      if (removal !== undefined) return {name, state: 'removed', removedBy: removal.entry};
      if (!receives(audience, name)) return {name, state: 'closed'};
      const found = contents.find(commitment);
      return found.kind === 'held' ? {name, state: 'open', group: found.group} : {name, state: 'missing'};
    }),
});
