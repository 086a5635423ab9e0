/** What came out of a check: the sentence, every step, who cosigned and when, and what the file holds. */
import type {ReactNode} from 'react';
import {base64Of, type Json, type Leaf} from '../../../monitoring/ledger/index.ts';
import {CaseLink} from '../../app/link.tsx';
import {count, words} from '../../parts/figures.ts';
import {ForeignText} from '../../parts/quoted.tsx';
import {kindWord} from '../entry-kinds.ts';
import {fieldWord} from '../field-words.ts';
import {instantOf, secondsText} from '../instant-text.ts';
import {TimeFacts} from '../time-facts.tsx';
import {questions, type Checked, type CheckedGroup} from './check-given.ts';
import {OutcomeMark} from './outcome-mark.tsx';
import {verdictSentence} from './verdict.ts';

export function CheckedResult({checked, children}: {readonly checked: Checked; readonly children?: ReactNode}) {
  return (
    <>
      <p className="check-verdict">
        <OutcomeMark outcome={checked.holds ? 'holds' : 'fails'} /> <span>{verdictSentence(checked)}</span>
      </p>
      {children}
      <h3>Every step</h3>
      <ol className="check-lines">
        {checked.lines.map(({name, outcome, sentence}) => (
          <li key={name}>
            <span className="check-asked">{questions[name]}</span>
            <OutcomeMark outcome={outcome} />
            <span className="check-found">{sentence}</span>
          </li>
        ))}
      </ol>
      <Cosigned checked={checked} />
      <Bounds checked={checked} />
      <EntryGiven checked={checked} />
      <Groups checked={checked} />
      <CheckpointGiven checked={checked} />
    </>
  );
}

function Cosigned({checked: {witnessed}}: {readonly checked: Checked}) {
  if (witnessed === undefined || witnessed.witnesses.length === 0) return null;
  return (
    <>
      <h3>Who cosigned it, and when</h3>
      <table className="check-table">
        <caption>Times are the witnesses’ own, in UTC</caption>
        <thead>
          <tr>
            <th scope="col">Witness</th>
            <th scope="col">Cosigned</th>
          </tr>
        </thead>
        <tbody>
          {witnessed.witnesses.map(({name, cosignedAtSeconds}) => (
            <tr key={name}>
              <th scope="row">
                <ForeignText text={name} />
              </th>
              <td>{cosignedAtSeconds === undefined ? 'not on this checkpoint' : secondsText(cosignedAtSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Bounds({checked: {bounds, entry}}: {readonly checked: Checked}) {
  const leaf = entry?.leaf;
  if (bounds === undefined || leaf === undefined || !('recorded' in leaf)) return null;
  const {notBeforeSeconds: from, notAfterSeconds: to, claim} = bounds;
  const times = {
    recorded: leaf.recorded,
    claim,
    ...(from === undefined ? {} : {notBefore: instantOf(from)}),
    ...(to === undefined ? {} : {notAfter: instantOf(to)}),
  };
  return (
    <>
      <h3>When it was made</h3>
      <TimeFacts times={times} />
    </>
  );
}

function EntryGiven({checked: {entry, holds}}: {readonly checked: Checked}) {
  if (entry === undefined) return null;
  const {leaf, index, bytes} = entry;
  return (
    <>
      <h3>
        Entry {index}
        {leaf === undefined ? '' : `: ${kindWord(leaf.kind)}`}
      </h3>
      {leaf === undefined ? (
        <p>{count(bytes.length)} bytes of a form that this page does not know.</p>
      ) : (
        <Pairs pairs={leafPairs(leaf)} caption="Its fields, as they stand in the file" />
      )}
      {holds && (
        <p className="note">
          The same number on this server:{' '}
          <CaseLink page="ledger" item={String(index)}>
            entry {index}
          </CaseLink>
          .
        </p>
      )}
    </>
  );
}

/** Long values that say nothing to a reader here are left to the page of the entry. */
const leafPairs = (leaf: Leaf): readonly (readonly [string, string])[] =>
  Object.entries(leaf)
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, value]) => [fieldWord(name), valueText(value as Json)]);

const leftOut = ['format', 'kind', 'seen', 'groups', 'signature', 'previous', 'possession'];

const valueText = (value: Json): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map((part: Json) => valueText(part)).join(', ')
      : JSON.stringify(value);

function Pairs({pairs, caption}: {readonly pairs: readonly (readonly [string, string])[]; readonly caption: string}) {
  return (
    <table className="check-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value === '' ? <span className="note">empty</span> : <ForeignText text={value} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const groupStates: Readonly<Record<CheckedGroup['state'], string>> = {
  opened: 'disclosed, and what the entry commits to',
  false: 'not what the entry commits to',
  closed: 'not disclosed',
};

function Groups({checked: {groups, audience}}: {readonly checked: Checked}) {
  if (groups === undefined) return null;
  return (
    <>
      <h3>Parts of the record, for {audience}</h3>
      <p className="note">
        The entry commits to every part at once. Who receives one part can check it; of the parts that are not disclosed
        nothing can be read or guessed from it.
      </p>
      {groups.map(({name, state, content}) => (
        <section key={name} className="check-group">
          <h4>
            <ForeignText text={name} />
            <span className="check-group-state">{groupStates[state]}</span>
          </h4>
          {content !== undefined && (
            <Pairs
              caption={`Part ${name}`}
              pairs={Object.entries(content).map(([field, value]) => [words(field), valueText(value)])}
            />
          )}
        </section>
      ))}
    </>
  );
}

function CheckpointGiven({checked: {checkpoint}}: {readonly checked: Checked}) {
  if (checkpoint === undefined) return null;
  return (
    <>
      <h3>Its checkpoint</h3>
      <dl className="check-facts">
        <dt>Log</dt>
        <dd>
          <code>{checkpoint.origin}</code>
        </dd>
        <dt>Entries</dt>
        <dd>{count(checkpoint.size)}</dd>
        <dt>Root</dt>
        <dd>
          <code>{base64Of(checkpoint.root)}</code>
        </dd>
      </dl>
    </>
  );
}
