/**
 * `holdfire verify`: the ledger of this data folder, byte by byte and entry by entry; or, with no ledger at hand, what
 * somebody was given: a proof, a disclosure, a receipt, or a mirrored folder, by the reader's own policy.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {openContents} from '../../contents/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {checkContents, type CheckedContents} from '../../workflows/records/check-contents.ts';
import {removals} from '../../workflows/records/removals.ts';
import {verifyEntries} from '../../workflows/checking/verify-ledger.ts';
import type {ExitCode} from '../command.ts';
import {noLedger, openForReading, recordFolders} from '../data-folder.ts';
import {note, nothingFound, progress, refuse, say, sayJson} from '../say.ts';
import {signatureLines} from '../verified-text.ts';
import {verifyBundle} from '../verify-bundle.ts';
import {tellEvidence, verifiedEvidence} from '../verify-evidence-text.ts';
import {verifyHanded, verifyMirror} from '../verify-handed.ts';
import type {Words} from '../words.ts';

const handed = ['proof', 'disclosure', 'receipt'] as const;

export async function runVerify(words: Words): Promise<ExitCode> {
  if (words.texts.bundle !== undefined) return verifyBundle(words);
  const {policy, tiles, kept} = words.texts;
  const files = handed.filter((name) => words.texts[name] !== undefined);
  if (files.length === 0 && tiles === undefined) {
    if (policy === undefined && kept === undefined) return verifyLedger(words);
    return refuse([bad('--policy', 'goes with --proof, --disclosure, --receipt, --tiles or --bundle')], words.json);
  }
  const problems: Problem[] = [];
  if (policy === undefined) problems.push(bad('--policy', 'is needed: whom you trust; “holdfire policy” prints one'));
  if (tiles !== undefined && files.length > 0) problems.push(bad('--tiles', 'goes alone, or with --policy'));
  if (problems.length > 0 || policy === undefined) return refuse(problems, words.json);
  return tiles === undefined ? verifyHanded(words, policy) : verifyMirror(words, policy, tiles);
}

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

const shownLimit = 50;

const contentSentences = {
  missing: 'its content is not here; whoever still has it can hand it in again',
  altered: 'its content is not what the entry committed to',
  standing: 'was removed, and its content still stands; start or serve once, and it is destroyed',
} as const;

async function contentsOf(ledger: Ledger, words: Words): Promise<CheckedContents> {
  const contents = await openContents({folder: recordFolders(words.data).contents, readOnly: true, notice: note});
  try {
    return checkContents(ledger, contents, removals(ledger));
  } finally {
    await contents.close();
  }
}

async function verifyLedger(words: Words): Promise<ExitCode> {
  const tell = progress(words.flags.has('progress'));
  const ledger = openForReading(words.data, note);
  if (ledger === undefined) return nothingFound(noLedger(words.data), words.json);
  try {
    const verified = verifyEntries(ledger, (read) => tell(`${read} of ${ledger.size} entries …`));
    const {size, root, imports} = verified;
    const contents = await contentsOf(ledger, words);
    const {held, removed, wrong} = contents;
    const evidence = await verifiedEvidence(words, ledger, tell);
    const holds = wrong.length === 0 && (evidence === undefined || evidence.problems.length === 0);
    if (words.json) sayJson({...verified, verified: holds, contents, ...(evidence === undefined ? {} : {evidence})});
    else {
      say(`Verified: ${size} entries, root ${root}.`);
      say(
        `Every checksum, hash and root holds, ${imports} imports hold the rows they were sealed with, nothing acknowledged is missing.`,
      );
      for (const line of signatureLines(verified)) say(line);
      if (held + removed + wrong.length > 0)
        say(`Contents of groups: ${held} held, ${removed} removed, ${wrong.length} not as they should be.`);
      for (const one of wrong.slice(0, shownLimit))
        note(`Entry ${one.entry}, group ${one.group}: ${contentSentences[one.state]}`);
      if (wrong.length > shownLimit) note(`… and ${wrong.length - shownLimit} more`);
      if (evidence !== undefined) tellEvidence(evidence);
    }
    return holds ? 0 : 1;
  } finally {
    await ledger.close();
  }
}
