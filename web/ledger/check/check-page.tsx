/**
 * Check a file that somebody handed over: a proof, a disclosure, a receipt, a checkpoint. Everything is computed in this
 * browser; the file is sent nowhere, and nothing is asked of the server once the page stands, unless the reader asks.
 */
import {useCallback, useEffect, useMemo, useState} from 'react';
import {quorumWords, readCheckpoint, type SignedCheckpoint} from '../../../monitoring/ledger/index.ts';
import {useAddress} from '../../app/address.ts';
import {count} from '../../parts/figures.ts';
import {Failed} from '../../parts/waiting.tsx';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {LedgerWays} from '../ledger-ways.tsx';
import {entryNumber} from '../paging.ts';
import {CheckOutcome, type Given} from './check-outcome.tsx';
import {Choice, useDroppedFile, type ChosenFile} from './choice.tsx';
import {askProof, proofPath} from './follow.ts';
import {readGivenFile, textOf} from './given-file.ts';
import {browserStore, readKept, type KeptCheckpoint} from './kept-checkpoint.ts';
import {KeptPanel} from './kept-panel.tsx';
import {timed} from './timed.ts';
import {useTrust, type TrustState} from './use-trust.ts';

interface Earlier {
  readonly name: string;
  readonly checkpoint: SignedCheckpoint;
}

export function CheckPage() {
  const entry = entryNumber(useAddress().query['entry'] ?? '');
  const [kept, setKept] = useState(() => readKept(by, browserStore()));
  const {state, choose} = useTrust(kept);
  const [given, setGiven] = useState<Given>();
  const take = useCallback(
    ({name, bytes}: ChosenFile): void =>
      setGiven({name, read: timed('holdfire-read', () => readGivenFile(by.utf8, bytes))}),
    [],
  );
  useDroppedFile(take);
  const asked = useProofOf(entry, kept, take);
  const earlier = useEarlier();
  return (
    <article className="ledger check">
      <LedgerWays open="check" />
      <h1 tabIndex={-1}>Check it yourself</h1>
      <p className="lede">
        Somebody gave you a proof, a disclosure, a receipt or a checkpoint. This page computes everything in it again,
        in this browser, and sends it nowhere. It goes on working when this server is gone.
      </p>
      <KeptPanel kept={kept} changed={() => setKept(readKept(by, browserStore()))} />
      <div className="check-choices">
        <Choice label="File to check" take={take}>
          Choose it, or drop it anywhere on this page.
        </Choice>
        <Choice label="Trust policy: whose keys count" take={choose}>
          <PolicySaid state={state} />
        </Choice>
        <Choice label="Another checkpoint, if you kept one" take={earlier.choose}>
          {earlier.said}
        </Choice>
      </div>
      <output className="check-result">
        {asked !== undefined && <Failed sentences={asked} />}
        {given !== undefined && (
          <CheckOutcome
            given={given}
            state={state}
            earlier={earlier.checkpoint}
            kept={kept}
            keptChanged={() => setKept(readKept(by, browserStore()))}
            take={take}
          />
        )}
      </output>
    </article>
  );
}

/** The proof of the entry that the address names is asked for once; `undefined` while nothing went wrong. */
function useProofOf(
  entry: number | undefined,
  kept: KeptCheckpoint | undefined,
  take: (file: ChosenFile) => void,
): readonly string[] | undefined {
  const [sentences, setSentences] = useState<readonly string[]>();
  // What was kept when the page was opened: keeping a newer one does not ask again.
  const [since] = useState(kept?.checkpoint.size);
  useEffect(() => {
    if (entry === undefined) return;
    let left = false;
    const ask = async (): Promise<void> => {
      const answer = await askProof(proofPath(entry, since));
      if (left) return;
      if ('bytes' in answer) take({name: `Proof of entry ${entry}, from this server`, bytes: answer.bytes});
      setSentences('bytes' in answer ? undefined : answer.sentences);
    };
    void ask();
    return () => {
      left = true;
    };
  }, [entry, since, take]);
  return sentences;
}

function useEarlier() {
  const [file, setFile] = useState<ChosenFile>();
  const read = useMemo((): Earlier | string => {
    if (file === undefined)
      return 'A proof must then show that its ledger follows from it; a receipt is held against one from after its deadline.';
    const text = textOf(by.utf8, file.bytes);
    if (typeof text !== 'string') return `${file.name}: ${text.sentence}`;
    const checkpoint = readCheckpoint(text);
    return checkpoint === undefined ? `${file.name} is not a checkpoint, or was cut.` : {name: file.name, checkpoint};
  }, [file]);
  if (typeof read === 'string') return {choose: setFile, checkpoint: undefined, said: read};
  const {checkpoint, name} = read;
  return {choose: setFile, checkpoint, said: `${name}: ${checkpoint.origin}, ${count(checkpoint.size)} entries.`};
}

function PolicySaid({state}: {readonly state: TrustState}) {
  if (state.kind === 'waiting') return <>Asking this server for its policy …</>;
  if (state.kind === 'none')
    return state.from === 'file' ? <Failed sentences={state.sentences} /> : <>{state.sentences.join(' ')}</>;
  const {from, name, text, policy} = state.trusted;
  return (
    <>
      {from === 'file' && `Checked by ${name}.`}
      {from === 'kept' && 'Checked by the policy that you kept with your checkpoint.'}
      {from === 'server' &&
        'Checked by the policy that this server gives. It proves nothing against this server: whoever rewrites a ledger can give out other keys as well. Take the policy from somebody else, or keep it from an earlier day.'}
      <details>
        <summary>
          {count(policy.logs.length)} log {policy.logs.length === 1 ? 'key' : 'keys'}, {count(policy.witnesses.length)}{' '}
          {policy.witnesses.length === 1 ? 'witness' : 'witnesses'}; {quorumWords(policy)}
        </summary>
        <pre className="check-policy" dir="ltr">
          {text}
        </pre>
      </details>
    </>
  );
}
