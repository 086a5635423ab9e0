/**
 * A chart as wide as its place, drawn again when that changes. What it shows must stand in words and in a table beside
 * it: the picture is one of two readings, never the only one.
 */
import {useCallback, useLayoutEffect, useRef} from 'react';
import {plainPlot, type PlainPlotOptions} from './plain-plot.ts';
import {useWidth} from './use-width.ts';

export interface ChartProps {
  /** Name for screen readers: what the chart shows, in a sentence. */
  readonly label: string;
  /** Must keep its identity while its data are the same. */
  readonly draw: (widthPixels: number) => PlainPlotOptions;
}

export function Chart({label, draw}: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<SVGSVGElement>(null);
  const [measure, width] = useWidth();
  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      place.current = element;
      measure(element);
    },
    [measure],
  );
  useLayoutEffect(() => {
    if (place.current === null || width === 0) return;
    const picture = plainPlot({...draw(width), width}, label);
    if (drawn.current?.parentNode === place.current) drawn.current.replaceWith(picture);
    else place.current.append(picture);
    drawn.current = picture;
  }, [width, draw, label]);
  return <div className="chart" ref={hold} />;
}
