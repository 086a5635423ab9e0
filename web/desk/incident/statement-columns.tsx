/** What was said, in columns of one size; the order is the reader's, the words are the speaker's, and silence is said. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {useNames, usePartySides} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {layerWords, statementText} from '../../incidents/incident/statement-words.ts';
import {shortDay} from '../../parts/day-text.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText, Quoted} from '../../parts/quoted.tsx';
import {ActsPanel} from '../acts/acts-panel.tsx';
import {choiceWord} from '../acts/field-words.ts';
import {BodyList} from '../file/body-list.tsx';
import {FileSection} from '../file/file-section.tsx';

type Column = IncidentFileView['columns'][number];

export function StatementColumns({columns}: {readonly columns: readonly Column[]}) {
  const order = usePartySides().map(({id}) => id);
  const placeOf = ({side}: Column): number => (order.includes(side) ? order.indexOf(side) : order.length);
  const shown = columns.toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <FileSection id="said" title="What was said">
      <div className="statement-columns">
        {shown.map((column) => (
          <section key={column.side} aria-label={column.name}>
            <h3>
              <PartyName id={column.side} name={column.name} />
            </h3>
            {column.silence !== undefined && <p className="silence">{column.silence}</p>}
            {column.statements.map((one) => (
              <Statement key={one.id} side={column.side} {...one} />
            ))}
          </section>
        ))}
      </div>
    </FileSection>
  );
}

const shownApart = [
  'wording',
  'summary',
  'translation',
  'translationBy',
  'incident',
  'date',
  'time',
  'stance',
  'denialScope',
  'layer',
  'language',
  'reason',
] as const;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function Statement({
  id,
  entry,
  statement,
  corrected,
  acts,
  side,
}: Column['statements'][number] & {readonly side: string}) {
  const nameOf = useNames();
  const {denialScope, aboutActor, layer, date, time, speaker, spokesperson} = statement;
  const [wording, translation, language] = [statement['wording'], statement['translation'], statement['language']].map(
    text,
  );
  const about = text(aboutActor);
  const does = statementText({
    stance: text(statement['stance']) ?? 'not stated what it does',
    denialScope: Array.isArray(denialScope) ? denialScope.map(String) : [],
    ...(about === undefined ? {} : {aboutActor: nameOf(about)}),
  });
  const by = [text(speaker) === side ? undefined : nameOf(text(speaker) ?? ''), text(spokesperson)].filter(Boolean);
  return (
    <article className="statement">
      <p className="statement-when">
        {shortDay(text(date) ?? '')}
        {text(time) === undefined ? '' : `, ${text(time)}`}
        {by.length > 0 && <bdi>; {by.join(', ')}</bdi>};{' '}
        <CaseLink page="ledger" item={String(entry)}>
          entry {entry}
        </CaseLink>
        {corrected ? ' (record corrected; the earlier one is in the ledger)' : ''}
      </p>
      <p>
        <span className="statement-does">{does}</span>
        {text(layer) !== undefined && (
          <span className="note">. On: {layerWords[text(layer) ?? ''] ?? choiceWord(text(layer) ?? '')}</span>
        )}
      </p>
      {wording !== undefined && (
        <blockquote dir="auto">
          <Quoted text={wording} language={language} />
        </blockquote>
      )}
      {translation !== undefined && (
        <p className="translation">
          <span className="note">
            Translation by {text(statement['translationBy']) ?? 'somebody not named'}, not the words themselves:
          </span>{' '}
          <ForeignText text={translation} language="en" />
        </p>
      )}
      <p dir="auto">{text(statement['summary'])}</p>
      <details>
        <summary>Where it stands</summary>
        <BodyList kind="statement_recorded" body={statement} leave={shownApart} />
      </details>
      <ActsPanel
        small="This record"
        acts={acts.filter(({notNow}) => notNow === undefined).map((act) => ({...act, subject: id, initial: statement}))}
      />
    </article>
  );
}
