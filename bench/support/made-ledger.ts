/**
 * A ledger made in memory with a log and witnesses whose keys come from a seed: proofs, disclosures, receipts and
 * checkpoints of it as files, for tests and figures. Its filler leaves are hashes of their numbers, so that a million of
 * them take a second.
 */
import {
  base64Of,
  cosign,
  disclosureText,
  encodeLeaf,
  groupCommitment,
  leafHash,
  merkleTree,
  noteKey,
  noteKeyText,
  noteText,
  policyText,
  proofText,
  receiptText,
  signCheckpoint,
  checkpointText,
  signLeaf,
  signedLeafFormat,
  type Leaf,
  type NoteKey,
  type OpenGroup,
  type RecordLeaf,
  type Sign,
  type SignedCheckpoint,
  type TrustPolicy,
  type UnsignedLeaf,
} from '../../monitoring/ledger/index.ts';
import {keyPairOf, nodeCryptography as by, signBy} from '../../platform/keys/node-cryptography.ts';

export const madeOrigin = 'made.example/log';
export const witnessNames = ['side-a', 'side-b', 'guarantor-1', 'guarantor-2'] as const;
/** The witnesses cosigned the empty ledger then; each is a second later than the one before, as is each entry. */
export const firstCosignedSeconds = Date.UTC(2026, 10, 25, 9) / 1000;

export interface MadeLedger {
  readonly size: () => number;
  readonly append: (leaf: Leaf) => number;
  readonly policy: TrustPolicy;
  readonly policyText: string;
  /** Of the ledger as it is, or as it was at a size; cosigned by the first so many witnesses. */
  readonly checkpoint: (size?: number, cosigners?: number) => SignedCheckpoint;
  readonly checkpointText: (size?: number, cosigners?: number) => string;
  readonly proof: (index: number, asked?: {readonly since?: number; readonly cosigners?: number}) => string;
  readonly disclosure: (index: number, audience: string, groups: Readonly<Record<string, OpenGroup>>) => string;
  readonly receipt: (index: number) => string;
}

interface Signatory {
  readonly key: NoteKey;
  readonly sign: Sign;
}

function signatory(seed: number, name: string, type: 1 | 4): Signatory {
  const pair = keyPairOf(new Uint8Array(32).fill(seed));
  return {key: noteKey(by, name, type, pair.publicKey), sign: signBy(pair)};
}

export function madeLedger(fillers: number): MadeLedger {
  const log = signatory(1, madeOrigin, 1);
  const witnesses = witnessNames.map((name, index) => signatory(2 + index, `${name}.example/w`, 4));
  const tree = merkleTree(by.hash);
  const leaves = new Map<number, Uint8Array>();
  for (let index = 0; index < fillers; index += 1) tree.push(by.hash(by.utf8.encode(String(index))));
  const policy: TrustPolicy = {
    logs: [{key: log.key, url: ''}],
    witnesses: witnesses.map(({key}, index) => ({name: witnessNames[index] ?? '', key, url: ''})),
    groups: [{name: 'quorum-of-four', atLeast: 3, members: witnessNames}],
    quorum: 'quorum-of-four',
  };
  const checkpoint = (size = tree.size(), cosigners = 4): SignedCheckpoint => {
    const body = {origin: madeOrigin, size, root: tree.root(size)};
    const text = checkpointText(body);
    const cosigned = witnesses
      .slice(0, cosigners)
      .map(({key, sign}, index) => cosign(by, key, sign, text, firstCosignedSeconds + size + index));
    return {...body, note: {text, signatures: [signCheckpoint(by, log.key, log.sign, text), ...cosigned]}};
  };
  const proof: MadeLedger['proof'] = (index, {since, cosigners} = {}) => {
    const [size, leaf] = [tree.size(), leaves.get(index)];
    return proofText(by.utf8, {
      index,
      path: tree.inclusion(index, size),
      checkpoint: checkpoint(size, cosigners),
      ...(leaf === undefined ? {} : {leaf}),
      ...(since === undefined
        ? {}
        : {since: {size: since, root: tree.root(since), path: tree.consistency(since, size)}}),
    });
  };
  return {
    size: () => tree.size(),
    append: (leaf) => {
      const bytes = encodeLeaf(by.utf8, leaf);
      if (!bytes.ok) throw new Error(bytes.problems.map(({message}) => message).join('; '));
      leaves.set(tree.size(), bytes.value);
      tree.push(leafHash(by.hash, bytes.value));
      return tree.size() - 1;
    },
    policy,
    policyText: policyText(policy, noteKeyText),
    checkpoint,
    checkpointText: (size, cosigners) => noteText(checkpoint(size, cosigners).note),
    proof,
    disclosure: (index, audience, groups) =>
      disclosureText({format: 'holdfire-disclosure/1', audience, proof: proof(index), groups}),
    receipt: (index) => {
      const hash = leafHash(by.hash, leaves.get(index) ?? new Uint8Array(0));
      const [accepted, deadline] = ['2026-11-25T09:00:00Z', '2026-11-25T09:01:00Z'];
      const text = receiptText({origin: madeOrigin, index, leafHash: hash, accepted, deadline});
      return noteText({text, signatures: [signCheckpoint(by, log.key, log.sign, text)]});
    },
  };
}

const author = keyPairOf(new Uint8Array(32).fill(9));
const signAsAuthor = signBy(author);

/** What every signed leaf has; its author is the same in all of them. */
export const madeSigning = (seen = '') =>
  ({
    format: signedLeafFormat,
    author: 'desk-north',
    key: base64Of(author.publicKey),
    sequence: 1,
    previous: '',
    seen,
    recorded: '2026-11-25T08:59:00Z',
  }) as const;

export const madeSigned = (leaf: UnsignedLeaf): Leaf => signLeaf(by, signAsAuthor, leaf);

/** A record of three groups, and those groups. */
export function madeRecord(seen = ''): {
  readonly leaf: RecordLeaf;
  readonly groups: Readonly<Record<string, OpenGroup>>;
} {
  const salt = (fill: number): string => base64Of(new Uint8Array(32).fill(fill));
  const groups: Readonly<Record<string, OpenGroup>> = {
    public: {salt: salt(1), content: {event_type: 'shelling', place: 'cell 34.5 71.0', from: '2026-11-20'}},
    'verifier.place': {salt: salt(2), content: {latitude: 34.5301, longitude: 71.0193}},
    source: {salt: salt(3), content: {name: 'kept apart'}},
  };
  const commitments = Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [name, groupCommitment(by, group)]),
  );
  const leaf = madeSigned({
    ...madeSigning(seen),
    kind: 'record',
    case: 'exercise',
    table: 'reports',
    id: 'made-1',
    groups: commitments,
  });
  return {leaf: leaf as RecordLeaf, groups};
}
