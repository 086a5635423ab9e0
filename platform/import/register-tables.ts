/** The tables that a case's register is made of, by name and in the order in which they are imported. */
import {statementTable} from '../../monitoring/attribution/index.ts';
import {coverageTable, restrictionTable} from '../../monitoring/coverage/index.ts';
import {findingTable} from '../../monitoring/findings/index.ts';
import {casualtyTable, incidentTable} from '../../monitoring/incidents/index.ts';
import type {Table} from '../../monitoring/kernel/index.ts';
import {seriesTable} from '../../monitoring/measures/index.ts';
import {reportTable} from '../../monitoring/reports/index.ts';

export const registerTables: readonly Table[] = [
  incidentTable,
  reportTable,
  statementTable,
  casualtyTable,
  findingTable,
  coverageTable,
  restrictionTable,
  seriesTable,
];

export const registerTable = (name: string): Table | undefined => registerTables.find((one) => one.name === name);
