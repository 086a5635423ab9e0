/** A generated sentence whose clause codes lead to their clauses and are never broken over two lines. */
import {Fragment} from 'react';
import {CaseLink} from '../app/link.tsx';
import {textParts} from './text-parts.ts';

interface LinkedCodesProps {
  readonly sentence: string;
  readonly codes: readonly string[];
  readonly agreement: string;
}

export function LinkedCodes({sentence, codes, agreement}: LinkedCodesProps) {
  return textParts(sentence, codes).map(({kind, text, at}) =>
    kind === 'word' ? (
      <CaseLink key={at} page="agreement" item={agreement} query={{provision: text}} className="code-link">
        {text}
      </CaseLink>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  );
}
