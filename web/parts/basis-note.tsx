/**
 * What every figure opens to (rule 3): its rule, window, coverage, interval and the entries behind it, with the way to
 * check them.
 */
import type {ReactNode} from 'react';
import type {Basis} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {dayText} from './day-text.ts';

const shownEntries = 24;

interface BasisNoteProps {
  readonly basis: Basis;
  readonly summary?: string;
  /** What stands before the basis: caveats of the figure. */
  readonly children?: ReactNode;
}

export function BasisNote({basis, summary = 'how this is counted', children}: BasisNoteProps) {
  return (
    <details className="basis">
      <summary>{summary}</summary>
      {children}
      <dl>
        <dt>Rule</dt>
        <dd>{basis.rule}</dd>
        {basis.window !== undefined && (
          <>
            <dt>Window</dt>
            <dd>
              {dayText(basis.window.from)} to {dayText(basis.window.to)}, both days included
            </dd>
          </>
        )}
        <dt>Coverage</dt>
        <dd>{basis.coverage?.sentence ?? 'Not part of this figure.'}</dd>
        {basis.interval !== undefined && (
          <>
            <dt>Interval</dt>
            <dd>{basis.interval}</dd>
          </>
        )}
        <dt>Entries</dt>
        <dd>
          <EntryLinks entries={basis.entries} count={basis.entryCount} />
        </dd>
      </dl>
    </details>
  );
}

export function EntryLinks({
  entries,
  count = entries.length,
}: {
  readonly entries: readonly number[];
  readonly count?: number;
}) {
  if (count === 0) return <span>none</span>;
  const shown = entries.slice(0, shownEntries);
  return (
    <span className="entries">
      {shown.map((entry) => (
        <CaseLink key={entry} page="ledger" item={String(entry)}>
          {entry}
        </CaseLink>
      ))}
      {count > shown.length && <span>and {(count - shown.length).toLocaleString('en')} more</span>}
    </span>
  );
}
