/**
 * By whose keys a file is checked: the policy that the reader chose as a file, or the one that came with the checkpoint
 * that he kept, or, where he has neither, the one that this server gives. Which of them it is, is always said.
 */
import {useMemo, useState} from 'react';
import {readTrustPolicy, type TrustPolicy} from '../../../monitoring/ledger/index.ts';
import type {WitnessesView} from '../../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../../api/answer.ts';
import {browserCryptography as by} from '../browser-cryptography.ts';
import type {ChosenFile} from './choice.tsx';
import {serverPolicyText} from '../server-policy.ts';
import {textOf} from './given-file.ts';
import type {KeptCheckpoint} from './kept-checkpoint.ts';

export interface Trusted {
  readonly from: 'server' | 'file' | 'kept';
  readonly name: string;
  readonly text: string;
  readonly policy: TrustPolicy;
}

export type TrustState =
  | {readonly kind: 'waiting'}
  /** `file`: what the reader chose cannot be used. `server`: it gives none, which is no failure. */
  | {readonly kind: 'none'; readonly from: 'server' | 'file'; readonly sentences: readonly string[]}
  | {readonly kind: 'trusted'; readonly trusted: Trusted};

export function useTrust(kept: KeptCheckpoint | undefined): {
  readonly state: TrustState;
  readonly choose: (file: ChosenFile) => void;
} {
  const [chosen, setChosen] = useState<ChosenFile>();
  const answer = useAnswer<WitnessesView>(apiPath(['ledger', 'witnesses']));
  const state = useMemo((): TrustState => {
    if (chosen !== undefined) return fromFile(chosen);
    if (kept !== undefined) {
      const {policy, policyText} = kept;
      return {kind: 'trusted', trusted: {from: 'kept', name: 'kept', text: policyText, policy}};
    }
    if (answer.kind === 'loading') return {kind: 'waiting'};
    if (answer.kind === 'failed')
      return {kind: 'none', from: 'server', sentences: [...answer.sentences, 'Choose a policy as a file.']};
    const text = serverPolicyText(answer.value);
    if (text === undefined)
      return {
        kind: 'none',
        from: 'server',
        sentences: ['This ledger was never signed here, so this server has no policy to give. Choose one as a file.'],
      };
    return fromText('server', 'policy of this server', text);
  }, [chosen, kept, answer]);
  return {state, choose: setChosen};
}

function fromFile({name, bytes}: ChosenFile): TrustState {
  const text = textOf(by.utf8, bytes);
  return typeof text === 'string'
    ? fromText('file', name, text)
    : {kind: 'none', from: 'file', sentences: [`${name}: ${text.sentence}`]};
}

function fromText(from: Trusted['from'], name: string, text: string): TrustState {
  const read = readTrustPolicy(by, text, name);
  if (read.ok) return {kind: 'trusted', trusted: {from, name, text, policy: read.value}};
  const sentences = read.problems.map(({line, message}) =>
    line === undefined ? `${name} ${message}.` : `${name}, line ${line}: ${message}.`,
  );
  return {kind: 'none', from: 'file', sentences: sentences.slice(0, 5)};
}
