/**
 * How a series may be drawn. A line of spans needs three figures or more whose periods do not overlap; single figures,
 * and running totals that all begin on one day, stand in a table, because a line through them would invent a course.
 */
import type {ChangeView} from '../../platform/contract/index.ts';

export type Series = ChangeView['series'][number];
export type Figure = Series['figures'][number];

const fewestForChart = 3;

export const currentFigures = ({figures}: Pick<Series, 'figures'>): readonly Figure[] =>
  figures.filter(({current}) => current).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

export function isDrawn(series: Pick<Series, 'figures'>): boolean {
  const figures = currentFigures(series);
  if (figures.length < fewestForChart) return false;
  return figures.every(({from}, index) => index === 0 || from > (figures[index - 1]?.to ?? ''));
}

/**
 * Counts of what happens are drawn as a rate a day, so that months of different length compare. Days, prices and other
 * measures have no daily rate and are drawn as published.
 */
export const isRate = (unit: string): boolean => unit !== 'days' && unit !== 'other';

/** What the vertical axis says. */
export function axisTitle(unit: string): string {
  if (unit === 'other') return 'figure as published, unit in the definition';
  return isRate(unit) ? `${unit} a day` : `${unit} in each period`;
}
