/**
 * The parts of a record as everybody may read them. What is closed, removed or missing is shown as that and by its name
 * alone, so that nobody takes an absent part for one that never was.
 */
import type {EntryView} from '../../platform/contract/index.ts';
import {words} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {StateShapeMark, type StateShape} from '../parts/state-mark.tsx';

type Group = NonNullable<EntryView['groups']>[number];

const states: Readonly<Record<Group['state'], {readonly shape: StateShape; readonly sentence: string}>> = {
  open: {shape: 'decided', sentence: 'open to everybody'},
  closed: {shape: 'not_assessable', sentence: 'closed: those whom it is for receive it with its proof'},
  removed: {shape: 'not_assessable', sentence: 'removed: its content was destroyed, and the entry still commits to it'},
  missing: {shape: 'undetermined', sentence: 'missing: it should be here, and is not, or is altered'},
};

export function EntryGroups({groups}: {readonly groups: readonly Group[]}) {
  return (
    <>
      <h2>Parts</h2>
      <p className="note">
        The entry commits to every part under a random salt. Whoever receives a part can prove that it belongs to this
        entry; from the others nothing can be read or guessed.
      </p>
      {groups.map((group) => (
        <OneGroup key={group.name} group={group} />
      ))}
    </>
  );
}

function OneGroup({group: {name, state, fields}}: {readonly group: Group}) {
  const {shape, sentence} = states[state];
  return (
    <section className="check-group">
      <h3>
        <StateShapeMark shape={shape} /> <ForeignText text={name} />
        <span className="check-group-state">{sentence}</span>
      </h3>
      {fields !== undefined && fields.length > 0 && (
        <table className="entry-fields">
          <caption>Part {name}</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{words(field.name)}</th>
                <td>{field.value === '' ? <span className="note">empty</span> : <ForeignText text={field.value} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
