/**
 * Checks a file that was read, by the core alone, and says every step as a line: what was asked, whether it holds, and a
 * sentence. Needs no server. One step that fails makes the whole fail; a step that nobody could ask is said as such.
 */
import {
  base64Of,
  checkDisclosure,
  checkProof,
  checkReceipt,
  decodeLeaf,
  sameBytes,
  signatureHolds,
  timeBounds,
  witnessed,
  type CheckedReceipt,
  type Checkpoint,
  type Cryptography,
  type EntryProof,
  type Json,
  type Leaf,
  type ProofStep,
  type ProofStepName,
  type Receipt,
  type SignedCheckpoint,
  type TimeBounds,
  type TrustPolicy,
  type Witnessed,
} from '../../../monitoring/ledger/index.ts';
import {instantText} from '../instant-text.ts';
import type {GivenFile} from './given-file.ts';
import {remembering} from './remembering.ts';

export type Outcome = ProofStep['outcome'];

export type LineName = ProofStepName | 'author' | 'parts' | 'record' | 'promise';

export interface CheckLine {
  readonly name: LineName;
  readonly outcome: Outcome;
  readonly sentence: string;
}

export interface CheckedGroup {
  readonly name: string;
  readonly state: 'opened' | 'false' | 'closed';
  readonly content?: {readonly [field: string]: Json};
}

export interface Checked {
  readonly holds: boolean;
  readonly kind: GivenFile['kind'];
  readonly lines: readonly CheckLine[];
  readonly checkpoint?: SignedCheckpoint;
  readonly witnessed?: Witnessed;
  readonly entry?: {readonly index: number; readonly leaf: Leaf | undefined; readonly bytes: Uint8Array};
  readonly bounds?: TimeBounds;
  readonly audience?: string;
  readonly groups?: readonly CheckedGroup[];
  readonly receipt?: Receipt;
}

export interface Trust {
  readonly policy: TrustPolicy;
  /** Another checkpoint that the reader kept: for a receipt one from after its deadline, else an older one. */
  readonly kept?: SignedCheckpoint;
  /** For a receipt: the proof of the entry that it promises. */
  readonly proof?: EntryProof;
}

export function checkGiven(cryptography: Cryptography, file: GivenFile, trust: Trust): Checked {
  const by = remembering(cryptography);
  switch (file.kind) {
    case 'proof':
      return checkedProof(by, file.proof, trust);
    case 'disclosure':
      return checkedDisclosure(by, file, trust);
    case 'receipt':
      return checkedReceipt(by, file.text, trust);
    case 'checkpoint':
      return checkedCheckpoint(by, file.checkpoint, trust);
  }
}

/** What each line asks, as its heading. */
export const questions: Readonly<Record<LineName, string>> = {
  'signed-by-log': 'Signed by the log',
  quorum: 'Cosigned by the quorum',
  leaf: 'The entry itself is there',
  inclusion: 'It stands in this ledger',
  consistency: 'The ledger follows from the older checkpoint',
  author: "Signed with its author's key",
  parts: 'The parts are those that the entry commits to',
  record: 'It is a record with parts',
  promise: 'Its promise was kept',
};

const allHold = (lines: readonly CheckLine[]): boolean => lines.every(({outcome}) => outcome !== 'fails');

function checkedProof(by: Cryptography, proof: EntryProof, trust: Trust): Checked {
  const checked = checkProof(by, {...trust, proof});
  const lines = [...checked.steps, ...authorLine(by, proof)];
  return {
    holds: checked.holds && allHold(lines),
    kind: 'proof',
    lines,
    checkpoint: proof.checkpoint,
    witnessed: checked.witnessed,
    ...entryOf(by, proof),
    ...(checked.holds ? boundsOf(by, trust.policy, proof) : {}),
  };
}

/** What witnesses vouch for: only where the proof holds does its checkpoint bound the entry. */
function boundsOf(by: Cryptography, policy: TrustPolicy, {leaf, checkpoint}: EntryProof): Pick<Checked, 'bounds'> {
  const decoded = leaf === undefined ? undefined : decodeLeaf(by.utf8, leaf);
  if (decoded?.ok !== true || !('seen' in decoded.value)) return {};
  return {bounds: timeBounds(by, policy, decoded.value, checkpoint)};
}

function entryOf(by: Cryptography, {index, leaf}: EntryProof): Pick<Checked, 'entry'> {
  if (leaf === undefined) return {};
  const decoded = decodeLeaf(by.utf8, leaf);
  return {entry: {index, bytes: leaf, leaf: decoded.ok ? decoded.value : undefined}};
}

function authorLine(by: Cryptography, {leaf}: EntryProof): readonly CheckLine[] {
  const name = 'author';
  const decoded = leaf === undefined ? undefined : decodeLeaf(by.utf8, leaf);
  if (decoded === undefined) return [];
  if (!decoded.ok)
    return [{name, outcome: 'not_asked', sentence: 'Its form is not known to this page, which may be older than it.'}];
  const {value} = decoded;
  if (value.format !== 'holdfire-leaf/2') {
    const sentence =
      value.kind === 'row' || value.kind === 'import_opened'
        ? 'It carries no signature of its own: the entry that ends its import commits to it.'
        : 'It carries no signature: it was written before authors signed.';
    return [{name, outcome: 'not_asked', sentence}];
  }
  return [authorOf(value.author, signatureHolds(by, value))];
}

const authorOf = (author: string, holds: boolean): CheckLine => ({
  name: 'author',
  outcome: holds ? 'holds' : 'fails',
  sentence: holds
    ? `It is signed with the key that it names, for ${author}. Whose key that is, the ledger's register of keys says.`
    : `Its signature is not that of the key that it names for ${author}.`,
});

function checkedDisclosure(
  by: Cryptography,
  {disclosure, proof}: Extract<GivenFile, {readonly kind: 'disclosure'}>,
  trust: Trust,
): Checked {
  const checked = checkDisclosure(by, disclosure, trust);
  const {record, strangers} = checked;
  const wrong = [...checked.groups.filter(({state}) => state === 'false').map(({name}) => name), ...strangers];
  const lines: readonly CheckLine[] = [
    ...(checked.proof?.steps ?? []),
    ...(record === undefined
      ? [{name: 'record', outcome: 'fails', sentence: 'The entry in it is no record.'} as const]
      : [
          authorOf(record.author, checked.signatureHolds),
          partsLine(wrong, checked.groups.filter(({state}) => state === 'opened').length),
        ]),
  ];
  return {
    holds: checked.holds,
    kind: 'disclosure',
    lines,
    audience: disclosure.audience,
    checkpoint: proof.checkpoint,
    ...(checked.proof === undefined ? {} : {witnessed: checked.proof.witnessed}),
    ...(checked.holds ? boundsOf(by, trust.policy, proof) : {}),
    ...entryOf(by, proof),
    groups: [
      ...checked.groups.map(({name, state}) =>
        state === 'closed' ? {name, state} : {name, state, content: disclosure.groups[name]?.content ?? {}},
      ),
      ...strangers.map((name) => ({name, state: 'false', content: disclosure.groups[name]?.content ?? {}}) as const),
    ],
  };
}

function partsLine(wrong: readonly string[], opened: number): CheckLine {
  const name = 'parts';
  if (wrong.length > 0)
    return {name, outcome: 'fails', sentence: `The entry does not commit to what stands here as ${wrong.join(', ')}.`};
  if (opened === 0) return {name, outcome: 'not_asked', sentence: 'The file discloses no part.'};
  const parts = opened === 1 ? 'The disclosed part is the one' : `The ${opened} disclosed parts are those`;
  return {name, outcome: 'holds', sentence: `${parts} that the entry commits to.`};
}

function checkedReceipt(by: Cryptography, note: string, {policy, kept, proof}: Trust): Checked {
  const checked = checkReceipt(by, {
    policy,
    note,
    ...(kept === undefined ? {} : {later: kept}),
    ...(proof === undefined ? {} : {proof}),
  });
  const {receipt, sentence} = checked;
  if (receipt === undefined)
    return {holds: false, kind: 'receipt', lines: [{name: 'signed-by-log', outcome: 'fails', sentence}]};
  const outcome = promises[checked.outcome];
  const lines: readonly CheckLine[] = [
    {
      name: 'signed-by-log',
      outcome: 'holds',
      sentence: `The log ${receipt.origin} signed that it took entry ${receipt.index} on ${instantText(receipt.accepted)}.`,
    },
    {name: 'promise', outcome, sentence},
  ];
  return {holds: outcome !== 'fails', kind: 'receipt', lines, receipt};
}

const promises: Readonly<Record<CheckedReceipt['outcome'], Outcome>> = {
  kept: 'holds',
  broken: 'fails',
  undetermined: 'not_asked',
  unsigned: 'fails',
};

function checkedCheckpoint(by: Cryptography, checkpoint: SignedCheckpoint, {policy, kept}: Trust): Checked {
  const seen = witnessed(by, policy, checkpoint);
  // A checkpoint is checked as the core checks the one of a proof; what a proof has besides is not asked.
  const steps = checkProof(by, {policy, proof: {index: 0, path: [], checkpoint}}).steps.filter(
    ({name}) => name === 'signed-by-log' || name === 'quorum',
  );
  const lines = [...steps, keptLine(checkpoint, kept)];
  return {holds: allHold(lines), kind: 'checkpoint', lines, checkpoint, witnessed: seen};
}

function keptLine(checkpoint: Checkpoint, kept: Checkpoint | undefined): CheckLine {
  const name = 'consistency';
  if (kept === undefined) return {name, outcome: 'not_asked', sentence: 'No older checkpoint was given.'};
  if (kept.origin !== checkpoint.origin)
    return {name, outcome: 'fails', sentence: `The older checkpoint is of another log, ${kept.origin}.`};
  if (kept.size !== checkpoint.size) {
    const sentence = `A checkpoint alone does not show it. Ask for a proof since ${kept.size} entries.`;
    return {name, outcome: 'not_asked', sentence};
  }
  return sameBytes(kept.root, checkpoint.root)
    ? {name, outcome: 'holds', sentence: 'The older checkpoint is this one.'}
    : {
        name,
        outcome: 'fails',
        sentence: `The older checkpoint has this size and the root ${base64Of(kept.root)}: the log was rewritten.`,
      };
}
