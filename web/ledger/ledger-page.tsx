/**
 * The ledger: what it is, what was checked and what that does not show, and every entry by number. It is the same for
 * every as-of: the control of the frame decides what pages count, never what the ledger holds.
 */
import {lazy, Suspense, useId, useState} from 'react';
import type {EntrySummary, LedgerView, WitnessesView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {go, keptQuery, useAddress, withQuery} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {CaseLink, Link} from '../app/link.tsx';
import {count} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {browserStore, isKept} from './check/kept-checkpoint.ts';
import {kindWord} from './entry-kinds.ts';
import {LedgerWays} from './ledger-ways.tsx';
import {entryNumber, pageSize, pagingAt} from './paging.ts';

/** Brings the cryptography with it, so it comes only where a checkpoint is kept. */
const KeptHere = lazy(async () => ({default: (await import('./check/kept-here.tsx')).KeptHere}));

export function LedgerPage() {
  const {query} = useAddress();
  const offset = entryNumber(query['offset'] ?? '') ?? 0;
  const answer = useAnswer<LedgerView>(apiPath(['ledger'], {offset: String(offset), limit: String(pageSize)}));
  return (
    <article className="ledger">
      <LedgerWays />
      <h1 tabIndex={-1}>Ledger</h1>
      <p className="lede">
        Everything that these pages show is computed from this list, which is only ever added to: texts of agreements,
        rows as they were published, withdrawals with their reason. All entries together give one number, the root; one
        letter changed in one entry gives another root. A correction is a new entry, and the earlier one stays.
      </p>
      {isKept(browserStore()) && (
        <Suspense fallback={null}>
          <KeptHere />
        </Suspense>
      )}
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <>
          <Check view={answer.value} />
          <Entries view={answer.value} stale={answer.stale} />
        </>
      )}
    </article>
  );
}

function Check({view}: {readonly view: LedgerView}) {
  return (
    <dl className="ledger-check">
      <dt>Size</dt>
      <dd>{count(view.size)} entries, of all cases on this machine</dd>
      <dt>Root</dt>
      <dd>
        <code>{view.root}</code>
      </dd>
      <dt>{view.verified ? 'Checked' : 'Not checked'}</dt>
      <dd>{view.verifiedSentence}</dd>
      <dt>Not shown by this</dt>
      <dd>
        An operator who replaces the whole log and its head together would pass the same check. Against that stand the
        checkpoints that others cosigned and kept.
      </dd>
      <dt>Vouched for</dt>
      <dd>
        <Vouched />
      </dd>
      <dt>Check it yourself</dt>
      <dd>
        <code>holdfire verify</code> reads every entry, hash and root again. Each entry below opens to its bytes, to the
        lines that hash them in any shell, and to its proof.
      </dd>
    </dl>
  );
}

/** One sentence; all about it stands on a page of its own. */
function Vouched() {
  const answer = useAnswer<WitnessesView>(apiPath(['ledger', 'witnesses']));
  return (
    <>
      {answer.kind === 'loading' && 'Asking …'}
      {answer.kind === 'failed' && answer.sentences.join(' ')}
      {answer.kind === 'ready' && answer.value.sentence}{' '}
      <CaseLink page="ledger" item="signatures">
        Who signs and who cosigns
      </CaseLink>
    </>
  );
}

function Entries({view, stale}: {readonly view: LedgerView; readonly stale: boolean}) {
  const {asOf} = useCase();
  return (
    <section className={stale ? 'stale' : undefined} aria-busy={stale}>
      <h2>Entries</h2>
      {asOf.size < view.size && (
        <p className="note">
          The other pages count the first {count(asOf.size)} entries only; this page lists all {count(view.size)}.
        </p>
      )}
      <div className="ledger-ways">
        <Pages offset={view.offset} size={view.size} />
        <JumpToEntry size={view.size} />
      </div>
      {view.entries.length === 0 ? (
        <Empty
          sentence={
            view.size === 0 ? 'The ledger is empty.' : `The ledger ends before this: ${count(view.size)} entries.`
          }
        />
      ) : (
        <table className="ledger-entries">
          <caption>
            Entries {count(view.offset)} to {count(view.offset + view.entries.length - 1)} of {count(view.size)},
            counted from 0
          </caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Entry
              </th>
              <th scope="col">What it is</th>
              <th scope="col" className="ledger-wide">
                Kind
              </th>
              <th scope="col" className="ledger-wide">
                Case
              </th>
              <th scope="col" className="ledger-wide number">
                Bytes
              </th>
              <th scope="col" className="ledger-wide">
                Leaf hash begins
              </th>
            </tr>
          </thead>
          <tbody>
            {view.entries.map((entry) => (
              <EntryRow key={entry.index} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function EntryRow({entry}: {readonly entry: EntrySummary}) {
  return (
    <tr>
      <th scope="row" className="number">
        <CaseLink page="ledger" item={String(entry.index)}>
          {entry.index}
        </CaseLink>
      </th>
      <td>
        <ForeignText text={entry.title} />
        <span className="ledger-kind">
          {kindWord(entry.kind)}, case {entry.case}
        </span>
      </td>
      <td className="ledger-wide">{kindWord(entry.kind)}</td>
      <td className="ledger-wide">{entry.case}</td>
      <td className="ledger-wide number">{count(entry.bytes)}</td>
      <td className="ledger-wide">
        <code>{entry.leafHash.slice(0, 16)}</code>
      </td>
    </tr>
  );
}

function Pages({offset, size}: {readonly offset: number; readonly size: number}) {
  const {first, previous, next, last} = pagingAt(offset, size);
  return (
    <nav aria-label="Further entries">
      <ul className="ledger-pages">
        <PageLink to={first}>First</PageLink>
        <PageLink to={previous}>Earlier</PageLink>
        <PageLink to={next}>Later</PageLink>
        <PageLink to={last}>Last</PageLink>
      </ul>
    </nav>
  );
}

function PageLink({to, children}: {readonly to: number | undefined; readonly children: string}) {
  const address = useAddress();
  return (
    <li>
      {to === undefined ? (
        <span className="ledger-no-page">{children}</span>
      ) : (
        <Link to={withQuery(address, {offset: to === 0 ? '' : String(to)})}>{children}</Link>
      )}
    </li>
  );
}

function JumpToEntry({size}: {readonly size: number}) {
  const address = useAddress();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const jump = (form: HTMLFormElement): void => {
    const text = new FormData(form).get('entry');
    const index = entryNumber(typeof text === 'string' ? text : '');
    if (index === undefined || index >= size) {
      setProblem(`The ledger has entries 0 to ${size - 1}.`);
      return;
    }
    go({...address, query: keptQuery(address.query), item: String(index)});
  };
  return (
    <form
      className="ledger-jump"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        jump(event.currentTarget);
      }}
    >
      <label htmlFor={id}>Entry</label>
      <input id={id} name="entry" inputMode="numeric" size={8} aria-describedby={`${id}-problem`} />
      <button type="submit">Open</button>
      <output id={`${id}-problem`}>{problem}</output>
    </form>
  );
}
