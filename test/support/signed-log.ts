/**
 * A log with its key, four witnesses and a policy of three of four, all made from words, so that every run has the same
 * bytes. What is signed here is signed by the same code as in the program.
 */
import {
  cosign,
  noteKey,
  noteKeyText,
  policyText,
  readCheckpoint,
  checkpointText,
  noteText,
  readTrustPolicy,
  signCheckpoint,
  type Checkpoint,
  type NoteKey,
  type NoteSignature,
  type Sign,
  type SignedCheckpoint,
  type TrustPolicy,
} from '../../monitoring/ledger/index.ts';
import {keyPairOf, nodeCryptography, signBy} from '../../platform/keys/node-cryptography.ts';

export const by = nodeCryptography;

export interface Signatory {
  readonly key: NoteKey;
  readonly sign: Sign;
}

/** The key pair of a name: its seed is the hash of the name. */
export function signatory(name: string, type: NoteKey['type']): Signatory {
  const pair = keyPairOf(by.hash(by.utf8.encode(name)));
  return {key: noteKey(by, name, type, pair.publicKey), sign: signBy(pair)};
}

export const origin = 'log.example/holdfire';
export const theLog = signatory(origin, 1);
export const witnessNames = ['side-a', 'side-b', 'guarantor-1', 'guarantor-2'] as const;
export type WitnessName = (typeof witnessNames)[number];
export const theWitnesses = Object.fromEntries(
  witnessNames.map((name) => [name, signatory(`${name}.example/witness`, 4)]),
) as Readonly<Record<WitnessName, Signatory>>;

export const threeOfFour = `${[
  `log ${noteKeyText(theLog.key)}`,
  ...witnessNames.map((name) => `witness ${name} ${noteKeyText(theWitnesses[name].key)}`),
  `group quorum-of-four 3 ${witnessNames.join(' ')}`,
  'quorum quorum-of-four',
].join('\n')}\n`;

export function policyOf(text = threeOfFour): TrustPolicy {
  const policy = readTrustPolicy(by, text);
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  return policy.value;
}

export const printed = (policy: TrustPolicy): string => policyText(policy, noteKeyText);

export const cosignedSeconds = 1_764_000_000;

/** The checkpoint of a tree, signed by the log and cosigned by these witnesses. */
export function checkpointOf(
  tree: Pick<Checkpoint, 'size' | 'root'>,
  witnesses: readonly WitnessName[] = ['side-a', 'side-b', 'guarantor-1'],
  log: Signatory = theLog,
): SignedCheckpoint {
  const text = checkpointText({origin: log.key.name, ...tree});
  const signatures: readonly NoteSignature[] = [
    signCheckpoint(by, log.key, log.sign, text),
    ...witnesses.map((name, at) =>
      cosign(by, theWitnesses[name].key, theWitnesses[name].sign, text, cosignedSeconds + at),
    ),
  ];
  const checkpoint = readCheckpoint(noteText({text, signatures}));
  if (checkpoint === undefined) throw new Error('a signed checkpoint does not read back');
  return checkpoint;
}
