/** What was said, in columns of one size; the order is the reader's, the words are the speaker's, and silence is said. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {usePartySides} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {ActsPanel} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';

type Column = IncidentFileView['columns'][number];

export function StatementColumns({columns}: {readonly columns: readonly Column[]}) {
  const order = usePartySides().map(({id}) => id);
  const placeOf = ({side}: Column): number => (order.includes(side) ? order.indexOf(side) : order.length);
  const shown = columns.toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <section>
      <h2>What was said</h2>
      <div className="statement-columns">
        {shown.map((column) => (
          <section key={column.side} aria-label={column.name}>
            <h3>
              <bdi>{column.name}</bdi>
            </h3>
            {column.silence !== undefined && <p className="note">{column.silence}</p>}
            {column.statements.map((one) => (
              <Statement key={one.id} {...one} />
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}

function Statement({id, entry, statement, corrected, acts}: Column['statements'][number]) {
  const {wording, summary, translation, translationBy, date, stance} = statement;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return (
    <article className="statement">
      <p className="note">
        {text(date)}, {text(stance)?.replaceAll('_', ' ')}
        {corrected ? ' (record corrected)' : ''};{' '}
        <CaseLink page="ledger" item={String(entry)}>
          entry {entry}
        </CaseLink>
      </p>
      {text(wording) !== undefined && (
        <blockquote dir="auto" lang={text(statement['language'])}>
          {text(wording)}
        </blockquote>
      )}
      {text(translation) !== undefined && (
        <p dir="auto">
          <span className="note">Translation by {text(translationBy) ?? 'somebody not named'}:</span>{' '}
          {text(translation)}
        </p>
      )}
      <p dir="auto">{text(summary)}</p>
      <details>
        <summary>Scope, source, channel</summary>
        <BodyList
          kind="statement_recorded"
          body={statement}
          leave={['wording', 'summary', 'translation', 'translationBy', 'incident', 'date', 'stance', 'reason']}
        />
      </details>
      <ActsPanel
        heading="This record"
        acts={acts.filter(({notNow}) => notNow === undefined).map((act) => ({...act, subject: id, initial: statement}))}
      />
    </article>
  );
}
