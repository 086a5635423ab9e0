/**
 * Check a file that somebody handed over: a proof, a disclosure, a receipt, a checkpoint. Everything is computed in this
 * browser; the file is sent nowhere, and nothing is asked of the server once the page stands, unless the reader asks.
 */
import {useCallback, useEffect, useMemo, useState} from 'react';
import {noteText, quorumWords, readCheckpoint, type SignedCheckpoint} from '../../../monitoring/ledger/index.ts';
import {useAddress} from '../../app/address.ts';
import {count} from '../../parts/figures.tsx';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {instantText} from '../instant-text.ts';
import {LedgerWays} from '../ledger-ways.tsx';
import {entryNumber} from '../paging.ts';
import {checkGiven, type Checked} from './check-given.ts';
import {CheckedResult} from './checked-result.tsx';
import {Choice, useDroppedFile, type ChosenFile} from './choice.tsx';
import {askProof, proofPath} from './follow.ts';
import {readGivenFile, textOf, type ReadFile} from './given-file.ts';
import {browserStore, keep, readKept, type KeptCheckpoint} from './kept-checkpoint.ts';
import {KeptPanel} from './kept-panel.tsx';
import {useTrust, type Trusted, type TrustState} from './use-trust.ts';

interface Given {
  readonly name: string;
  readonly read: ReadFile;
}

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
      <h1 tabIndex={-1}>Check</h1>
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
        <Choice label="Older checkpoint, if you kept one" take={earlier.choose}>
          {earlier.said}
        </Choice>
      </div>
      <output className="check-result">
        {asked !== undefined && <Failed sentences={asked} />}
        {given !== undefined && (
          <Outcome
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
    void askProof(proofPath(entry, since)).then((answer) => {
      if (left) return;
      if ('bytes' in answer) take({name: `Proof of entry ${entry}, from this server`, bytes: answer.bytes});
      setSentences('bytes' in answer ? undefined : answer.sentences);
    });
    return () => {
      left = true;
    };
  }, [entry, since, take]);
  return sentences;
}

function useEarlier() {
  const [file, setFile] = useState<ChosenFile>();
  const read = useMemo((): Earlier | string => {
    if (file === undefined) return 'The proof must then show that its ledger follows from it.';
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

interface OutcomeProps {
  readonly given: Given;
  readonly state: TrustState;
  readonly earlier: SignedCheckpoint | undefined;
  readonly kept: KeptCheckpoint | undefined;
  readonly keptChanged: () => void;
  readonly take: (file: ChosenFile) => void;
}

function Outcome({given, state, earlier, kept, keptChanged, take}: OutcomeProps) {
  const {name, read} = given;
  const checked = useMemo(() => {
    if (read.kind === 'refused' || state.kind !== 'trusted') return undefined;
    const older = earlier ?? keptFor(read, kept);
    const trust = {policy: state.trusted.policy, ...(older === undefined ? {} : {kept: older})};
    return timed('holdfire-check', () => checkGiven(by, read.file, trust));
  }, [read, state, earlier, kept]);
  return (
    <section className="check-outcome">
      <h2>{name}</h2>
      {read.kind === 'refused' && <Failed sentences={[`This file cannot be checked. ${read.sentence}`]} />}
      {read.kind === 'read' && state.kind === 'waiting' && <Waiting what="Waiting for the policy" />}
      {read.kind === 'read' && state.kind === 'none' && (
        <Failed sentences={['There is no policy to check it by; choose one above.']} />
      )}
      {checked !== undefined && state.kind === 'trusted' && (
        <CheckedResult checked={checked}>
          <Next checked={checked} earlier={earlier} take={take} />
          <KeepThis checked={checked} trusted={state.trusted} kept={kept} changed={keptChanged} />
        </CheckedResult>
      )}
    </section>
  );
}

/** The browser keeps how long it took, for whoever measures. */
function timed<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  performance.measure(name, {start});
  return result;
}

/** What is kept in this browser counts where the file speaks of it; else the panel above asks for its own proof. */
function keptFor(read: ReadFile, kept: KeptCheckpoint | undefined): SignedCheckpoint | undefined {
  if (read.kind === 'refused' || kept === undefined || read.file.kind === 'receipt') return undefined;
  const {checkpoint} = kept;
  const [seen, since] =
    read.file.kind === 'checkpoint'
      ? [read.file.checkpoint, undefined]
      : [read.file.proof.checkpoint, read.file.proof.since];
  const speaks = checkpoint.origin === seen.origin && [seen.size, since?.size].includes(checkpoint.size);
  return speaks ? checkpoint : undefined;
}

/** What the reader may ask this server for next; nothing is asked before. */
function Next({
  checked: {receipt, entry, lines},
  earlier,
  take,
}: {
  readonly checked: Checked;
  readonly earlier: SignedCheckpoint | undefined;
  readonly take: (file: ChosenFile) => void;
}) {
  const [sentences, setSentences] = useState<readonly string[]>();
  const index = receipt?.index ?? entry?.index;
  const unproved = lines.some(({name, outcome}) => name === 'consistency' && outcome !== 'holds');
  if (index === undefined || (receipt === undefined && (earlier === undefined || !unproved))) return null;
  const since = receipt === undefined ? earlier?.size : undefined;
  const ask = async (): Promise<void> => {
    const answer = await askProof(proofPath(index, since));
    if ('bytes' in answer) take({name: `Proof of entry ${index}, from this server`, bytes: answer.bytes});
    else setSentences(answer.sentences);
  };
  return (
    <>
      <p>
        <button type="button" onClick={() => void ask()}>
          {since === undefined
            ? `Ask this server for the proof of entry ${index}`
            : `Ask this server for a proof since ${count(since)} entries`}
        </button>
      </p>
      {sentences !== undefined && <Failed sentences={sentences} />}
    </>
  );
}

function KeepThis({
  checked: {holds, checkpoint},
  trusted,
  kept,
  changed,
}: {
  readonly checked: Checked;
  readonly trusted: Trusted;
  readonly kept: KeptCheckpoint | undefined;
  readonly changed: () => void;
}) {
  const [refused, setRefused] = useState(false);
  if (!holds || checkpoint === undefined) return null;
  const note = noteText(checkpoint.note);
  if (kept?.note === note)
    return <p className="note">This checkpoint is kept in this browser since {instantText(kept.kept)}.</p>;
  if (kept !== undefined && kept.checkpoint.origin === checkpoint.origin && kept.checkpoint.size > checkpoint.size)
    return null;
  const remember = (): void => {
    const kept = `${new Date().toISOString().slice(0, 19)}Z`;
    setRefused(!keep(browserStore(), {note, policyText: trusted.text, kept}));
    changed();
  };
  return (
    <>
      <p>
        <button type="button" onClick={remember}>
          Remember this checkpoint in this browser
        </button>
      </p>
      {refused && (
        <Failed sentences={['This browser keeps nothing for this page. Save the checkpoint as a file instead.']} />
      )}
    </>
  );
}
