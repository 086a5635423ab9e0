/**
 * The case as it stands in the ledger, as far as an import must know it: its file, its agreements, and which ids its
 * tables hold. Undefined where no case.yaml of it was imported yet.
 */
import {readAgreement, readCase, type Agreement, type CaseFile} from '../../../monitoring/agreement/index.ts';
import type {StandingIds} from '../../import/check-references.ts';
import {registerTables} from '../../import/register-tables.ts';
import {standingKey, type Register} from '../register.ts';

export interface StandingCase {
  readonly caseFile: CaseFile;
  readonly agreements: readonly Agreement[];
}

export function standingCase({standing}: Register, caseId: string): StandingCase | undefined {
  const file = standing.get(standingKey(caseId, 'document', 'case.yaml'));
  const caseFile = file === undefined ? undefined : readCase(file.text, 'case.yaml');
  if (caseFile?.ok !== true) return undefined;
  const prefix = standingKey(caseId, 'document', 'agreements/');
  const agreements = [...standing]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, {text}]) => readAgreement(text, key))
    .flatMap((agreement) => (agreement.ok ? [agreement.value] : []));
  return {caseFile: caseFile.value, agreements};
}

export function standingIds({standing}: Register, caseId: string): StandingIds {
  const ids = new Map(registerTables.map(({name}) => [name, new Set<string>()]));
  for (const key of standing.keys()) {
    const [ofCase = '', table = '', id = ''] = key.split(' ');
    if (ofCase === caseId) ids.get(table)?.add(id);
  }
  return ids;
}
