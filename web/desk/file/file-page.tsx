/**
 * What every file page of the desk shares: the answer with its states, what others changed meanwhile, and the switch that shows
 * the page as another audience sees it. The server makes that page; nothing is hidden here.
 */
import type {ReactNode} from 'react';
import {apiPath} from '../../api/answer.ts';
import {useAddress, withQuery} from '../../app/address.ts';
import {useCase, usePartySides} from '../../app/case-context.ts';
import {Link} from '../../app/link.tsx';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {NewLine} from '../live/new-line.tsx';
import {useDeskAnswer} from '../live/use-desk-answer.ts';
import {SessionEnded} from '../session/session-ended.tsx';

interface FilePageProps<T> {
  readonly noun: 'incidents' | 'reports' | 'findings' | 'releases';
  readonly id: string;
  readonly heading: (value: T) => string;
  readonly children: (value: T) => ReactNode;
}

export function FilePage<T>({noun, id, heading, children}: FilePageProps<T>) {
  const {summary} = useCase();
  const {query} = useAddress();
  const as = query['as'];
  const {answer, fresh, show, ended} = useDeskAnswer<T>(
    summary.id,
    apiPath(['desk', 'cases', summary.id, noun, id], {as}),
  );
  return (
    <article className="file-page">
      <h1 tabIndex={-1}>
        <bdi>{answer.kind === 'ready' ? heading(answer.value) : 'A file of the desk'}</bdi>
      </h1>
      {ended && <SessionEnded />}
      <AudienceSwitch as={as} />
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' &&
        (as === undefined ? (
          <Failed sentences={answer.sentences} />
        ) : (
          <p className="preview-nothing">They see nothing here: for them this page does not exist.</p>
        ))}
      {answer.kind === 'ready' && (
        <>
          <NewLine fresh={fresh} show={show} />
          <div className={answer.stale ? 'stale' : undefined}>{children(answer.value)}</div>
        </>
      )}
    </article>
  );
}

/** What will each side, a guarantor, the public see? Both sides stand in the order that the reader chose. */
function AudienceSwitch({as}: {readonly as: string | undefined}) {
  const address = useAddress();
  const sides = usePartySides();
  const audiences = [
    ...sides.map(({id, short}) => [`party:${id}`, short] as const),
    ['guarantor', 'a guarantor'] as const,
    ['public', 'the public'] as const,
  ];
  const current = audiences.find(([name]) => name === as)?.[1];
  return (
    <nav className={current === undefined ? 'audience' : 'audience audience-on'} aria-label="What others see">
      {current === undefined ? (
        <span>What will they see?</span>
      ) : (
        <strong>You see this page as {current} would see it.</strong>
      )}{' '}
      {audiences.map(([name, word]) => (
        <Link key={name} to={withQuery(address, {as: name})} {...(name === as ? {current: true} : {})}>
          {word}
        </Link>
      ))}
      {current !== undefined && <Link to={withQuery(address, {as: ''})}>back to what I see</Link>}
    </nav>
  );
}
