/**
 * Checks a proof with nothing but the proof, the reader's own policy and, if he kept one, an older checkpoint. The steps
 * are all run and all told, in the order in which a person would ask them; one that fails does not hide the others.
 */
import {base64Of} from '../base64.ts';
import type {Cryptography} from '../cryptography.ts';
import {leafHash, sameBytes} from '../hash.ts';
import {verifyConsistency, verifyInclusion} from '../verify-proof.ts';
import type {Checkpoint} from './checkpoint.ts';
import type {EntryProof} from './tlog-proof.ts';
import {witnessed, type TrustPolicy, type Witnessed} from './trust-policy.ts';

export type ProofStepName = 'signed-by-log' | 'quorum' | 'leaf' | 'inclusion' | 'consistency';

export interface ProofStep {
  readonly name: ProofStepName;
  /** `not_asked` where proof or reader had nothing to ask it with. */
  readonly outcome: 'holds' | 'fails' | 'not_asked';
  readonly sentence: string;
}

export interface CheckedProof {
  /** No step failed, and those that cannot be left out (signature, leaf, inclusion) hold. */
  readonly holds: boolean;
  readonly steps: readonly ProofStep[];
  readonly witnessed: Witnessed;
}

export interface ProofQuestion {
  readonly policy: TrustPolicy;
  readonly proof: EntryProof;
  /** The entry as the reader has it; what the proof carries where he has none. */
  readonly leaf?: Uint8Array;
  /** A checkpoint that the reader kept, which the proof's tree must follow from. */
  readonly kept?: Checkpoint;
}

export function checkProof(by: Cryptography, question: ProofQuestion): CheckedProof {
  const {policy, proof} = question;
  const seen = witnessed(by, policy, proof.checkpoint);
  const leaf = question.leaf ?? proof.leaf;
  const steps = [
    signedStep(seen, proof.checkpoint),
    quorumStep(policy, seen),
    leafStep(question),
    inclusionStep(by, proof, leaf),
    consistencyStep(by, question),
  ];
  const needed: readonly ProofStepName[] = ['signed-by-log', 'leaf', 'inclusion'];
  const holds = steps.every(
    ({name, outcome}) => outcome === 'holds' || (outcome === 'not_asked' && !needed.includes(name)),
  );
  return {holds, steps, witnessed: seen};
}

const step = (name: ProofStepName, holds: boolean, sentence: string, refusal: string): ProofStep => ({
  name,
  outcome: holds ? 'holds' : 'fails',
  sentence: holds ? sentence : refusal,
});

const notAsked = (name: ProofStepName, sentence: string): ProofStep => ({name, outcome: 'not_asked', sentence});

const signedStep = ({signedByLog, falseSignatures}: Witnessed, {origin, size}: Checkpoint): ProofStep =>
  step(
    'signed-by-log',
    signedByLog,
    `The log ${origin} signed its checkpoint of ${size} entries.`,
    falseSignatures === undefined
      ? `No log key of the policy signed this checkpoint of ${origin}.`
      : `A signature under the name of ${falseSignatures.join(', ')} does not hold, so nothing on this checkpoint counts.`,
  );

function quorumStep(policy: TrustPolicy, {witnesses, quorumReached}: Witnessed): ProofStep {
  if (policy.quorum === 'none')
    return notAsked('quorum', 'The policy asks for no witness: nobody but the operator vouches for this.');
  const names = witnesses.filter((one) => one.cosignedAtSeconds !== undefined).map(({name}) => name);
  const cosigned = names.length === 0 ? 'nobody' : names.join(', ');
  return step(
    'quorum',
    quorumReached,
    `Cosigned by ${cosigned}, which is the quorum.`,
    `Cosigned by ${cosigned}, which is not the quorum.`,
  );
}

function leafStep({leaf, proof}: ProofQuestion): ProofStep {
  if (leaf === undefined && proof.leaf === undefined)
    return notAsked('leaf', 'The proof does not carry the entry, and none was given.');
  const same = leaf === undefined || proof.leaf === undefined || sameBytes(leaf, proof.leaf);
  return step(
    'leaf',
    same,
    'The entry is there, byte for byte.',
    'The entry given is another than the one in the proof.',
  );
}

function inclusionStep(
  {hash}: Cryptography,
  {index, path, checkpoint}: EntryProof,
  leaf: Uint8Array | undefined,
): ProofStep {
  if (leaf === undefined) return notAsked('inclusion', 'Without the entry there is nothing to prove.');
  const {size, root} = checkpoint;
  return step(
    'inclusion',
    verifyInclusion(hash, {index, size, path}, leafHash(hash, leaf), root),
    `It is entry ${index} of the tree with root ${base64Of(root)}.`,
    `It is not entry ${index} of the tree with root ${base64Of(root)}.`,
  );
}

function consistencyStep({hash}: Cryptography, {proof, kept}: ProofQuestion): ProofStep {
  const {since, checkpoint} = proof;
  if (kept === undefined && since === undefined)
    return notAsked('consistency', 'No older checkpoint was given to follow from.');
  if (kept !== undefined && kept.origin !== checkpoint.origin)
    return step('consistency', false, '', `The kept checkpoint is of another log, ${kept.origin}.`);
  if (kept !== undefined && kept.size === checkpoint.size)
    return step(
      'consistency',
      sameBytes(kept.root, checkpoint.root),
      'The kept checkpoint is this one.',
      'The kept checkpoint has this size and another root: the log was rewritten.',
    );
  if (since === undefined || (kept !== undefined && (kept.size !== since.size || !sameBytes(kept.root, since.root))))
    return step(
      'consistency',
      false,
      '',
      'The proof does not speak of the kept checkpoint; ask for one since its size.',
    );
  const sizes = {first: since.size, second: checkpoint.size};
  const roots = {first: since.root, second: checkpoint.root};
  return step(
    'consistency',
    verifyConsistency(hash, sizes, roots, since.path),
    kept === undefined
      ? `A tree of ${since.size} entries with root ${base64Of(since.root)} is the beginning of this one; compare it with the one you kept.`
      : `The kept tree of ${since.size} entries is the beginning of this one.`,
    `The tree of ${since.size} entries is not the beginning of this one: the log was rewritten.`,
  );
}
