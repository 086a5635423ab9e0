import assert from 'node:assert/strict';
import {test} from 'node:test';
import {boxOf, latitudeText, longitudeText, placeSentences} from './place-text.ts';

const coarse = {south: -2.25, west: -5.5, north: -2, east: -5.25};

test('where only the cell is held, no word tells the point', () => {
  const [sentence = '', ...more] = placeSentences({coarse});
  assert.deepEqual(more, []);
  assert.match(sentence, /2\.25° S to 2° S and from 5\.5° W to 5\.25° W/);
  assert.deepEqual(placeSentences({}), []);
});

test('the point is said with its uncertainty, and that reading it is on the record', () => {
  const [point = ''] = placeSentences({place: {latitude: -2.0871, longitude: 5.3472, uncertaintyMetres: 400}});
  assert.equal(point, 'Exact place: 2.0871° S, 5.3472° E, give or take 400 m. That you read it is on the record.');
});

test('the map is centred on the cell where there is one, so that its middle is not the point', () => {
  const box = boxOf({coarse, place: {latitude: -2.0871, longitude: -5.3472}});
  assert.ok(box !== undefined);
  assert.ok(Math.abs((box.south + box.north) / 2 - -2.125) < 1e-9);
  assert.ok(Math.abs((box.west + box.east) / 2 - -5.375) < 1e-9);
  assert.equal(boxOf({}), undefined);
});

test('north and south, east and west', () => {
  assert.equal(latitudeText(3), '3° N');
  assert.equal(longitudeText(-3), '3° W');
});
