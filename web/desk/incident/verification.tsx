/** What was proposed, what a second person found without seeing it, and how far such checks agree. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {BodyList} from '../file/body-list.tsx';

export function Verification({file: {proposed, checked, agreement}}: {readonly file: IncidentFileView}) {
  if (proposed === undefined && checked === undefined && agreement === undefined) return null;
  return (
    <section>
      <h2>Verification</h2>
      <div className="statement-columns">
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
    </section>
  );
}
