/** What was changed: earlier versions stay in the ledger, each with the entry that ended it. */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {ForeignText} from '../../parts/quoted.tsx';

export function Revisions({revisions, entry}: Pick<IncidentView, 'revisions'> & {readonly entry: number}) {
  return (
    <section className="incident-section" aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      {revisions.length === 0 ? (
        <p>
          Nothing of it was changed since it was entered: entry <EntryLinks entries={[entry]} /> is the first version
          and stands.
        </p>
      ) : (
        <ol className="revisions">
          {revisions.map((revision) => (
            <li key={`${revision.entry} ${revision.what}`}>
              <p>
                {revision.what}; first version in entry <EntryLinks entries={[revision.entry]} />
                {revision.endedBy !== undefined && (
                  <>
                    , ended by entry <EntryLinks entries={[revision.endedBy]} />
                  </>
                )}
              </p>
              {revision.changes.length > 0 && (
                <ul>
                  {revision.changes.map((change) => (
                    <li key={change}>
                      <ForeignText text={change} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
