/** A generated sentence whose clause codes lead to their clauses and are never broken over two lines. */
import {Fragment} from 'react';
import {CaseLink} from '../app/link.tsx';
import {textParts} from './text-parts.ts';

interface LinkedCodesProps {
  readonly sentence: string;
  readonly clauses: readonly {readonly code: string; readonly agreement: string}[];
}

export function LinkedCodes({sentence, clauses}: LinkedCodesProps) {
  const agreementOf = new Map(clauses.map(({code, agreement}) => [code, agreement]));
  return textParts(sentence, [...agreementOf.keys()]).map(({kind, text, at}) =>
    kind === 'word' ? (
      <CaseLink
        key={at}
        page="agreement"
        item={agreementOf.get(text) ?? ''}
        query={{provision: text}}
        className="code-link"
      >
        {text}
      </CaseLink>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  );
}
