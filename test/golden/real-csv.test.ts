/**
 * Published files as they are: UCDP GED for Pakistan (CC BY 4.0; Sundberg and Melander 2013; Davies, Pettersson and
 * Öberg 2022). Read in place where the folder is there; what is skipped is said with a count.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {readCsv} from '../../platform/import/csv.ts';
import {sharedFile} from '../support/shared-data.ts';

const {path, skip} = sharedFile('ucdp-ged-pak-v22_1.csv');

test('6,416 events in 10,690 lines: line breaks inside quotes never split a record', {skip}, () => {
  const csv = readCsv(readFileSync(path));
  assert.ok(csv.ok);
  const [header, ...events] = csv.value;
  assert.equal(header?.fields.length, 50);
  assert.equal(events.length, 6_416);
  assert.ok(events.every(({fields}) => fields.length === 50));
  assert.equal(events.filter(({text}) => text.includes('\n')).length, 1_198);
  const column = (name: string) => header?.fields.indexOf(name) ?? -1;
  const best = events.reduce((sum, {fields}) => sum + Number(fields[column('best')]), 0);
  assert.equal(best, 43_225);
  const precision = events.filter(({fields}) => Number(fields[column('where_prec')]) >= 4).length;
  assert.equal(precision, 60 + 245 + 9, 'known to a province or vaguer');
});
