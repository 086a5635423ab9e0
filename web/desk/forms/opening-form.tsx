/** A form whose act opens something of its own: what was signed, where it stands, what happens next, and the way on. */
import {useState} from 'react';
import type {ActKind} from '../../../monitoring/desk/index.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {ActForm} from '../acts/act-form.tsx';
import type {Done} from '../do-act.ts';
import {DeskLink} from '../file/desk-link.tsx';

interface OpeningFormProps {
  readonly kind: ActKind;
  readonly heading: string;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Kind of file that it opens, where there is a page of it. */
  readonly opens?: 'reports' | 'incidents' | 'findings' | 'releases';
  readonly next: string;
}

export function OpeningForm({kind, heading, given, initial, opens, next}: OpeningFormProps) {
  const {summary} = useCase();
  const [signed, setSigned] = useState<{readonly done: Done; readonly subject: string}>();
  return (
    <article className="file-page">
      <h1 tabIndex={-1}>{heading}</h1>
      {signed === undefined ? (
        <ActForm
          caseId={summary.id}
          kind={kind}
          {...(given === undefined ? {} : {given})}
          {...(initial === undefined ? {} : {initial})}
          done={(done, subject) => setSigned({done, subject})}
        />
      ) : (
        <section role="status">
          <p className="lede">Signed and taken in. {next}</p>
          <p>
            It is{' '}
            <CaseLink page="ledger" item={String(signed.done.entry)}>
              entry {signed.done.entry}
            </CaseLink>{' '}
            of the ledger; the server’s receipt is kept in this browser.
          </p>
          <p className="act-ways">
            {opens !== undefined && (
              <DeskLink item={opens} detail={signed.subject}>
                Open it
              </DeskLink>
            )}{' '}
            <button type="button" className="plain" onClick={() => setSigned(undefined)}>
              Write another
            </button>
          </p>
        </section>
      )}
    </article>
  );
}
