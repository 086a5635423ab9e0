/**
 * Downloads what is shown, all pages of it, as CSV. Fetched page by page from this machine; past a limit the reader is
 * told to use the command line, so that a browser is never asked to hold a whole data set as text.
 */
import {useState} from 'react';
import type {IncidentPage, IncidentRow} from '../../../platform/contract/index.ts';
import {apiPath} from '../../api/answer.ts';
import {useCase} from '../../app/case-context.ts';
import {csvName, incidentCsv} from './incident-csv.ts';

const pageLimit = 500;
const rowLimit = 20_000;

type Query = Readonly<Record<string, string | undefined>>;

export function DownloadRows({query, total}: {readonly query: Query; readonly total: number}) {
  const {summary, asOf} = useCase();
  const [state, setState] = useState('');
  const shown = Math.min(total, rowLimit);
  const download = async (): Promise<void> => {
    setState('Collecting the rows …');
    const rows = await collected(summary.id, query, shown);
    if (rows === undefined) return setState('The server on this machine did not answer; nothing was downloaded.');
    const heading = {caseId: summary.id, exercise: summary.exercise, asOf};
    offer(incidentCsv(rows, heading), csvName(heading));
    return setState(`${rows.length.toLocaleString('en')} rows downloaded.`);
  };
  if (total === 0) return null;
  return (
    <p className="download">
      <button type="button" onClick={() => void download()}>
        Download{' '}
        {shown === total ? `these ${total.toLocaleString('en')} rows` : `the first ${shown.toLocaleString('en')}`} (CSV)
      </button>{' '}
      <output className="note">{state}</output>
      {shown < total && (
        <span className="note">
          All {total.toLocaleString('en')}: <code>holdfire export --case {summary.id}</code>
        </span>
      )}
    </p>
  );
}

async function collected(caseId: string, query: Query, total: number): Promise<readonly IncidentRow[] | undefined> {
  const rows: IncidentRow[] = [];
  while (rows.length < total) {
    const page = {...query, offset: String(rows.length), limit: String(pageLimit)};
    const response = await fetch(apiPath(['cases', caseId, 'incidents'], page)).catch(() => undefined);
    if (response?.ok !== true) return undefined;
    const answer = (await response.json()) as IncidentPage;
    if (answer.rows.length === 0) break;
    rows.push(...answer.rows);
  }
  return rows;
}

function offer(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/csv;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
