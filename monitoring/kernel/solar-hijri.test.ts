/** Afghan days against the calendar that ICU carries. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {dayFromNumber} from './day.ts';
import {parseSolarHijri, solarHijriDay} from './solar-hijri.ts';

test('3 Aqrab 1404 is 25 October 2025, in each script and each set of digits', () => {
  for (const text of ['3 Aqrab 1404', '3 aqrab, 1404', '۳ عقرب ۱۴۰۴', '٣ لړم ١٤٠٤']) {
    assert.equal(parseSolarHijri(text), '2025-10-25', text);
  }
});

test('what is no day of the calendar is refused', () => {
  for (const text of [
    '',
    '3 Aqrab',
    '0 Hamal 1404',
    '32 Hamal 1404',
    '31 Mizan 1404',
    '30 Hut 1404',
    '3 Aqrab 14040',
    '3 October 1404',
    '1 Hamal 1502',
    '29 Hut 1278',
    'x Hamal 1404',
  ]) {
    assert.equal(parseSolarHijri(text), undefined, text);
  }
  assert.equal(parseSolarHijri('30 Hut 1403'), '2025-03-20');
});

test('every day from March 1900 to March 2123 is the one that ICU gives', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  fc.assert(
    fc.property(fc.integer({min: -25_487, max: 55_960}), (number) => {
      const parts = Object.fromEntries(
        icu.formatToParts(number * 86_400_000).map(({type, value}) => [type, Number(value)]),
      );
      assert.equal(solarHijriDay(parts['year'] ?? 0, parts['month'] ?? 0, parts['day'] ?? 0), dayFromNumber(number));
    }),
    {seed: 1404, numRuns: 3000},
  );
});
