/** What `holdfire verify` says of the files of evidence: every one that is missing or altered, and how many hold. */
import {openEvidenceStore} from '../evidence/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {custodyAt} from '../workflows/evidence/evidence-record.ts';
import {verifyEvidence, type EvidenceVerified} from '../workflows/evidence/verify-evidence.ts';
import {grouped} from '../../monitoring/kernel/index.ts';
import {recordFolders} from './data-folder.ts';
import {note, say, type Progress} from './say.ts';
import type {Words} from './words.ts';

/** Undefined where it was left out. */
export async function verifiedEvidence(
  {data, flags}: Words,
  ledger: Ledger,
  tell: Progress,
): Promise<EvidenceVerified | undefined> {
  if (flags.has('without-evidence')) return undefined;
  const store = openEvidenceStore({folder: recordFolders(data).evidence, readOnly: true});
  return verifyEvidence(custodyAt(ledger)(ledger.size), store, (read, pieces) =>
    tell(`${read} of ${pieces} files of evidence …`),
  );
}

/** Nothing where there is no evidence: most records have none. */
export function tellEvidence({pieces, bytes, unnamed, problems}: EvidenceVerified): void {
  for (const {file = '', message} of problems) say(`FAILS     ${file}: ${message}`);
  if (problems.length > 0)
    say(
      `Not verified: ${problems.length} of what the record says of evidence ${problems.length === 1 ? 'does' : 'do'} not hold.`,
    );
  else if (pieces > 0)
    say(
      `${pieces === 1 ? '1 file' : `${grouped(pieces)} files`} of evidence, ${grouped(bytes)} bytes: there, with the hashes that the ledger names.`,
    );
  if (unnamed > 0)
    note(`${unnamed} more in the evidence folder that no entry names; a crash before the entry leaves such a file.`);
}
