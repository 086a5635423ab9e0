/** What `holdfire verify` says of files that were handed over and of mirrored folders: a sentence for every step. */
import {existsSync, statSync} from 'node:fs';
import {readTrustPolicy} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/node-cryptography.ts';
import {readSignedFile} from '../workflows/signed-file.ts';
import {verifyEntries} from '../workflows/verify-ledger.ts';
import {verifyFiles, type CheckedFiles} from '../workflows/verify-proof.ts';
import {MirrorBroken, verifyTiles} from '../workflows/verify-tiles.ts';
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

export function verifyMirror({flags, json}: Words, policyFile: string, folder: string): ExitCode {
  const text = readSignedFile(policyFile);
  const policy = text.ok ? readTrustPolicy(nodeCryptography, text.value, policyFile) : text;
  if (!policy.ok) return refuse(policy.problems, json);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return refuse([{code: 'no-such-file', file: folder, message: 'is not a folder'}], json);
  try {
    const {checkpoint, witnessed, files, strangers, entries} = verifyTiles(
      folder,
      policy.value,
      progress(flags.has('progress')),
    );
    const verified = verifyEntries(entries);
    const {imports, signatures, keys, unsigned, gaps} = verified;
    const {size, origin} = checkpoint;
    const root = Buffer.from(checkpoint.root).toString('base64');
    const {quorumReached, witnesses} = witnessed;
    const cosigned = witnesses.filter((one) => one.cosignedAtSeconds !== undefined).map(({name}) => name);
    const holds = quorumReached;
    if (json)
      sayJson({
        verified: holds,
        size,
        root,
        origin,
        files,
        imports,
        signatures,
        keys,
        unsigned,
        gaps,
        cosigned,
        quorumReached,
        strangers,
      });
    else {
      say(`Re-derived: ${size} entries of ${origin}, root ${root}.`);
      say(`All ${files} files hold, the log signed this root, ${imports} imports hold the rows they were sealed with.`);
      for (const line of signatureLines(verified)) say(line);
      const names = cosigned.length === 0 ? 'nobody' : cosigned.join(', ');
      const asked = policy.value.quorum === 'none' ? 'the policy asks for nobody' : 'which is the quorum';
      say(`Cosigned by ${names}, ${quorumReached ? asked : 'which is not the quorum'}.`);
      if (strangers.length > 0) say(`No part of the log: ${strangers.join(', ')}.`);
    }
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MirrorBroken)) throw error;
    return refuse([{code: 'mirror-broken', file: folder, message: error.message}], json, 1);
  }
}
