/** What it cost in lives: four tallies apart, by status, and each side's claims against what the other gives. */
import type {ChangeView, Tallies} from '../../platform/contract/index.ts';
import {EntryLinks} from '../parts/basis-note.tsx';
import {count} from '../parts/figures.ts';
import {useOrderedSides} from '../parts/ordered-sides.ts';
import {StatusTable, TallyTable} from '../parts/tally-table.tsx';
import {Empty} from '../parts/waiting.tsx';

export function CostSection({tallies}: {readonly tallies: ChangeView['tallies']}) {
  const sides = useOrderedSides(tallies.sides);
  return (
    <section id="killed-and-injured">
      <h2>Killed and injured</h2>
      <p>
        Four tallies by who says so. They stand beside each other and are never added, because the same person can be in
        more than one of them.
      </p>
      {sides.length === 0 ? <Empty sentence="No figure was known by this day." /> : <TallyTable tallies={tallies} />}
      <p className="note">{tallies.rule}</p>
      {sides.some(({byStatus}) => Object.keys(byStatus).length > 0) && (
        <details className="series-table">
          <summary>by status: civilian, combatant, police or security, undetermined, disputed</summary>
          {sides.map((side) => (
            <StatusTable key={side.side} side={side} />
          ))}
        </details>
      )}
      <NotCounted sides={sides} />
      <ClaimRatios tallies={tallies} />
    </section>
  );
}

function NotCounted({sides}: Pick<Tallies, 'sides'>) {
  const kept = sides.filter(({notCounted}) => notCounted.length > 0);
  if (kept.length === 0) return null;
  return (
    <details className="series-table">
      <summary>figures that are kept and not summed</summary>
      <p>Each is part of another figure, or was replaced by one.</p>
      <ul>
        {kept.map(({side, name, notCounted}) => (
          <li key={side}>
            {name}: {count(notCounted.length)}, entries <EntryLinks entries={notCounted} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function ClaimRatios({tallies: {claimRatios}}: {readonly tallies: Tallies}) {
  // By the side that the claim is about, in the reader's order.
  const ordered = useOrderedSides(claimRatios.map((ratio) => ({...ratio, side: ratio.about})));
  if (ordered.length === 0) return null;
  return (
    <>
      <h3 className="claims-title">Claims against what the other side gives</h3>
      <p className="note">Only incidents for which both figures exist. A ratio says nothing about who is right.</p>
      <ul className="discrepancies">
        {ordered.map(({claimant, about, sentence, claimed, admitted}) => (
          <li key={`${claimant} ${about}`}>
            {sentence}{' '}
            <span className="note">
              Claimed: entries <EntryLinks entries={claimed.entries} />; given: entries{' '}
              <EntryLinks entries={admitted.entries} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
