/** Each witness: how far it cosigned, when, and why not further. One that is silent stands here like the others. */
import {count} from '../parts/figures.ts';
import {usePartySides} from '../app/case-context.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {instantText} from './instant-text.ts';
import type {WitnessView} from '../../platform/contract/index.ts';

interface WitnessTableProps {
  readonly witnesses: readonly WitnessView[];
  /** Entries of the newest checkpoint. */
  readonly newest: number;
}

export function WitnessTable({witnesses, newest}: WitnessTableProps) {
  return (
    <ScrollRegion label="Witnesses">
      <table className="signatures-table">
        <caption>In the order of the list; times are the witnesses’ own, in UTC</caption>
        <thead>
          <tr>
            <th scope="col">Witness</th>
            <th scope="col" className="number">
              Entries cosigned
            </th>
            <th scope="col">When</th>
            <th scope="col">What to know of it</th>
          </tr>
        </thead>
        <tbody>
          {witnesses.map((witness) => (
            <Row key={witness.name} witness={witness} newest={newest} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({witness, newest}: {readonly witness: WitnessView; readonly newest: number}) {
  const {name, party, cosigned, aheadSize} = witness;
  const side = usePartySides().find(({id}) => id === party);
  return (
    <tr>
      <th scope="row">
        <ForeignText text={name} />
        {side !== undefined && (
          <span className={`signatures-party party party-${side.position + 1}`}>{side.short}</span>
        )}
      </th>
      <td className="number">{cosigned === undefined ? 'none' : count(cosigned.size)}</td>
      <td>{cosigned === undefined ? '' : instantText(cosigned.time)}</td>
      <td>
        {standing(witness, newest)}
        {aheadSize !== undefined && (
          <strong>
            {' '}
            It cosigned {count(aheadSize)} entries of this log, more than were ever signed here: an older copy was put
            in its place, or there are two.
          </strong>
        )}
      </td>
    </tr>
  );
}

/** Why it stands where it stands; its silence is a fact about it like any other. */
function standing({cosigned, refusal, url}: WitnessView, newest: number): string {
  if (cosigned !== undefined && cosigned.size >= newest) return 'It cosigned the newest checkpoint.';
  if (refusal !== undefined) return `It ${refusal.replace(/\.$/, '')}.`;
  return url === undefined ? 'Checkpoints reach it by hand.' : 'It was not asked about the newest checkpoint yet.';
}
