/**
 * What waits for whoever is signed in, by clock, overdue first. The filter and the page of the list stand in the address; what
 * changes meanwhile is said in a line and shown when asked for. j and k move, Enter opens, ? shows the keys.
 */
import {useMemo, useState} from 'react';
import type {Inbox} from '../../../platform/contract/index.ts';
import {apiPath} from '../../api/answer.ts';
import {useAddress, withQuery} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink, Link} from '../../app/link.tsx';
import {Empty, Failed, Waiting} from '../../parts/waiting.tsx';
import {NewLine} from '../live/new-line.tsx';
import {useDeskAnswer} from '../live/use-desk-answer.ts';
import {nowText} from '../use-me.ts';
import {InboxList} from './inbox-list.tsx';
import {inboxSentence, formsByAct, itemAddress, nouns, nounsWord} from './inbox-words.ts';
import {KeysPanel} from './keys-panel.tsx';
import {useSingleKeys} from './single-keys.ts';

const pageLength = 50;

export function InboxPage() {
  const {summary} = useCase();
  const {query} = useAddress();
  const offset = Math.max(0, Number.parseInt(query['offset'] ?? '0', 10) || 0);
  const path = apiPath(['desk', 'cases', summary.id, 'inbox'], {
    noun: query['noun'],
    offset: offset === 0 ? undefined : String(offset),
    limit: String(pageLength),
  });
  const {answer, fresh, show} = useDeskAnswer<Inbox>(summary.id, path);
  return (
    <div className="inbox">
      <h1 tabIndex={-1}>Desk</h1>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <>
          <p className="lede">{inboxSentence(answer.value)}</p>
          <BeginWays acts={answer.value.acts} />
          <NounFilter />
          <NewLine fresh={fresh} show={show} />
          <Items inbox={answer.value} stale={answer.stale} />
        </>
      )}
    </div>
  );
}

function Items({inbox, stale}: {readonly inbox: Inbox; readonly stale: boolean}) {
  const address = useAddress();
  const [at, setAt] = useState(-1);
  const [showsKeys, setShowsKeys] = useState(false);
  const {items, total, offset} = inbox;
  const current = Math.min(at, items.length - 1);
  const keys = useMemo(() => {
    const move = (step: number) => (): void => setAt(Math.max(0, Math.min(items.length - 1, current + step)));
    return {j: move(1), k: move(-1), '?': () => setShowsKeys((shown) => !shown), Escape: () => setShowsKeys(false)};
  }, [items.length, current]);
  useSingleKeys(keys);
  const page = (first: number) => withQuery(address, {offset: first === 0 ? '' : String(first)});
  return (
    <>
      {items.length === 0 ? (
        <Empty
          sentence={
            address.query['noun'] === undefined
              ? 'When something is for you to do, it stands here with its clock.'
              : 'Nothing of this kind waits for you.'
          }
        />
      ) : (
        <InboxList
          items={items}
          now={nowText()}
          current={current}
          stale={stale}
          focused={setAt}
          addressOf={(item) => itemAddress(item, address)}
        />
      )}
      <p className="paging">
        {offset > 0 && <Link to={page(Math.max(0, offset - pageLength))}>earlier {pageLength}</Link>}{' '}
        {items.length > 0 && (
          <span>
            {(offset + 1).toLocaleString('en')} to {(offset + items.length).toLocaleString('en')} of{' '}
            {total.toLocaleString('en')}
          </span>
        )}{' '}
        {offset + items.length < total && <Link to={page(offset + pageLength)}>next {pageLength}</Link>}
      </p>
      <KeysPanel isOpen={showsKeys} toggle={() => setShowsKeys(!showsKeys)} />
    </>
  );
}

function BeginWays({acts}: Pick<Inbox, 'acts'>) {
  const ways = acts.flatMap(({kind, notNow}) => {
    const form = formsByAct[kind];
    return form === undefined || notNow !== undefined ? [] : [form];
  });
  return (
    <nav className="begin-ways" aria-label="Begin">
      <ul>
        {ways.map(({item, word}) => (
          <li key={item}>
            <CaseLink page="desk" item={item}>
              {word}
            </CaseLink>
          </li>
        ))}
        <li>
          <CaseLink page="desk" item="people">
            People
          </CaseLink>
        </li>
      </ul>
    </nav>
  );
}

function NounFilter() {
  const address = useAddress();
  const chosen = address.query['noun'] ?? '';
  return (
    <nav className="noun-filter" aria-label="Kinds of items">
      <ul>
        {['', ...nouns].map((noun) => (
          <li key={noun}>
            <Link to={withQuery(address, {noun, offset: ''})} current={noun === chosen}>
              {noun === '' ? 'All' : nounsWord(noun)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
