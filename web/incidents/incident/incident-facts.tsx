/** When, where and how far verified: each with how exactly it is known, in words. */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {useCase} from '../../app/case-context.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {shortDay, spanText} from '../../parts/day-text.ts';
import {words} from '../../parts/figures.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText} from '../../parts/quoted.tsx';
import {StateMark} from '../../parts/state-mark.tsx';
import {
  datePrecisionWords,
  placePrecisionWords,
  recordedInText,
  severityText,
  verificationWords,
} from '../incident-words.ts';
import {reportedTimes} from './reported-times.ts';
import {zoneName} from './zone-times.ts';

export function IncidentFacts({view}: {readonly view: IncidentView}) {
  const {row, placeVariants} = view;
  const {territories} = useCase();
  const territory = territories.find(({id}) => id === row.territory)?.name ?? row.territory;
  const known = row.sideAffected !== '' && row.sideAffected !== 'not_stated';
  return (
    <dl className="incident-facts">
      <dt>When</dt>
      <dd>
        {spanText(row.from, row.to)}, {datePrecisionWords(row.datePrecision)}
        <Times view={view} />
      </dd>
      <dt>Where</dt>
      <dd>
        <ForeignText text={[row.place, row.province, territory].filter(distinct).join(', ') || 'place not stated'} />;{' '}
        {placePrecisionWords(row.placePrecision)}
        {row.placePrecision > 3 && <span className="precision">Not drawn on a map: the record knows no point.</span>}
        {placeVariants.length > 0 && (
          <span className="precision">
            As sources write it: <Variants names={placeVariants} />
          </span>
        )}
      </dd>
      <dt>Verification</dt>
      <dd>
        <StateMark {...verificationWords(row.verification)} />
      </dd>
      <dt>Side affected</dt>
      <dd>{known ? <PartyName id={row.sideAffected} /> : 'not stated'}</dd>
      <dt>Type</dt>
      <dd>
        {words(row.eventType)}
        {row.targetType !== 'not_stated' && `; target as reported: ${words(row.targetType)}`}
      </dd>
      {row.severity !== '' && (
        <>
          <dt>Severity</dt>
          <dd>{severityText(row.severity)}</dd>
        </>
      )}
      <dt>Recorded</dt>
      <dd>
        {row.recordedIn === 'register' ? 'in' : 'as a row of'} {recordedInText(row.recordedIn)}, entry{' '}
        <EntryLinks entries={[row.entry]} />
      </dd>
    </dl>
  );
}

const distinct = (name: string, index: number, names: readonly string[]): boolean =>
  name !== '' && names.indexOf(name) === index;

function Variants({names}: {readonly names: readonly string[]}) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && '; '}
      <ForeignText text={name} />
    </span>
  ));
}

/** Clock times that accounts give, by the clocks of every zone of the case: around midnight the dates differ. */
function Times({view}: {readonly view: IncidentView}) {
  const {timeZones} = useCase();
  const times = reportedTimes(view, timeZones);
  if (times.length === 0) return null;
  return (
    <ul className="incident-times" aria-label="Times as accounts give them">
      {times.map(({clocks, sources}) => (
        <li key={clocks.map(({time, zone}) => time + zone).join(' ')}>
          {clocks.map(({zone, day, time}, index) => (
            <span key={zone}>
              {index > 0 && ' = '}
              {time} on {shortDay(day)} ({zoneName(zone)})
            </span>
          ))}
          {new Set(clocks.map(({day}) => day)).size > 1 && <strong>, two dates for one moment</strong>}
          <span className="precision">
            as {sources.join(', ')} {sources.length === 1 ? 'gives' : 'give'} it
          </span>
        </li>
      ))}
    </ul>
  );
}
