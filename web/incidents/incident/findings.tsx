/** Decisions on this incident: by whom, at which standard of proof, with reasons and dissent. */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {usePartySides} from '../../app/case-context.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {shortDay} from '../../parts/day-text.ts';
import {EstablishedMark, WitnessingLine} from '../../parts/established-mark.tsx';
import {words} from '../../parts/figures.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText, SourceAddress} from '../../parts/quoted.tsx';
import {layerWords} from './statement-words.ts';

type Finding = IncidentView['findings'][number];

const kinds: Readonly<Record<string, string>> = {
  occurrence: 'Whether it occurred',
  attribution: 'Who did it',
  breach: 'Whether it breaches an obligation',
  duty: 'How far a duty is done',
};

export function Findings({view: {findings, witnessing}}: {readonly view: IncidentView}) {
  const order = usePartySides().map(({id}) => id);
  return (
    <section className="incident-section" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      {findings.length === 0 && <p>No body is known to have decided anything about this incident.</p>}
      {findings.map((finding) => (
        <FindingText key={finding.id} finding={finding} />
      ))}
      {findings.length > 0 && <WitnessingLine witnessing={witnessing} order={order} />}
    </section>
  );
}

function FindingText({finding}: {readonly finding: Finding}) {
  const {
    kind,
    layer,
    obligation,
    actor,
    actorName,
    result,
    standard,
    decided,
    decidedBy,
    reasons,
    dissent,
    note,
    address,
  } = finding;
  const about = layer === undefined ? '' : `: ${(layerWords[layer] ?? words(layer)).toLowerCase()}`;
  return (
    <div className="finding">
      <h3>
        {kinds[kind] ?? words(kind)}
        {about}
        {obligation !== undefined && ` (${obligation.toUpperCase()})`}
      </h3>
      <p>
        <strong>{words(result)}</strong>
        {actor !== undefined && (
          <>
            , <PartyName id={actor} {...(actorName !== undefined && {name: actorName})} />
          </>
        )}
        {standard === 'none' ? ', no standard of proof stated' : `, at the standard: ${words(standard)}`}
      </p>
      <p>
        <ForeignText text={reasons} />
      </p>
      {dissent !== undefined && (
        <p>
          Dissent: <ForeignText text={dissent} />
        </p>
      )}
      {note !== undefined && (
        <p className="finding-note">
          <ForeignText text={note} />
        </p>
      )}
      <p className="source-line">
        Decided {shortDay(decided)} by <ForeignText text={decidedBy} />
        {address !== undefined && (
          <>
            , <SourceAddress address={address} />
          </>
        )}
        ; entry <EntryLinks entries={[finding.entry]} />
        {finding.established !== undefined && (
          <>
            ; <EstablishedMark established={finding.established} />
          </>
        )}
      </p>
    </div>
  );
}
