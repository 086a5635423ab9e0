/**
 * What somebody said in an act, as a list of its parts. Texts stand as they were written, in their own direction; a name of
 * the case stands for its id; a piece of evidence leads to its custody.
 */
import type {ReactNode} from 'react';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {partsOf, readingWord, valueText, type Body, type NameOf} from './body-text.ts';
import {DeskLink} from './desk-link.tsx';

interface BodyListProps {
  readonly kind: string;
  readonly body: Body;
  readonly leave?: readonly string[];
}

export function BodyList({kind, body, leave = []}: BodyListProps) {
  const parts = partsOf(kind, body, leave);
  if (parts.length === 0) return null;
  return (
    <dl className="file-body">
      {parts.map(([name, value]) => (
        <div key={name}>
          <dt>{readingWord(kind, name)}</dt>
          <dd dir="auto">
            <Value kind={kind} name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ValueProps {
  readonly kind: string;
  readonly name: string;
  readonly value: unknown;
}

const fileOf: Readonly<Record<string, 'incidents' | 'reports'>> = {
  incident: 'incidents',
  into: 'incidents',
  duplicateOf: 'reports',
  report: 'reports',
};

function Value({kind, name, value}: ValueProps): ReactNode {
  const nameOf = useCaseNames();
  const file = fileOf[name];
  if (file !== undefined && typeof value === 'string') {
    return (
      <DeskLink item={file} detail={value}>
        {value}
      </DeskLink>
    );
  }
  if (name === 'evidence' && Array.isArray(value))
    return value.map((one) => <Evidence key={hashOf(one)} piece={one} />);
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) {
    return (
      <ul>
        {value.map((one) => {
          const text = valueText(kind, name, one, nameOf);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    );
  }
  return valueText(kind, name, value, nameOf);
}

const hashOf = (piece: unknown): string =>
  typeof piece === 'string' ? piece : ((piece as {readonly sha256?: string} | null)?.sha256 ?? '');

/** Its hash, shortened to read and whole to copy, is what it is; what it is called is somebody's word. */
export function Evidence({piece}: {readonly piece: unknown}) {
  const hash = hashOf(piece);
  const {title, note} = (typeof piece === 'object' ? piece : {}) as {readonly title?: string; readonly note?: string};
  return (
    <span className="file-evidence">
      {title !== undefined && <bdi>{title} </bdi>}
      {note !== undefined && <bdi className="note">{note} </bdi>}
      <CaseLink page="ledger" item="evidence">
        <code title={hash}>{hash.slice(0, 12)}…</code>
      </CaseLink>
    </span>
  );
}

/** An id of the case becomes its name; anything else stays as it is. */
export function useCaseNames(): NameOf {
  const {actors, sources, places, territories} = useCase();
  return (id) =>
    [actors, sources, places, territories].flatMap((list) => list.find((one) => one.id === id)?.name ?? [])[0] ?? id;
}
