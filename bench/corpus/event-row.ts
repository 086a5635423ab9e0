/**
 * One row of the corpus: 49 columns in the order of UCDP GED 20.1 to 26.1, written as its public CSV is (empty where not
 * coded, days with a time part). Each draw keeps one measured distribution; the deaths of a row always add up to `best`,
 * and low ≤ best ≤ high fails as often as it does in version 26.1.
 */
import {below, cumulate, draw, drawCount, drawIndex, drawLength, type Random} from './draws.ts';
import {fillField, quoted} from './filler.ts';
import {marginals} from './marginals.ts';
import {sourceColumns} from './source-columns.ts';
import {drawPlace, type Country, type World} from './world.ts';
import {firstYear, lastYear, notCodedShares, yearShares} from './years.ts';

export const header =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,' +
  'dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,' +
  'source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,' +
  'where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,' +
  'date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob';

/** 5,075 of 417,968 rows of version 26.1. */
const flaggedShare = 5_075 / 417_968;

const millisecondsPerDay = 86_400_000;
const firstDay = Date.UTC(firstYear, 0, 1) / millisecondsPerDay;
const days = Array.from({length: Date.UTC(lastYear + 1, 0, 1) / millisecondsPerDay - firstDay}, (_, index) =>
  new Date((firstDay + index) * millisecondsPerDay).toISOString().slice(0, 10),
);
/** Index in `days` of 1 January, for each year and the one after the last. */
const yearStarts = Array.from(
  {length: lastYear - firstYear + 2},
  (_, index) => Date.UTC(firstYear + index, 0, 1) / millisecondsPerDay - firstDay,
);
const yearSums = cumulate(yearShares);
const placePrecisionSums = cumulate(marginals.placePrecision.map(({share}) => share));
const datePrecisionSums = cumulate(marginals.datePrecision.map(({share}) => share));
const whoSums = marginals.deaths.map(({who}) => cumulate(who));

export function eventRow(random: Random, world: World, index: number): string {
  const yearIndex = drawIndex(random, yearSums);
  const country = world.countries[drawIndex(random, world.countriesOfYear[yearIndex] ?? yearSums)];
  if (country === undefined) throw new RangeError('no country');
  const kind = drawIndex(random, country.violence);
  const dyads = country.dyads[kind];
  const dyad = dyads?.list[drawIndex(random, dyads.sums)];
  if (dyad === undefined) throw new RangeError('no dyad');
  const year = firstYear + yearIndex;
  const when = drawDays(random, yearIndex);
  const sources = sourceColumns(random, days, when.last, draw(random) >= (notCodedShares[yearIndex] ?? 0));
  return (
    // 999,983 is a prime: ids are scattered and no two of the first 999,983 rows share one.
    `${1 + ((index * 611_953) % 999_983)},${country.code}-${year}-${kind + 1}-${dyad.number}-${index},${year},` +
    `${draw(random) < marginals.inactiveYear ? 0 : 1},Clear,${kind + 1},${dyad.columns},${sources},` +
    `${placeColumns(random, country)},${country.columns},${draw(random) < marginals.unclear ? 2 : 1},` +
    `${when.precision},${when.columns},${deathColumns(random, kind)},${dyad.states}`
  );
}

function drawDays(random: Random, yearIndex: number): {precision: number; last: number; columns: string} {
  const [from, next] = [yearStarts[yearIndex] ?? 0, yearStarts[yearIndex + 1] ?? 0];
  const code = drawIndex(random, datePrecisionSums);
  const first = from + below(random, next - from);
  const length = drawLength(random, marginals.datePrecision[code]?.days ?? []);
  const last = Math.min(first + length, next - 1);
  return {precision: code + 1, last, columns: `${days[first]} 00:00:00.000,${days[last]} 00:00:00.000`};
}

/** From where_prec to priogrid_gid: nine columns. A code of 4 or more stands for a province, of 6 or more for a country. */
function placeColumns(random: Random, country: Country): string {
  const code = drawIndex(random, placePrecisionSums);
  const precision = marginals.placePrecision[code];
  const place = drawPlace(random, country);
  const {district} = place;
  const shown = code >= 5 ? country.centre : code >= 3 ? district.province : place;
  const province = draw(random) < (precision?.withoutProvince ?? 0) ? '' : district.province.name;
  const districtName = draw(random) < (precision?.withoutDistrict ?? 0) ? '' : district.name;
  const like = marginals.text.placeDescription;
  const description = draw(random) < like.empty ? '' : quoted(fillField(random, like, district.notAscii));
  return `${code + 1},${shown.name},${description},${province},${districtName},${shown.columns}`;
}

/** From deaths_a to low: seven columns. */
function deathColumns(random: Random, kind: number): string {
  const deaths = [0, 0, 0, 0];
  const like = marginals.deaths[kind];
  if (like === undefined) throw new RangeError('no such type of violence');
  let best = 0;
  if (draw(random) >= like.none) {
    const bits = drawIndex(random, whoSums[kind] ?? datePrecisionSums);
    const groups = [0, 1, 2, 3].filter((group) => (bits & (1 << group)) !== 0);
    best = Math.max(groups.length, drawCount(random, like.best));
    let rest = best - groups.length;
    groups.forEach((group, position) => {
      const share = position === groups.length - 1 ? rest : below(random, rest + 1);
      deaths[group] = 1 + share;
      rest -= share;
    });
  }
  let [low, high] = [best, best];
  if (draw(random) < flaggedShare) {
    if (best > 0 && draw(random) < 0.5) high = best - 1;
    else low = best + 1;
  } else if (draw(random) >= marginals.equalBounds) {
    low = Math.max(0, best - drawCount(random, marginals.lowBelowBest));
    high = best + drawCount(random, marginals.highAboveBest);
    if (low === high) high += 1;
  }
  return `${deaths.join(',')},${best},${high},${low}`;
}
