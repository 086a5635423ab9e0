/** What `holdfire verify --bundle` says of a bundle that somebody was handed: every failure by its file, or that it holds. */
import {statSync} from 'node:fs';
import type {Problem} from '../../monitoring/kernel/index.ts';
import {readTrustPolicy} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/node-cryptography.ts';
import {checkBundle, type BundleChecked} from '../workflows/evidence/check-bundle.ts';
import {readSignedFile} from '../workflows/checking/signed-file.ts';
import type {ExitCode} from './command.ts';
import {note, progress, refuse, say, sayJson} from './say.ts';
import type {Words} from './words.ts';

export async function verifyBundle({flags, json, texts}: Words): Promise<ExitCode> {
  const {bundle: folder = '', policy: policyFile} = texts;
  const alone = (['proof', 'disclosure', 'receipt', 'kept', 'tiles'] as const).filter(
    (name) => texts[name] !== undefined,
  );
  const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});
  const problems = alone.map((name) => bad(`--${name}`, 'does not go with --bundle'));
  if (policyFile === undefined) problems.push(bad('--policy', 'is needed: whom you trust, from a place of your own'));
  if (policyFile === undefined || problems.length > 0) return refuse(problems, json);
  const text = readSignedFile(policyFile);
  if (!text.ok) return refuse(text.problems, json);
  const policy = readTrustPolicy(nodeCryptography, text.value, policyFile);
  if (!policy.ok) return refuse(policy.problems, json);
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory() !== true)
    return refuse([{code: 'no-such-file', file: folder, message: 'is not a folder'}], json);
  const tell = progress(flags.has('progress'));
  const checked = await checkBundle({
    folder,
    policy: policy.value,
    policyText: text.value,
    progress: (path) => tell(`${path} …`),
  });
  if (json) sayChecked(checked, policy.value.quorum);
  else tellChecked(checked, policy.value.quorum);
  return checked.holds ? 0 : 1;
}

function cosigners({witnessed}: BundleChecked): readonly string[] {
  return witnessed?.witnesses.filter((one) => one.cosignedAtSeconds !== undefined).map(({name}) => name) ?? [];
}

function sayChecked(checked: BundleChecked, quorum: string): void {
  const {holds, problems, files, contents, origin, size, notices} = checked;
  sayJson({verified: holds, problems, files, contents, origin, size, quorum, cosigned: cosigners(checked), notices});
}

function tellChecked(checked: BundleChecked, quorum: string): void {
  const {holds, problems, files, contents, origin = '', size = 0, notices} = checked;
  for (const {file = '', message} of problems) say(`FAILS     ${file}: ${message}`);
  for (const notice of notices) note(notice);
  if (!holds || contents === undefined) {
    say(`Not verified: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} files.`);
    return;
  }
  const {case: caseId, evidence} = contents;
  const names = cosigners(checked);
  const by =
    quorum === 'none'
      ? 'the policy asks for no witness: nobody but the operator vouches for it'
      : `cosigned by ${names.join(', ')}`;
  say(`Verified: all ${files} files of case ${caseId}, ${evidence.length} of them evidence with its custody.`);
  say(`Every proof leads to the first ${size} entries of ${origin}, ${by}.`);
}
