/** The outcome for one file: its check, what may be asked of the server next, and the checkpoint to remember. */
import {useMemo, useState} from 'react';
import {noteText, type EntryProof, type SignedCheckpoint} from '../../../monitoring/ledger/index.ts';
import {count} from '../../parts/figures.ts';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {instantText} from '../instant-text.ts';
import {checkGiven, type Checked, type CheckLine} from './check-given.ts';
import {CheckedResult} from './checked-result.tsx';
import type {ChosenFile} from './choice.tsx';
import {askProof, proofPath} from './follow.ts';
import {readGivenFile, type ReadFile} from './given-file.ts';
import {browserStore, keep, type KeptCheckpoint} from './kept-checkpoint.ts';
import {timed} from './timed.ts';
import type {Trusted, TrustState} from './use-trust.ts';

export interface Given {
  readonly name: string;
  readonly read: ReadFile;
}

interface OutcomeProps {
  readonly given: Given;
  readonly state: TrustState;
  readonly earlier: SignedCheckpoint | undefined;
  readonly kept: KeptCheckpoint | undefined;
  readonly keptChanged: () => void;
  readonly take: (file: ChosenFile) => void;
}

export function CheckOutcome({given, state, earlier, kept, keptChanged, take}: OutcomeProps) {
  const {name, read} = given;
  const [proof, setProof] = useState<{readonly of: ReadFile; readonly proof: EntryProof}>();
  const promised = proof?.of === read ? proof.proof : undefined;
  const checked = useMemo(() => {
    if (read.kind === 'refused' || state.kind !== 'trusted') return undefined;
    const older = earlier ?? keptFor(read, kept);
    const trust = {
      policy: state.trusted.policy,
      ...(older === undefined ? {} : {kept: older}),
      ...(promised === undefined ? {} : {proof: promised}),
    };
    return timed('holdfire-check', () => checkGiven(by, read.file, trust));
  }, [read, state, earlier, kept, promised]);
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
          <Next
            checked={checked}
            earlier={earlier}
            take={take}
            takeProof={(found) => setProof({of: read, proof: found})}
          />
          <KeepThis checked={checked} trusted={state.trusted} kept={kept} changed={keptChanged} />
        </CheckedResult>
      )}
    </section>
  );
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

interface NextProps {
  readonly checked: Checked;
  readonly earlier: SignedCheckpoint | undefined;
  /** In the place of this file. */
  readonly take: (file: ChosenFile) => void;
  /** Beside a receipt, which it keeps or breaks. */
  readonly takeProof: (proof: EntryProof) => void;
}

/** What the reader may ask this server for next; nothing is asked before. */
function Next({checked, earlier, take, takeProof}: NextProps) {
  const [sentences, setSentences] = useState<readonly string[]>();
  const {receipt, entry, lines} = checked;
  const index = receipt?.index ?? entry?.index;
  const isOpen = (name: CheckLine['name']): boolean =>
    lines.some((line) => line.name === name && line.outcome !== 'holds');
  const asks = receipt === undefined ? earlier !== undefined && isOpen('consistency') : isOpen('promise');
  if (index === undefined || !asks) return null;
  const since = receipt === undefined ? earlier?.size : undefined;
  const ask = async (): Promise<void> => {
    const answer = await askProof(proofPath(index, since));
    if (!('bytes' in answer)) return setSentences(answer.sentences);
    setSentences(undefined);
    const found = receipt === undefined ? undefined : readGivenFile(by.utf8, answer.bytes);
    if (found?.kind === 'read' && found.file.kind === 'proof') takeProof(found.file.proof);
    else take({name: `Proof of entry ${index}, from this server`, bytes: answer.bytes});
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
