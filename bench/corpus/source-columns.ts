/**
 * The six source columns, in both forms that the data set has: a free citation and -1 sources in older rows, and from
 * about 2013 a list of "outlet,day,headline" entries whose parts stand again in columns of their own.
 */
import {below, cumulate, draw, drawIndex, randomFrom, type Random} from './draws.ts';
import {fillField, quoted, sized} from './filler.ts';
import {marginals} from './marginals.ts';

const outlets = Array.from({length: 250}, (_, index) =>
  sized(randomFrom(index, 'outlet'), `Outlet ${index + 1}`, marginals.text.office),
);
/** Outlet k is met 1/k as often as the first. */
const outletSums = cumulate(outlets.map((_, index) => 1 / (index + 1)));
const sourceSums = cumulate(marginals.sources);
const {text} = marginals;

/** From number_of_sources to source_original. `last` is the last day of the event; reports follow within days. */
export function sourceColumns(random: Random, days: readonly string[], last: number, coded: boolean): string {
  const original = draw(random) < text.original.empty ? '' : quoted(fillField(random, text.original));
  if (!coded) return `-1,${quoted(fillField(random, text.articleNotCoded))},,,,${original}`;
  const count = drawIndex(random, sourceSums) + 1;
  const articles: string[] = [];
  const offices: string[] = [];
  const dates: string[] = [];
  const headlines: string[] = [];
  const notAscii = draw(random) < text.headline.notAscii;
  for (let source = 0; source < count; source += 1) {
    const office = outlets[drawIndex(random, outletSums)] ?? '';
    const date = days[Math.min(days.length - 1, last + Math.floor(below(random, 4) / 2))] ?? '';
    const headline = fillField(random, text.headline, notAscii);
    offices.push(office);
    dates.push(date);
    headlines.push(headline);
    articles.push(`"${office},${date},${headline}"`);
  }
  return `${count},${quoted(articles.join(';'))},${quoted(offices.join(';'))},${dates.join(';')},${quoted(headlines.join(';'))},${original}`;
}
