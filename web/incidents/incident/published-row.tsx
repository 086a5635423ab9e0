/** A row of a data set as it was published, column by column; nothing in it is repaired or left out. */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {ForeignText} from '../../parts/quoted.tsx';
import {recordedInText} from '../incident-words.ts';
import {ScrollRegion} from '../../parts/scroll-region.tsx';

interface PublishedRowProps {
  readonly fields: NonNullable<IncidentView['published']>;
  readonly recordedIn: string;
}

export function PublishedRow({fields, recordedIn}: PublishedRowProps) {
  return (
    <section className="incident-section" aria-labelledby="published">
      <h2 id="published">The row as published</h2>
      <ScrollRegion label="The row as published" className="twin-scroll">
        <table>
          <caption>Every column of the row of {recordedInText(recordedIn)}.</caption>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({column, value}) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>{value === '' ? <span className="note">empty</span> : <ForeignText text={value} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
