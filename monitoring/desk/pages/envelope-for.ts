/**
 * Which envelopes of a report the server may hand to this viewer: none before an unsealing that one person proposed and another
 * approved, and then to the person it is addressed to and to nobody else. The envelope opens with the keeper's key alone, which the
 * server does not have.
 */
import {mayRead, type Viewer} from '../../access/index.ts';
import type {Desk} from '../desk.ts';
import type {TwoPersonFile} from '../state.ts';
import {isSensitiveReport} from './sensitivity.ts';

/** Entries whose group `source.identity` may be handed out, in order; empty where none may be. */
export function envelopesFor({state, people}: Desk, viewer: Viewer, reportId: string): readonly number[] {
  const report = state.reports.get(reportId);
  if (report === undefined) return [];
  const opened = [...state.unsealings.values()].filter(
    (unsealing) =>
      unsealing.proposed.body?.['report'] === reportId && isByTwo(unsealing, people.mode === 'single_user'),
  );
  const addressedTo = opened.flatMap(({proposed}) =>
    typeof proposed.body?.['to'] === 'string' ? [proposed.body['to']] : [],
  );
  const piece = {fieldClass: 'source_identity', addressedTo, sensitive: isSensitiveReport(report, state)} as const;
  if (!mayRead(viewer, piece)) return [];
  const entries = [report.first, ...report.acts].flatMap(({hasIdentity, entry}) => (hasIdentity ? [entry] : []));
  return [...new Set(entries)].toSorted((a, b) => a - b);
}

/** The rules of the acts ask the same; asked again, because nothing else here can be taken back. */
const isByTwo = ({proposed, approved}: TwoPersonFile, alone: boolean): boolean =>
  approved !== undefined && (alone || approved.person !== proposed.person);
