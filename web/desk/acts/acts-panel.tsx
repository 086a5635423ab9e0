/**
 * What this person may do here, as buttons: each opens the form of its act; one that is not possible now says why. The keys 1
 * to 9 open them in order.
 */
import {useMemo, useRef, useState} from 'react';
import type {ActKind} from '../../../monitoring/desk/index.ts';
import type {PossibleAct} from '../../../platform/contract/index.ts';
import {useCase} from '../../app/case-context.ts';
import {sentence} from '../session/problems.tsx';
import {useSingleKeys} from '../inbox/single-keys.ts';
import type {Done} from '../do-act.ts';
import {useIsPreview} from '../file/preview.ts';
import {ActForm} from './act-form.tsx';
import {actWord} from './field-words.ts';

export interface OfferedAct extends PossibleAct {
  /** Absent where the act opens something of its own. */
  readonly subject?: string;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly initial?: Readonly<Record<string, unknown>>;
}

interface ActsPanelProps {
  readonly acts: readonly OfferedAct[];
  readonly heading?: string;
  /** Beside what it is about, without a heading of its own: what the buttons are for, for those who hear the page. */
  readonly small?: string;
  readonly keys?: boolean;
  readonly done?: (kind: string, subject: string, done: Done) => void;
}

export function ActsPanel({acts, heading = 'What you can do here', small, keys = false, done}: ActsPanelProps) {
  const {summary} = useCase();
  const isPreview = useIsPreview();
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState<string>();
  const panel = useRef<HTMLDivElement>(null);
  const possible = acts.filter(({notNow}) => notNow === undefined);
  const chosen = possible.find(({kind}) => kind === open);
  const keyed = useMemo(
    () =>
      keys && !isPreview
        ? Object.fromEntries(possible.slice(0, 9).map(({kind}, index) => [`${index + 1}`, () => setOpen(kind)]))
        : {},
    // oxlint-disable-next-line react/exhaustive-deps
    [keys, isPreview, possible.map(({kind}) => kind).join()],
  );
  useSingleKeys(keyed);
  // What was signed is said, also where nothing is left to do.
  if (isPreview || (acts.length === 0 && said === undefined)) return null;
  return (
    // Escape closes the form from anywhere in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={small === undefined ? 'acts-panel' : 'acts-panel acts-small'}
      id={keys ? 'acts' : undefined}
      aria-label={small}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(undefined);
      }}
    >
      {small === undefined && <h2 tabIndex={-1}>{heading}</h2>}
      <p role="status">{said}</p>
      <ul>
        {possible.map(({kind, about}, index) => (
          <li key={kind}>
            <button
              type="button"
              aria-expanded={open === kind}
              onClick={() => setOpen(open === kind ? undefined : kind)}
            >
              {keys && index < 9 && (
                <>
                  <kbd aria-hidden="true">{index + 1}</kbd>{' '}
                </>
              )}
              {actWord(about)}
            </button>
          </li>
        ))}
      </ul>
      <NotNow acts={acts} />
      {chosen !== undefined && (
        <ActForm
          key={`${chosen.kind} ${chosen.subject ?? ''}`}
          caseId={summary.id}
          kind={chosen.kind as ActKind}
          {...(chosen.subject === undefined ? {} : {subject: chosen.subject})}
          {...(chosen.given === undefined ? {} : {given: chosen.given})}
          {...(chosen.initial === undefined ? {} : {initial: chosen.initial})}
          cancelled={() => setOpen(undefined)}
          done={(outcome, subject) => {
            setOpen(undefined);
            setSaid(`Signed; it is entry ${outcome.entry} of the ledger.`);
            done?.(chosen.kind, subject, outcome);
          }}
        />
      )}
    </section>
  );
}

/** What somebody of this role does here at another time, and why not now: quiet, but never hidden. */
function NotNow({acts}: {readonly acts: readonly OfferedAct[]}) {
  const later = acts.filter(({notNow}) => notNow !== undefined);
  if (later.length === 0) return null;
  return (
    <details className="act-not-now">
      <summary>Not now ({later.length})</summary>
      <ul>
        {later.map(({kind, about, notNow = ''}) => (
          <li key={kind}>
            {actWord(about)}: {sentence(notNow)}
          </li>
        ))}
      </ul>
    </details>
  );
}
