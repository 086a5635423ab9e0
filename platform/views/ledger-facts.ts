/**
 * Facts of a case straight from the ledger, entry by entry: the plain statement of what the views must hold. Slow for
 * large ledgers; the views are compared with it in tests.
 */
import type {ImportOpenedLeaf} from '../../monitoring/ledger/index.ts';
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import {readCsv} from '../import/csv.ts';
import {registerTable} from '../import/register-tables.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {leafAt, standingKey, utf8} from '../workflows/register.ts';
import {assembleFacts, type RegisterVersion} from './assemble-facts.ts';

export function ledgerFacts(ledger: Pick<Ledger, 'scan'>, caseId: string, size: number): CaseFacts | undefined {
  const versions: {-readonly [K in keyof RegisterVersion]: RegisterVersion[K]}[] = [];
  const latest = new Map<string, number>();
  let opened: ImportOpenedLeaf | undefined;
  const end = (key: string, entry: number): void => {
    const version = versions[latest.get(key) ?? -1];
    // A version ends once: what follows a withdrawal does not supersede what was withdrawn.
    if (version !== undefined) version.endedBy ??= entry;
  };
  const begin = (key: string, version: RegisterVersion): void => {
    end(key, version.entry);
    latest.set(key, versions.push(version) - 1);
  };
  ledger.scan(0, size, (entry, bytes) => {
    const leaf = leafAt(entry, bytes);
    switch (leaf.kind) {
      case 'import_opened':
        opened = leaf;
        return;
      case 'import_sealed':
        opened = undefined;
        return;
      case 'document':
        if (leaf.case === caseId) {
          begin(standingKey(caseId, 'document', leaf.name), {
            entry,
            table: 'document',
            header: [],
            text: leaf.text,
            name: leaf.name,
          });
        }
        return;
      case 'withdrawal':
        if (leaf.case === caseId) end(standingKey(caseId, leaf.table, leaf.id), entry);
        return;
      case 'row': {
        if (opened === undefined) throw new Error(`entry ${entry} is a row outside an import`);
        if (opened.case !== caseId || registerTable(opened.table) === undefined) return;
        const {header, table} = opened;
        begin(standingKey(caseId, table, idOf(header, leaf.row)), {entry, table, header, text: leaf.row});
        return;
      }
      // Keys, custody and the like are no facts of a case.
      default:
        return;
    }
  });
  return assembleFacts(size, versions);
}

function idOf(header: readonly string[], row: string): string {
  const csv = readCsv(utf8.encode(row));
  return (csv.ok ? csv.value[0]?.fields[header.indexOf('id')] : undefined)?.trim() ?? '';
}
