/** What the incident is: its state and since when, the standard it was held to, who withheld access, and where it was. */
import {instantText} from '../../ledger/instant-text.ts';
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {CaseLink} from '../../app/link.tsx';
import {PartyName} from '../../parts/party-name.tsx';
import {dayText} from '../../parts/day-text.ts';
import {BodyList} from '../file/body-list.tsx';
import {DeskLink} from '../file/desk-link.tsx';
import {Clocks, StateWord} from '../file/file-parts.tsx';
import {PlaceMap} from './place-map.tsx';

export function IncidentHead({file}: {readonly file: IncidentFileView}) {
  const {state, standard, accessWithheldBy, accessWithheldOn, releasedTo, sensitive, place, coarse, history} = file;
  const since = history.at(-1)?.at;
  return (
    <section className="file-head">
      <p className="file-line">
        <StateWord state={state} />
        {since !== undefined && <span>last act {instantText(since)}</span>}
        {standard !== undefined && <span>standard of proof: {standard.replaceAll('_', ' ')}</span>}
        <span>
          {releasedTo.length > 0
            ? `released to: ${releasedTo.map((tier) => tier.replaceAll('_', ' ')).join(', ')}`
            : 'not released'}
        </span>
        {sensitive && <strong>specialists only</strong>}
      </p>
      {accessWithheldBy !== undefined && (
        <p>
          Access was withheld by <PartyName id={accessWithheldBy} />
          {accessWithheldOn !== undefined && ` on ${dayText(accessWithheldOn)}`}. This says nothing of what happened.
        </p>
      )}
      <GoesOn file={file} />
      <Clocks clocks={file.clocks} />
      <div className="file-facts">
        <div>
          <BodyList kind="incident_opened" body={file.description} leave={['title', 'sensitive', 'reports']} />
          <p className="note">
            Opened in{' '}
            <CaseLink page="ledger" item={String(file.entry)}>
              entry {file.entry}
            </CaseLink>
            .
          </p>
        </div>
        {(place !== undefined || coarse !== undefined) && <PlaceMap place={place} coarse={coarse} />}
      </div>
    </section>
  );
}

function GoesOn({file: {mergedInto, splitInto = []}}: {readonly file: IncidentFileView}) {
  return (
    <>
      {mergedInto !== undefined && (
        <p>
          This incident is the same as another and goes on as{' '}
          <DeskLink item="incidents" detail={mergedInto}>
            {mergedInto}
          </DeskLink>
          , with the reports of both.
        </p>
      )}
      {splitInto.length > 0 && (
        <p>
          This was several incidents:{' '}
          {splitInto.map((part, index) => (
            <span key={part}>
              {index > 0 && ', '}
              <DeskLink item="incidents" detail={part}>
                {part}
              </DeskLink>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
