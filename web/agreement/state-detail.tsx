/**
 * Why one side's state of one clause stands where it stands: the sentence, what is alleged and decided, the clock, then
 * step by step with the incidents, findings and entries that each step rests on.
 */
import type {ObligationState, TraceStep} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {BasisNote, EntryLinks} from '../parts/basis-note.tsx';
import {EstablishedMark} from '../parts/established-mark.tsx';
import {countsText} from './state-text.ts';

export function StateDetail({state}: {readonly state: ObligationState}) {
  const counts = countsText(state.counts);
  return (
    <div className="state-detail">
      <p className="state-sentence">{state.sentence}</p>
      {counts !== undefined && <p>{counts}</p>}
      {state.clock !== undefined && <p>{state.clock.sentence}</p>}
      {state.trace.length > 0 && (
        <ol className="trace">
          {state.trace.map((step) => (
            <li key={step.sentence}>
              <TraceStepText step={step} />
            </li>
          ))}
        </ol>
      )}
      {state.established !== undefined && (
        <p>
          All that this rests on: <EstablishedMark established={state.established} />
        </p>
      )}
      <BasisNote basis={state.basis} summary="rule, window, coverage, entries" />
    </div>
  );
}

function TraceStepText({step}: {readonly step: TraceStep}) {
  return (
    <>
      {step.sentence}
      {step.incidents.length > 0 && (
        <span className="trace-links">
          Incidents: <IncidentLinks incidents={step.incidents} />
        </span>
      )}
      {step.findings.length > 0 && (
        <span className="trace-links">
          Findings: <NameList names={step.findings} />
        </span>
      )}
      {step.entries.length > 0 && (
        <span className="trace-links">
          Entries: <EntryLinks entries={step.entries} />
        </span>
      )}
      {step.established !== undefined && (
        <span className="trace-links">
          <EstablishedMark established={step.established} />
        </span>
      )}
    </>
  );
}

const shownNames = 12;

function IncidentLinks({incidents}: {readonly incidents: readonly string[]}) {
  return (
    <span className="entries">
      {incidents.slice(0, shownNames).map((id) => (
        <CaseLink key={id} page="incidents" item={id}>
          {id}
        </CaseLink>
      ))}
      <More count={incidents.length - shownNames} />
    </span>
  );
}

function NameList({names}: {readonly names: readonly string[]}) {
  return (
    <span className="entries">
      {names.slice(0, shownNames).map((name) => (
        <code key={name}>{name}</code>
      ))}
      <More count={names.length - shownNames} />
    </span>
  );
}

function More({count}: {readonly count: number}) {
  return count > 0 ? <span>and {count.toLocaleString('en')} more</span> : null;
}
