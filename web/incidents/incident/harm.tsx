/**
 * Killed, injured and missing as each speaker gives them, tally by tally. There is no sum: one death can stand in several
 * tallies. A figure that another supersedes or contains is shown and not counted.
 */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {useNames, usePartySides} from '../../app/case-context.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {shortDay} from '../../parts/day-text.ts';
import {rangeText, words} from '../../parts/figures.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText} from '../../parts/quoted.tsx';
import {ScrollRegion} from '../../parts/scroll-region.tsx';
import {harmGroups, type HarmFigure, type HarmGroup} from './harm-groups.ts';

export function Harm({view: {casualties, claimRatios = [], row}}: {readonly view: IncidentView}) {
  const order = usePartySides().map(({id}) => id);
  const groups = harmGroups(casualties, order);
  return (
    <section className="incident-section" aria-labelledby="harm">
      <h2 id="harm">Harm to people</h2>
      {casualties.length === 0 ? (
        <p>
          {row.recordedIn === 'register'
            ? 'No figure of killed, injured or missing is recorded for this incident.'
            : `Killed as the data set gives them, low to high and best: ${rangeText(row.killed)}.`}
        </p>
      ) : (
        <ScrollRegion label="Figures of killed and injured">
          <table className="harm-table">
            <caption>
              Figures as given. The four tallies answer different questions and are never added to each other.
            </caption>
            <thead>
              <tr>
                <th scope="col">Harm</th>
                <th scope="col" className="number">
                  Figure
                </th>
                <th scope="col">Whose people</th>
                <th scope="col">Status as the speaker gives it</th>
                <th scope="col">Said by</th>
                <th scope="col">Published</th>
                <th scope="col">Entry</th>
              </tr>
            </thead>
            {groups.map((group) => (
              <TallyBody key={group.tally.id} group={group} />
            ))}
          </table>
        </ScrollRegion>
      )}
      {claimRatios.map(({sentence}) => (
        <p key={sentence} className="note">
          {sentence}
        </p>
      ))}
    </section>
  );
}

function TallyBody({group: {tally, figures}}: {readonly group: HarmGroup}) {
  return (
    <tbody>
      <tr className="harm-tally">
        <th scope="rowgroup" colSpan={7}>
          {tally.name} <span className="tally-about">{tally.about}</span>
          {figures.length === 0 && <span className="tally-none">none recorded</span>}
        </th>
      </tr>
      {figures.map((figure) => (
        <FigureRow key={figure.entry} figure={figure} />
      ))}
    </tbody>
  );
}

function FigureRow({figure}: {readonly figure: HarmFigure}) {
  const names = useNames();
  return (
    <tr className={figure.counted ? undefined : 'harm-uncounted'}>
      <th scope="row">{words(figure.harm)}</th>
      <td className="number">{rangeText(figure.range)}</td>
      <td>
        <PartyName id={figure.sideAffected} />
      </td>
      <td>{words(figure.status)}</td>
      <td>
        <ForeignText text={names(figure.speaker)} />
        {!figure.counted && <span className="precision">kept, not counted: part of another figure or superseded</span>}
        {figure.note !== undefined && (
          <span className="precision">
            <ForeignText text={figure.note} />
          </span>
        )}
      </td>
      <td>{shortDay(figure.knownFrom)}</td>
      <td>
        <EntryLinks entries={[figure.entry]} />
      </td>
    </tr>
  );
}
