/** What `holdfire verify` says of files that were handed over and of mirrored folders: a sentence for every step. */
import {statSync} from 'node:fs';
import {readTrustPolicy, sameBytes, type SignedCheckpoint} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/node-cryptography.ts';
import {readSignedFile} from '../workflows/checking/signed-file.ts';
import {verifyEntries, type Verified} from '../workflows/checking/verify-ledger.ts';
import {readCheckpointFile, verifyFiles, type CheckedFiles} from '../workflows/checking/verify-proof.ts';
import {MirrorBroken, verifyTiles, type VerifiedTiles} from '../workflows/checking/verify-tiles.ts';
import type {ExitCode} from './command.ts';
import {progress, refuse, say, sayJson} from './say.ts';
import {signatureLines} from './verified-text.ts';
import type {Words} from './words.ts';

const marks = {holds: 'holds', fails: 'FAILS', not_asked: 'not asked'} as const;

export function verifyHanded({texts, json}: Words, policy: string): ExitCode {
  const {proof, disclosure, receipt, kept} = texts;
  const checked = verifyFiles({
    policy,
    ...(proof === undefined ? {} : {proof}),
    ...(disclosure === undefined ? {} : {disclosure}),
    ...(receipt === undefined ? {} : {receipt}),
    ...(kept === undefined ? {} : {kept}),
  });
  if (!checked.ok) return refuse(checked.problems, json);
  tellSteps(checked.value, json);
  return checked.value.holds ? 0 : 1;
}

function tellSteps({holds, steps}: CheckedFiles, json: boolean): void {
  if (json) return sayJson({verified: holds, steps});
  for (const {outcome, sentence} of steps) say(`${marks[outcome].padEnd(10)}${sentence}`);
  say(holds ? 'Verified.' : 'Not verified.');
}

export function verifyMirror({flags, json, texts}: Words, policyFile: string, folder: string): ExitCode {
  const policyText = readSignedFile(policyFile);
  const policy = policyText.ok ? readTrustPolicy(nodeCryptography, policyText.value, policyFile) : policyText;
  const kept = texts.kept === undefined ? undefined : readCheckpointFile(texts.kept);
  const problems = [policy, kept].flatMap((one) => (one === undefined || one.ok ? [] : one.problems));
  if (!policy.ok || kept?.ok === false) return refuse(problems, json);
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory() !== true)
    return refuse([{code: 'no-such-file', file: folder, message: 'is not a folder'}], json);
  try {
    const mirror = verifyTiles(folder, policy.value, progress(flags.has('progress')));
    const verified = verifyEntries(mirror.entries);
    const before = kept === undefined ? undefined : followsFrom(mirror, kept.value);
    const holds = mirror.witnessed.quorumReached && before?.holds !== false;
    if (json) sayJson(facts(mirror, verified, holds, before));
    else tellMirror(mirror, verified, policy.value.quorum, before);
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MirrorBroken)) throw error;
    return refuse([{code: 'mirror-broken', file: folder, message: error.message}], json, 1);
  }
}

interface FollowsFrom {
  readonly holds: boolean;
  readonly sentence: string;
}

/** Does the mirror begin with the tree of the checkpoint that the reader kept? */
function followsFrom({checkpoint, entries}: VerifiedTiles, kept: SignedCheckpoint): FollowsFrom {
  const {origin, size, root} = kept;
  const told = (holds: boolean, sentence: string): FollowsFrom => ({holds, sentence});
  if (origin !== checkpoint.origin) return told(false, `The kept checkpoint is of another log, ${origin}.`);
  if (size > checkpoint.size)
    return told(false, `The kept checkpoint holds ${size} entries, more than this mirror; ask for a newer one.`);
  return sameBytes(entries.root(size), root)
    ? told(true, `The ${size} entries of the kept checkpoint are the beginning of these.`)
    : told(false, `The first ${size} entries are not those of the kept checkpoint: the log was rewritten.`);
}

const cosignersOf = ({witnessed: {witnesses}}: VerifiedTiles): readonly string[] =>
  witnesses.flatMap(({name, cosignedAtSeconds}) => (cosignedAtSeconds === undefined ? [] : [name]));

function facts(mirror: VerifiedTiles, verified: Verified, holds: boolean, before: FollowsFrom | undefined) {
  const {files, strangers, witnessed, checkpoint} = mirror;
  return {
    ...verified,
    verified: holds,
    origin: checkpoint.origin,
    files,
    cosigned: cosignersOf(mirror),
    quorumReached: witnessed.quorumReached,
    strangers,
    ...(before === undefined ? {} : {followsFromKept: before.holds}),
  };
}

function tellMirror(mirror: VerifiedTiles, verified: Verified, quorum: string, before: FollowsFrom | undefined): void {
  const {files, strangers, witnessed, checkpoint} = mirror;
  say(`Re-derived: ${verified.size} entries of ${checkpoint.origin}, root ${verified.root}.`);
  say(
    `All ${files} files hold, the log signed this root, ${verified.imports} imports hold the rows they were sealed with.`,
  );
  for (const line of signatureLines(verified)) say(line);
  const names = cosignersOf(mirror);
  const asked = quorum === 'none' ? 'the policy asks for nobody' : 'which is the quorum';
  const enough = witnessed.quorumReached ? asked : 'which is not the quorum';
  say(`Cosigned by ${names.length === 0 ? 'nobody' : names.join(', ')}, ${enough}.`);
  if (before !== undefined) say(before.sentence);
  if (strangers.length > 0) say(`No part of the log: ${strangers.join(', ')}.`);
}
