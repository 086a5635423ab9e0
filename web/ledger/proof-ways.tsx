/** The newest proof of an entry: as a file to keep, and checked in this browser. */
import type {WitnessesView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.ts';

export function ProofWays({index, discloses}: {readonly index: number; readonly discloses: boolean}) {
  const answer = useAnswer<WitnessesView>(apiPath(['ledger', 'witnesses']));
  const size = answer.kind === 'ready' ? (answer.value.newest?.size ?? 0) : 0;
  return (
    <>
      <h2>Proof</h2>
      {answer.kind === 'loading' ? (
        <p className="waiting">Asking for the newest checkpoint …</p>
      ) : size <= index ? (
        <p>No signed checkpoint holds this entry yet, so there is no proof of it yet.</p>
      ) : (
        <>
          <p>
            The newest checkpoint holds {count(size)} entries. The proof is one small file: this entry, its place, the
            checkpoint with its signatures. Whoever has it needs neither this server nor this program.
          </p>
          <ul className="ledger-pages">
            <li>
              <a href={`/api/ledger/entries/${index}/proof`} download>
                Keep the proof as a file
              </a>
            </li>
            {discloses && (
              <li>
                <a href={`/api/ledger/entries/${index}/disclosure`} download>
                  Keep the open parts with their proof
                </a>
              </li>
            )}
            <li>
              <CaseLink page="ledger" item="check" query={{entry: String(index)}}>
                Check it in this browser
              </CaseLink>
            </li>
          </ul>
        </>
      )}
    </>
  );
}
