/**
 * One register table as a file of its own, into a case that may stand already: names in its rows must be borne by the
 * file itself or by what stands. Where the case has no case.yaml yet there is nothing to look names up in, and that is
 * said rather than passed over.
 */
import {failure, success, type Result} from '../../../monitoring/kernel/index.ts';
import {checkReferences} from '../../import/check-references.ts';
import type {TableFile} from '../../import/read-table.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {importTable, standingRegister, type ImportOptions, type ImportOutcome} from './import-table.ts';
import {standingCase, standingIds} from './standing-case.ts';

export interface RegisterFileOutcome {
  readonly outcome: ImportOutcome;
  /** False where the ledger holds no case.yaml of this case: names in the rows were not looked up. */
  readonly namesChecked: boolean;
}

export async function importRegisterFile(
  ledger: Ledger,
  source: TableFile,
  options: ImportOptions,
): Promise<Result<RegisterFileOutcome>> {
  const register = standingRegister(ledger);
  const standing = standingCase(register, options.caseId);
  if (standing !== undefined) {
    const ids = standingIds(register, options.caseId);
    const problems = checkReferences({...standing, tables: [source], standing: ids});
    if (problems.length > 0) return failure(problems);
  }
  const outcome = await importTable(ledger, source, options, register);
  return outcome.ok ? success({outcome: outcome.value, namesChecked: standing !== undefined}) : outcome;
}
