/**
 * An Observable Plot without what our Content-Security-Policy refuses: Plot puts a <style> element into each picture.
 * It is taken out before the picture enters the page, and `parts/chart.css` says the same. The picture has one name for
 * screen readers; what is in it is in the table beside it.
 */
import {plot, type PlotOptions} from '@observablehq/plot';

/** Options that would make Plot write inline styles, captions or legends of its own are not offered. */
export type PlainPlotOptions = Omit<PlotOptions, 'style' | 'caption' | 'title' | 'subtitle' | 'figure' | 'ariaLabel'>;

export function plainPlot(options: PlainPlotOptions, label: string): SVGSVGElement {
  const picture = plot(options);
  if (!(picture instanceof SVGSVGElement)) throw new TypeError('a plot with a legend or a caption is not one picture');
  for (const sheet of picture.querySelectorAll('style')) sheet.remove();
  for (const part of picture.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', label);
  return picture;
}
