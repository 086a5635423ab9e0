/**
 * One entry: what it is, its fields and parts, who signed it and when, its proof, its bytes, and two ways to compute its
 * hash again without trusting this page's server: in this browser, and in any shell.
 */
import type {ReactNode} from 'react';
import type {EntryView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {EntryGroups} from './entry-groups.tsx';
import {kindSentence, kindWord} from './entry-kinds.ts';
import {fieldWord, splitFields} from './field-words.ts';
import {HashCheck} from './hash-check.tsx';
import {entryNumber, pageSize} from './paging.ts';
import {ProofWays} from './proof-ways.tsx';
import {SignedBy} from './signed-by.tsx';

export function EntryPage({index}: {readonly index: string}) {
  const answer = useAnswer<EntryView>(apiPath(['ledger', 'entries', index]));
  const number = entryNumber(index);
  return (
    <article className="entry">
      <h1 tabIndex={-1}>Entry {index}</h1>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <div className={answer.stale ? 'stale' : undefined} aria-busy={answer.stale}>
          <Whole view={answer.value} />
        </div>
      )}
      {number !== undefined && <Neighbours index={number} last={answer.kind === 'failed'} />}
    </article>
  );
}

function Whole({view}: {readonly view: EntryView}) {
  const {summary} = view;
  const {says, signs} = splitFields(view.fields, view.signed !== undefined);
  return (
    <>
      <p className="lede">
        <ForeignText text={summary.title} />
      </p>
      <p className="note">
        {capital(kindWord(summary.kind))}
        {summary.case === '' ? '' : `, case ${summary.case}`}. {kindSentence(summary.kind)}
      </p>
      <Standing view={view} />
      <Fields
        fields={says.filter(({name}) => name !== 'groups' || view.groups === undefined)}
        ofRow={summary.kind === 'row'}
        caption="As they stand in the entry; an empty field is shown as empty"
      />
      {view.groups !== undefined && <EntryGroups groups={view.groups} />}
      {view.signed !== undefined && <SignedBy key={summary.index} signed={view.signed} leaf={view.leaf} />}
      {signs.length > 0 && (
        <details className="entry-signing">
          <summary>Fields of the signature, as they stand in the entry</summary>
          <Fields fields={signs} ofRow={false} caption="Fields of the signature" bare />
        </details>
      )}
      <ProofWays key={`proof ${summary.index}`} index={summary.index} discloses={view.groups !== undefined} />
      <h2>Bytes of the leaf</h2>
      <p className="note">
        {count(summary.bytes)} bytes of UTF-8, canonical JSON; shown as text.
        {rightToLeft.test(view.leaf) &&
          ' Words written from right to left stand on the screen in reading order, which is not the order of the bytes.'}
      </p>
      <ScrollRegion className="leaf" label="Bytes of the leaf as text">
        <pre dir="ltr">{view.leaf}</pre>
      </ScrollRegion>
      <HashCheck key={summary.index} leaf={view.leaf} leafHash={summary.leafHash} />
    </>
  );
}

/** Where it stands among the others: its import, and the entry that took its place. */
function Standing({view: {summary, opened, sealed, endedBy}}: {readonly view: EntryView}) {
  const others = [opened, sealed].filter((index) => index !== undefined && index !== summary.index);
  if (others.length === 0 && endedBy === undefined) return null;
  return (
    <ul className="entry-standing">
      {opened !== undefined && opened !== summary.index && (
        <li>
          Its import begins with <EntryLink index={opened} />, which names file, columns and author.
        </li>
      )}
      {sealed !== undefined && sealed !== summary.index && (
        <li>
          Its import ends with <EntryLink index={sealed} />, which commits to all its rows.
        </li>
      )}
      {endedBy !== undefined && (
        <li>
          <strong>Superseded</strong> by <EntryLink index={endedBy} />. It still counts in every state before that
          entry.
        </li>
      )}
    </ul>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function EntryLink({index, children}: {readonly index: number; readonly children?: ReactNode}) {
  return (
    <CaseLink page="ledger" item={String(index)}>
      {children ?? `entry ${index}`}
    </CaseLink>
  );
}

interface FieldsProps {
  readonly fields: EntryView['fields'];
  readonly ofRow: boolean;
  readonly caption: string;
  /** Without a heading of its own. */
  readonly bare?: boolean;
}

function Fields({fields, ofRow, caption, bare = false}: FieldsProps) {
  if (fields.length === 0) return null;
  const language = fields.find(({name}) => name === 'language')?.value;
  return (
    <>
      {!bare && <h2>Fields</h2>}
      <table className="entry-fields">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({name, value}) => (
            <tr key={name}>
              <th scope="row">{fieldWord(name, ofRow)}</th>
              <td>
                {value === '' ? (
                  <span className="note">empty</span>
                ) : (
                  <FieldValue
                    name={fieldWord(name, ofRow)}
                    value={value}
                    language={rightToLeft.test(value) ? language : undefined}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Whole documents keep their line breaks in a part that scrolls; everything else wraps where it stands. */
function FieldValue({
  name,
  value,
  language,
}: {
  readonly name: string;
  readonly value: string;
  readonly language: string | undefined;
}) {
  if (!value.includes('\n')) return <ForeignText text={value} language={language} />;
  return (
    <ScrollRegion className="leaf" label={`Field ${name}`}>
      <pre dir="auto">{value}</pre>
    </ScrollRegion>
  );
}

function Neighbours({index, last}: {readonly index: number; readonly last: boolean}) {
  const offset = Math.floor(index / pageSize) * pageSize;
  return (
    <nav aria-label="Neighbouring entries">
      <ul className="ledger-pages">
        {index > 0 && (
          <li>
            <EntryLink index={index - 1}>Entry before</EntryLink>
          </li>
        )}
        {!last && (
          <li>
            <EntryLink index={index + 1}>Entry after</EntryLink>
          </li>
        )}
        <li>
          <CaseLink page="ledger" query={offset === 0 || last ? {} : {offset: String(offset)}}>
            List of entries
          </CaseLink>
        </li>
      </ul>
    </nav>
  );
}
