/**
 * What each side says, in columns of one width and one rank, by time; silence has its sentence and its place (R-E6).
 * Organs speak in the column of their party. Everybody else stands below. Words are quoted in their own language, and a
 * translation says who made it: it is never the evidence.
 */
import {useId} from 'react';
import type {IncidentView} from '../../../platform/contract/index.ts';
import {languageText, confirmedText} from '../../agreement/agreement-words.ts';
import {usePartySides} from '../../app/case-context.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {shortDay} from '../../parts/day-text.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText, Quoted, SourceAddress} from '../../parts/quoted.tsx';
import {layerWords, statementText} from './statement-words.ts';

type Column = IncidentView['columns'][number];
type Statement = Column['statements'][number];

export function Statements({columns}: Pick<IncidentView, 'columns'>) {
  const sides = usePartySides();
  const of = (id: string): Column | undefined => columns.find(({actor}) => actor === id);
  const others = columns.filter(({actor}) => sides.every(({id}) => id !== actor));
  return (
    <section className="incident-section" aria-labelledby="statements">
      <h2 id="statements">What each side says</h2>
      <div className="statement-columns">
        {sides.map(({id, name}) => (
          <StatementColumn
            key={id}
            column={of(id) ?? {actor: id, name, statements: [], silence: 'No statement found.'}}
          />
        ))}
      </div>
      {others.length > 0 && (
        <>
          <h3 className="statement-others">Others</h3>
          <div className="statement-columns">
            {others.map((column) => (
              <StatementColumn key={column.actor} column={column} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function StatementColumn({column: {actor, name, statements, silence}}: {readonly column: Column}) {
  const id = useId();
  return (
    <section className="statement-column" aria-labelledby={id}>
      <h3 id={id}>
        <PartyName id={actor} name={name} />
      </h3>
      {silence !== undefined && <p className="silence">{silence}</p>}
      {statements.map((statement) => (
        <StatementText key={statement.id} statement={statement} column={actor} />
      ))}
    </section>
  );
}

function StatementText({statement, column}: {readonly statement: Statement; readonly column: string}) {
  const {speaker, speakerName, spokesperson, date, time, layer, summary, wording, language} = statement;
  const by = [speaker === column ? undefined : speakerName, spokesperson].filter((name) => name !== undefined);
  return (
    <div className="statement">
      <p className="statement-when">
        {shortDay(date)}
        {time !== undefined && `, ${time}`}
        {by.length > 0 && (
          <>
            , <ForeignText text={by.join(', ')} />
          </>
        )}
      </p>
      <p className="statement-does">
        {statementText(statement)}
        {layer !== undefined && <span className="precision">on: {(layerWords[layer] ?? layer).toLowerCase()}</span>}
      </p>
      <p>
        <ForeignText text={summary} />
      </p>
      {wording !== undefined && (
        <blockquote className="wording">
          <p>
            <Quoted text={wording} language={language} />
          </p>
          <Translation statement={statement} />
        </blockquote>
      )}
      <StatementSource statement={statement} />
    </div>
  );
}

function Translation({statement: {language, translation, translationBy}}: {readonly statement: Statement}) {
  const foreign = language !== undefined && language !== 'en';
  return (
    <>
      {foreign && <p className="precision">in {languageText(language)}</p>}
      {translation !== undefined && (
        <p className="translation">
          <span className="precision">
            Translation{translationBy !== undefined && ` by ${translationBy}`}, not evidence:
          </span>
          <ForeignText text={translation} language="en" />
        </p>
      )}
    </>
  );
}

function StatementSource({statement: {sourceName, title, address, confirmed, entry}}: {readonly statement: Statement}) {
  return (
    <p className="source-line">
      {sourceName}
      {title !== undefined && (
        <>
          , “<ForeignText text={title} />”
        </>
      )}
      {address !== undefined && (
        <>
          , <SourceAddress address={address} />
        </>
      )}
      ; {confirmedText(confirmed)}; entry <EntryLinks entries={[entry]} />
    </p>
  );
}
