/**
 * Whether anybody besides the operator vouches that a decision stands in the record: a circle and a word, in ink. It says
 * nothing of what was decided, so it shares no shape with the states of clauses: filled, half, hollow.
 */
import type {Established, PageWitnessing} from '../../platform/contract/index.ts';
import {usePartySides} from '../app/case-context.ts';
import {CaseLink} from '../app/link.tsx';

export function EstablishedMark({established}: {readonly established: Established | undefined}) {
  const sides = usePartySides();
  if (established === undefined) return null;
  const {state, word, ownWitness} = established;
  const own = sides.filter(({id}) => ownWitness.includes(id)).map(({short}) => short);
  const also = own.length === sides.length ? 'each side' : own[0];
  return (
    <span className="established">
      <WitnessShape state={state} />
      <span>
        {word}
        {also !== undefined && `, also by the own witness of ${also}`}
      </span>
    </span>
  );
}

/** The one sentence of a page, with the way to what stands behind it; the parties' lines in the order of the page. */
export function WitnessingLine({
  witnessing,
  order,
}: {
  readonly witnessing: PageWitnessing | undefined;
  /** Ids of the two sides as the reader wants to see them. */
  readonly order: readonly string[];
}) {
  if (witnessing === undefined) return null;
  const own = order.flatMap((id) => witnessing.parties.filter(({party}) => party === id));
  return (
    <p className="note witnessing">
      <WitnessShape state={witnessing.state} /> {witnessing.sentence} {own.map(({sentence}) => sentence).join(' ')}{' '}
      <CaseLink page="ledger" item="signatures">
        Who vouches for it
      </CaseLink>
    </p>
  );
}

function WitnessShape({state}: {readonly state: Established['state']}) {
  return (
    <svg className="state-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" stroke="currentColor" fill={state === 'established' ? 'currentColor' : 'none'} />
      {state === 'waiting' && <path d="M6 1 A5 5 0 0 0 6 11 Z" fill="currentColor" />}
    </svg>
  );
}
