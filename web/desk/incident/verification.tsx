/** What was proposed, what a second person found without seeing it, and how far such checks agree. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {FileSection} from '../file/file-section.tsx';
import {BodyList} from '../file/body-list.tsx';

export function Verification({file: {proposed, checked, agreement}}: {readonly file: IncidentFileView}) {
  return (
    <FileSection id="verification" title="Verification">
      <div className="statement-columns">
        {proposed === undefined && checked === undefined && (
          <p className="note">
            Nothing that you may read: nobody has proposed a result, or you may be asked to check blind and therefore do
            not see it.
          </p>
        )}
        {proposed !== undefined && (
          <section>
            <h3>Proposed</h3>
            <BodyList kind="verification_proposed" body={proposed} />
          </section>
        )}
        {checked !== undefined && (
          <section>
            <h3>Checked blind</h3>
            <BodyList kind="verification_checked" body={checked} />
          </section>
        )}
      </div>
      {agreement !== undefined && <p className="note">{agreement.sentence}</p>}
    </FileSection>
  );
}
