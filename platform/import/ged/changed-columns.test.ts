/** What counts as a change between two releases of one row, and what is only another way to write the same. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changedColumns, versionOf} from './changed-columns.ts';

const version = (header: string, row: string) => versionOf(header.split(','), new TextEncoder().encode(row));

test('order of columns and quoting are not a change', () => {
  const earlier = version('id,side_a,best', '1,"Government, of ""X""",3');
  assert.deepEqual(changedColumns(earlier, version('best,id,side_a', '"3",1,"Government, of ""X"""')), []);
  assert.deepEqual(changedColumns(earlier, version('best,id,side_a', '4,1,"Government, of ""Y"""')), [
    'best',
    'side_a',
  ]);
});

test('a time of midnight, true for 1, trailing zeros and NA are other ways to write the same value', () => {
  const header = 'id,date_start,active_year,latitude,gwnob,side_a';
  const earlier = version(header, '1,2001-02-03,1,34.571730,NA,Exercise');
  assert.deepEqual(changedColumns(earlier, version(header, '1,2001-02-03 00:00:00.000,true,34.57173,,Exercise')), []);
  assert.deepEqual(changedColumns(earlier, version(header, '1,2001-02-03 10:00:00,FALSE,34.5717,12,exercise')), [
    'date_start',
    'active_year',
    'latitude',
    'gwnob',
    'side_a',
  ]);
});

test('a column that only the earlier version has is not compared; one that the later fills is a change', () => {
  const earlier = version('id,gwnoa', '1,999');
  assert.deepEqual(changedColumns(earlier, version('id,iso3', '1,')), []);
  assert.deepEqual(changedColumns(earlier, version('id,iso3', '1,EXR')), ['iso3']);
});
