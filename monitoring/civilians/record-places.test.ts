import assert from 'node:assert/strict';
import {test} from 'node:test';
import {coarsePlace, placeProblems} from './index.ts';

const exact = {latitude: 33.57, longitude: 69.89};
const cell = {...coarsePlace(exact)};
const codes = (contents: Parameters<typeof placeProblems>[0]): readonly string[] =>
  placeProblems(contents).map(({code, field}) => `${code} ${field}`);

test('an exact place for the verifier and its cell for everybody', () => {
  assert.deepEqual(codes({public: {what: 'shelling'}, 'verifier.place': exact, 'public.place': cell}), []);
  assert.deepEqual(codes({'public.place': {...cell, name: 'near Urgun'}}), [], 'words beside the cell are allowed');
});

test('no exact place where both sides or everybody read', () => {
  for (const name of ['public', 'public.place', 'shared', 'shared.place']) {
    assert.deepEqual(codes({[name]: exact}), [`exact-place groups.${name}`]);
    assert.deepEqual(codes({[name]: {longitude: '69.89'}}), [`exact-place groups.${name}`], 'not half of one either');
  }
  assert.deepEqual(codes({'party:a.place': exact, source: exact}), []);
});

test('a cell that is none, is finer, or lies elsewhere is refused', () => {
  assert.deepEqual(codes({'public.place': {...cell, north: 33.6}}), ['not-a-cell groups.public.place']);
  assert.deepEqual(codes({'public.place': {...cell, south: 33.51}}), ['not-a-cell groups.public.place']);
  assert.deepEqual(codes({'public.place': {...cell, grid: 'other'}}), ['not-a-cell groups.public.place']);
  const other = {...coarsePlace({latitude: 34, longitude: 69})};
  assert.deepEqual(codes({'verifier.place': exact, 'public.place': other}), ['other-place groups.public.place']);
});

test('half a place, or one that is not on the globe, is refused', () => {
  for (const place of [{latitude: 33}, {latitude: 91, longitude: 0}, {latitude: '33', longitude: '69'}]) {
    assert.deepEqual(codes({'verifier.place': place}), ['not-a-place groups.verifier.place']);
  }
});
