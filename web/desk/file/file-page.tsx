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
import {useDeskAnswer, type DeskAnswer} from '../live/use-desk-answer.ts';
import {SessionEnded} from '../session/session-ended.tsx';
import {PreviewContext} from './preview.ts';

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
  const own = useDeskAnswer<T>(summary.id, apiPath(['desk', 'cases', summary.id, noun, id], {}));
  return (
    <article className="file-page">
      <h1 tabIndex={-1}>
        <bdi>{own.answer.kind === 'ready' ? heading(own.answer.value) : 'A file of the desk'}</bdi>
      </h1>
      {own.ended && <SessionEnded />}
      {own.answer.kind === 'ready' && <AudienceSwitch as={as} />}
      {as === undefined ? (
        <Answered answer={own.answer} fresh={own.fresh} show={own.show}>
          {children}
        </Answered>
      ) : (
        <SideBySide<T> own={own} path={apiPath(['desk', 'cases', summary.id, noun, id], {as})} as={as}>
          {children}
        </SideBySide>
      )}
    </article>
  );
}

interface AnsweredProps<T> extends Pick<DeskAnswer<T>, 'answer' | 'fresh' | 'show'> {
  readonly children: (value: T) => ReactNode;
  /** Said in place of why it was refused. */
  readonly nothing?: string;
}

function Answered<T>({answer, fresh, show, children, nothing}: AnsweredProps<T>) {
  switch (answer.kind) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return nothing !== undefined && answer.status === 404 ? (
        <p className="preview-nothing">{nothing}</p>
      ) : (
        <Failed sentences={answer.sentences} />
      );
    case 'ready':
      return (
        <>
          <NewLine fresh={fresh} show={show} />
          <div className={answer.stale ? 'stale' : undefined}>{children(answer.value)}</div>
        </>
      );
  }
}

interface SideBySideProps<T> {
  readonly own: DeskAnswer<T>;
  readonly path: string;
  readonly as: string;
  readonly children: (value: T) => ReactNode;
}

/** Theirs first, because that is what was asked for; on a wide screen what the reader sees stands beside it. */
function SideBySide<T>({own, path, as, children}: SideBySideProps<T>) {
  const {summary} = useCase();
  const theirs = useDeskAnswer<T>(summary.id, path);
  const name = audiences(usePartySides()).find(([audience]) => audience === as)?.[1] ?? 'they';
  return (
    <PreviewContext value>
      <div className="preview">
        <section className="preview-theirs" aria-label={`What ${name} would see`}>
          <p className="preview-head">What {name} would see</p>
          <Answered
            answer={theirs.answer}
            fresh={theirs.fresh}
            show={theirs.show}
            nothing="Nothing: for them there is no such page, and its address answers as if it had never been."
          >
            {children}
          </Answered>
        </section>
        <section className="preview-own" aria-label="What you see">
          <p className="preview-head">What you see</p>
          <Answered answer={own.answer} fresh={own.fresh} show={own.show}>
            {children}
          </Answered>
        </section>
      </div>
    </PreviewContext>
  );
}

type Sides = ReturnType<typeof usePartySides>;

const audiences = (sides: Sides): readonly (readonly [audience: string, word: string])[] => [
  ...sides.map(({id, short}) => [`party:${id}`, short] as const),
  ['guarantor', 'a guarantor'],
  ['public', 'the public'],
];

/** What will each side, a guarantor, the public see? Both sides stand in the order that the reader chose. */
function AudienceSwitch({as}: {readonly as: string | undefined}) {
  const address = useAddress();
  const all = audiences(usePartySides());
  const current = all.find(([name]) => name === as)?.[1];
  return (
    <nav className={current === undefined ? 'audience' : 'audience audience-on'} aria-label="What others see">
      {current === undefined ? (
        <span>What will they see?</span>
      ) : (
        <strong>This page as {current} would see it. Nothing can be signed from here.</strong>
      )}{' '}
      {all.map(([name, word]) => (
        <Link key={name} to={withQuery(address, {as: name})} {...(name === as ? {current: true} : {})}>
          {word}
        </Link>
      ))}
      {current !== undefined && <Link to={withQuery(address, {as: ''})}>back to what I see</Link>}
    </nav>
  );
}
