/**
 * Measures what the corpus keeps: shares, ranks and lengths of the two real files of the UCDP GED, as numbers, and writes
 * them to marginals.ts. No word, name, id or row of the data set goes in. Run by hand when the files change:
 * `node_modules/.bin/node bench/corpus/measure-marginals.ts ../shared/data`.
 * The random sample of the whole world gives the shares; Pakistan, which is complete, the long tails within a country.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import prettier from 'prettier';
import {readCsv} from '../../platform/import/csv.ts';
import {quantileLevels, type LengthOf, type Marginals, type RankShares} from './marginal-shape.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  const reading = readCsv(readFileSync(file));
  if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.problems)}`);
  const [header, ...records] = reading.value;
  return records.map(({fields}) =>
    Object.fromEntries(
      header?.fields.map((name, index) => [name, fields[index] === 'NA' ? '' : (fields[index] ?? '')]) ?? [],
    ),
  );
}

const rounded = (value: number): number => Number(value.toPrecision(4));
const cell = (row: Row, name: string): string => row[name] ?? '';
const numberOf = (row: Row, name: string): number => Number(cell(row, name));
const share = (rows: readonly Row[], holds: (row: Row) => boolean): number =>
  rows.length === 0 ? 0 : rounded(rows.filter(holds).length / rows.length);

function quantiles(values: readonly number[]): readonly number[] {
  const ordered = values.toSorted((a, b) => a - b);
  return quantileLevels.map((level) => rounded(ordered[Math.round(level * (ordered.length - 1))] ?? 0));
}

const counts = (values: readonly string[]): readonly number[] =>
  [...Map.groupBy(values, (value) => value).values()].map((group) => group.length).toSorted((a, b) => b - a);

/** The mean share of the first, second, … value over several groups of rows. */
function meanRankShares(groups: readonly (readonly string[])[]): RankShares {
  const ranked = groups.map((values) => counts(values).map((count) => count / values.length));
  const length = Math.max(...ranked.map((shares) => shares.length));
  return Array.from({length}, (_, rank) =>
    rounded(ranked.reduce((sum, shares) => sum + (shares[rank] ?? 0), 0) / ranked.length),
  );
}

function lengthOf(rows: readonly Row[], name: string): LengthOf {
  const filled = rows.filter((row) => cell(row, name) !== '');
  const breaks = filled.filter((row) => cell(row, name).includes('\n'));
  return {
    empty: share(rows, (row) => cell(row, name) === ''),
    characters: quantiles(filled.map((row) => cell(row, name).length)),
    withLineBreaks: rounded(breaks.length / filled.length),
    lineBreaks: breaks.length === 0 ? [] : quantiles(breaks.map((row) => cell(row, name).split('\n').length - 1)),
    notAscii: share(filled, (row) => /[^\0-\x7f]/.test(cell(row, name))), // oxlint-disable-line no-control-regex
  };
}

const days = (row: Row): number =>
  (Date.parse(cell(row, 'date_end').slice(0, 10)) - Date.parse(cell(row, 'date_start').slice(0, 10))) / 86_400_000;
const deathColumns = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'];

/** Which of the four death columns are above 0, as bits: 1 side A, 2 side B, 4 civilians, 8 unknown. */
const whoDied = (row: Row): number =>
  deathColumns.reduce((bits, name, index) => bits + (numberOf(row, name) > 0 ? 2 ** index : 0), 0);

const flagged = (row: Row): boolean =>
  numberOf(row, 'low') > numberOf(row, 'best') || numberOf(row, 'best') > numberOf(row, 'high');

function deathsOf(rows: readonly Row[], violence: number): Marginals['deaths'][number] {
  const some = rows.filter((row) => numberOf(row, 'type_of_violence') === violence);
  const lethal = some.filter((row) => numberOf(row, 'best') > 0);
  return {
    none: rounded(1 - lethal.length / some.length),
    best: quantiles(lethal.map((row) => numberOf(row, 'best'))),
    who: Array.from({length: 16}, (_, bits) => share(lethal, (row) => whoDied(row) === bits)),
  };
}

function measure(world: readonly Row[], pakistan: readonly Row[]): Marginals {
  const byCountry = [...Map.groupBy(world, (row) => cell(row, 'country')).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const large = [...byCountry.filter((rows) => rows.length >= 100), pakistan];
  const ordinary = world.filter((row) => !flagged(row));
  const ranged = ordinary.filter((row) => cell(row, 'low') !== cell(row, 'high'));
  const coded = world.filter((row) => cell(row, 'number_of_sources') !== '-1');
  const notCoded = world.filter((row) => cell(row, 'number_of_sources') === '-1');
  const oneSource = coded.filter((row) => cell(row, 'number_of_sources') === '1');
  const years = Array.from({length: 34}, (_, index) => world.filter((row) => numberOf(row, 'year') === 1989 + index));
  return {
    rows: world.length,
    years: years.map((rows) => rows.length),
    sourcesNotCoded: years.map((rows) => share(rows, (row) => cell(row, 'number_of_sources') === '-1')),
    countries: byCountry.map((rows) => ({
      events: rows.length,
      firstYear: Math.min(...rows.map((row) => numberOf(row, 'year'))),
      lastYear: Math.max(...rows.map((row) => numberOf(row, 'year'))),
      violence: [1, 2, 3].map((kind) => rows.filter((row) => numberOf(row, 'type_of_violence') === kind).length),
    })),
    dyads: [1, 2, 3].map((kind) =>
      meanRankShares(
        large
          .map((rows) =>
            rows.filter((row) => numberOf(row, 'type_of_violence') === kind).map((row) => cell(row, 'dyad_new_id')),
          )
          .filter((values) => values.length > 0),
      ),
    ),
    provinces: meanRankShares(large.map((rows) => rows.map((row) => cell(row, 'adm_1')).filter((name) => name !== ''))),
    districts: meanRankShares([pakistan.map((row) => cell(row, 'adm_2')).filter((name) => name !== '')]),
    placesInDistrict: rounded(
      new Set(pakistan.map((row) => cell(row, 'where_coordinates'))).size /
        new Set(pakistan.map((row) => cell(row, 'adm_2'))).size,
    ),
    placePrecision: [1, 2, 3, 4, 5, 6, 7].map((code) => {
      const rows = world.filter((row) => numberOf(row, 'where_prec') === code);
      return {
        share: rounded(rows.length / world.length),
        withoutProvince: share(rows, (row) => cell(row, 'adm_1') === ''),
        withoutDistrict: share(rows, (row) => cell(row, 'adm_2') === ''),
      };
    }),
    datePrecision: [1, 2, 3, 4, 5].map((code) => {
      const rows = world.filter((row) => numberOf(row, 'date_prec') === code);
      return {share: rounded(rows.length / world.length), days: quantiles(rows.map(days))};
    }),
    unclear: share(world, (row) => cell(row, 'event_clarity') === '2'),
    inactiveYear: share(world, (row) => cell(row, 'active_year') === '0'),
    sources: Array.from({length: 12}, (_, index) =>
      share(coded, (row) => numberOf(row, 'number_of_sources') === index + 1),
    ),
    deaths: [1, 2, 3].map((kind) => deathsOf(world, kind)),
    equalBounds: rounded(1 - ranged.length / ordinary.length),
    lowBelowBest: quantiles(ranged.map((row) => numberOf(row, 'best') - numberOf(row, 'low'))),
    highAboveBest: quantiles(ranged.map((row) => numberOf(row, 'high') - numberOf(row, 'best'))),
    text: {
      articleNotCoded: lengthOf(notCoded, 'source_article'),
      office: lengthOf(oneSource, 'source_office'),
      headline: lengthOf(oneSource, 'source_headline'),
      original: lengthOf(world, 'source_original'),
      placeDescription: lengthOf(world, 'where_description'),
      place: lengthOf(world, 'where_coordinates'),
      province: lengthOf(world, 'adm_1'),
      district: lengthOf(world, 'adm_2'),
      sideB: lengthOf(world, 'side_b'),
    },
  };
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder that holds the data files');
const marginals = measure(
  rowsOf(join(folder, 'ucdp-ged-v23-sample1000.csv')),
  rowsOf(join(folder, 'ucdp-ged-pak-v22_1.csv')),
);
const target = new URL('marginals.ts', import.meta.url);
const text = `/** Written by measure-marginals.ts from the UCDP GED (CC BY 4.0): numbers only, nothing of its text. */
import type {Marginals} from './marginal-shape.ts';
export const marginals: Marginals = ${JSON.stringify(marginals)};`;
const options = await prettier.resolveConfig(target);
writeFileSync(target, await prettier.format(text, {...options, parser: 'typescript'}));
