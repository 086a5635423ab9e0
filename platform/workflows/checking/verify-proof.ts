/**
 * What somebody was handed, checked with nothing but his own policy: a proof, a disclosure of field groups, a receipt, and
 * a checkpoint that he kept. Needs no ledger and no network. Every step is told in a sentence, also after one failed; files
 * that cannot be read are refused together, each by its name.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  checkDisclosure,
  checkProof,
  checkReceipt,
  readCheckpoint,
  readDisclosure,
  readNote,
  readProof,
  readTrustPolicy,
  type CheckedDisclosure,
  type CheckedProof,
  type EntryProof,
  type ProofStep,
  type SignedCheckpoint,
  type TrustPolicy,
} from '../../../monitoring/ledger/index.ts';
import {nodeCryptography as by} from '../../keys/node-cryptography.ts';
import {utf8} from '../register.ts';
import {readSignedFile} from './signed-file.ts';

export interface HandedFiles {
  readonly policy: string;
  readonly proof?: string;
  readonly disclosure?: string;
  readonly receipt?: string;
  /** A checkpoint that the reader kept. */
  readonly kept?: string;
}

export interface CheckedFiles {
  /** Nothing that was checked failed. */
  readonly holds: boolean;
  readonly steps: readonly CheckedStep[];
}

export interface CheckedStep {
  readonly name: ProofStep['name'] | 'signature' | 'group' | 'receipt';
  readonly outcome: ProofStep['outcome'];
  readonly sentence: string;
}

export function verifyFiles(files: HandedFiles): Result<CheckedFiles> {
  const problems: Problem[] = [];
  const reading = <T>(file: string | undefined, read: (text: string, file: string) => Result<T>): T | undefined => {
    if (file === undefined) return undefined;
    const text = readSignedFile(file);
    const value = text.ok ? read(text.value, file) : text;
    if (value.ok) return value.value;
    problems.push(...value.problems);
    return undefined;
  };
  const policy = reading(files.policy, trustPolicy);
  const proof = reading(files.proof, asProof);
  const disclosure = reading(files.disclosure, asDisclosure);
  const receipt = reading(files.receipt, asReceipt);
  const kept = reading(files.kept, asCheckpoint);
  if (policy === undefined || problems.length > 0) return failure(problems);
  const steps: CheckedStep[] = [];
  if (proof !== undefined) steps.push(...proofSteps(policy, proof, kept));
  if (disclosure !== undefined) {
    const asked = {policy, ...(kept === undefined ? {} : {kept})};
    steps.push(...disclosureSteps(checkDisclosure(by, disclosure, asked)));
  }
  if (receipt !== undefined) steps.push(receiptStep(policy, receipt, proof, kept));
  return success({holds: steps.every(({outcome}) => outcome !== 'fails') && steps.some(isHeld), steps});
}

const isHeld = ({outcome}: CheckedStep): boolean => outcome === 'holds';

const trustPolicy = (text: string, file: string): Result<TrustPolicy> => readTrustPolicy(by, text, file);

const read = <T>(value: T | undefined, code: string, file: string, message: string): Result<T> =>
  value === undefined ? failure([{code, file, message}]) : success(value);

const asProof = (text: string, file: string): Result<EntryProof> =>
  read(readProof(utf8, text), 'not-a-proof', file, 'is not a proof, or was cut or changed');

const asDisclosure = (text: string, file: string) =>
  read(readDisclosure(text), 'not-a-disclosure', file, 'is not a disclosure, or was cut or changed');

const asReceipt = (text: string, file: string): Result<string> =>
  read(readNote(text) === undefined ? undefined : text, 'not-a-receipt', file, 'is not a signed receipt, or was cut');

const asCheckpoint = (text: string, file: string): Result<SignedCheckpoint> =>
  read(readCheckpoint(text), 'not-a-checkpoint', file, 'is not a signed checkpoint, or was cut or changed');

export function readCheckpointFile(file: string): Result<SignedCheckpoint> {
  const text = readSignedFile(file);
  return text.ok ? asCheckpoint(text.value, file) : text;
}

function proofSteps(
  policy: TrustPolicy,
  proof: EntryProof,
  kept: SignedCheckpoint | undefined,
): readonly CheckedStep[] {
  const checked = checkProof(by, {policy, proof, ...(kept === undefined ? {} : {kept})});
  return stepsOf(checked);
}

/** Where a step that cannot be left out was not asked, the proof shows nothing, and that is a failure. */
const stepsOf = ({holds, steps}: CheckedProof): readonly CheckedStep[] =>
  holds || steps.some(({outcome}) => outcome === 'fails')
    ? steps
    : steps.map((one) => (one.name === 'inclusion' ? {...one, outcome: 'fails' as const} : one));

function disclosureSteps({
  proof,
  record,
  signatureHolds,
  groups,
  strangers,
}: CheckedDisclosure): readonly CheckedStep[] {
  if (proof === undefined || record === undefined) {
    return [{name: 'leaf', outcome: 'fails', sentence: 'Its proof carries no record that it could open.'}];
  }
  const signature: CheckedStep = {
    name: 'signature',
    outcome: signatureHolds ? 'holds' : 'fails',
    sentence: signatureHolds
      ? `${record.author} signed record ${record.id}; whose key it is, the ledger’s register of keys says.`
      : `The signature of record ${record.id} does not hold.`,
  };
  const sentences = {
    opened: ['holds', 'is what the record committed to.'],
    false: ['fails', 'is not what the record committed to.'],
    closed: ['not_asked', 'is not disclosed here.'],
  } as const;
  return [
    ...stepsOf(proof),
    signature,
    ...groups.map(({name, state, removedBy}): CheckedStep => {
      if (removedBy !== undefined) {
        const sentence = `Group ${name} was removed; entry ${removedBy} says why, and is proved like any other.`;
        return {name: 'group', outcome: 'not_asked', sentence};
      }
      const [outcome, sentence] = sentences[state];
      return {name: 'group', outcome, sentence: `Group ${name} ${sentence}`};
    }),
    ...strangers.map((name): CheckedStep => ({
      name: 'group',
      outcome: 'fails',
      sentence: `Group ${name} is not one of the record.`,
    })),
  ];
}

function receiptStep(
  policy: TrustPolicy,
  note: string,
  proof: EntryProof | undefined,
  later: SignedCheckpoint | undefined,
): CheckedStep {
  const question = {
    policy,
    note,
    ...(proof === undefined ? {} : {proof}),
    ...(later === undefined ? {} : {later}),
  };
  const {outcome, sentence} = checkReceipt(by, question);
  // A receipt alone holds where the log signed it; whether it was kept is another question.
  const isBad = outcome === 'broken' || outcome === 'unsigned';
  return {name: 'receipt', outcome: isBad ? 'fails' : 'holds', sentence};
}
