/** `holdfire bundle`: files of evidence and entries with their proofs, for somebody who has nothing else. */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {witnessed} from '../../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../keys/index.ts';
import {makeBundle, type BundleMade} from '../../workflows/evidence/bundle.ts';
import {openEvidence} from '../../workflows/evidence/open-evidence.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runBundle(words: Words): Promise<ExitCode> {
  const {case: caseId, out, note: text = '', author = 'operator'} = words.texts;
  const problems: Problem[] = [];
  const missing = (field: string, message: string): void =>
    void problems.push({code: 'bad-word', file: 'holdfire', field, message});
  if (caseId === undefined) missing('--case', 'is needed: the case that it is from');
  if (out === undefined) missing('--out', 'is needed: the folder to write');
  if (problems.length > 0 || caseId === undefined || out === undefined) return refuse(problems, words.json);
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const folders = recordFolders(words.data);
  const opened = await openEvidence({folders, author, recorded: now(), notice: note});
  try {
    const {bundleDesk: desk} = opened;
    if (desk === undefined)
      return refuse(
        [{code: 'no-checkpoint', message: 'the log does not sign, so nothing can be proved'}],
        words.json,
        1,
      );
    const wish = {
      case: caseId,
      entries: (words.lists.entry ?? []).map(Number),
      evidence: words.lists.evidence ?? [],
      note: text,
      out,
    };
    const made = await makeBundle(desk, wish);
    if (!made.ok) return refuse(made.problems, words.json, 2);
    const {quorumReached} = witnessed(nodeCryptography, desk.checkpoints.policy(), made.value.checkpoint);
    tell(made.value, quorumReached, words.json);
    return 0;
  } finally {
    await opened.close();
  }
}

function tell({folder, files, exported, checkpoint}: BundleMade, quorumReached: boolean, json: boolean): void {
  if (json) return sayJson({folder, files, exported, size: checkpoint.size, origin: checkpoint.origin, quorumReached});
  const announced = exported === undefined ? '' : `, announced by ${entriesText(exported)}`;
  say(`${folder}: ${files.length} files${announced}; proofs lead to the first ${checkpoint.size} entries.`);
  if (!quorumReached)
    note('Too few witnesses have cosigned this checkpoint, so a check by this policy will not hold yet.');
  return undefined;
}

const entriesText = ({first, last}: {readonly first: number; readonly last: number}): string =>
  first === last ? `entry ${first}` : `entries ${first} to ${last}`;
