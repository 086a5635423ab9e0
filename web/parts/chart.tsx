/**
 * A chart as wide as its place, drawn again when that changes. What it shows must stand in words and in a table beside
 * it: the picture is one of two readings, never the only one.
 */
import {useLayoutEffect, useRef, useState} from 'react';
import {plainPlot, type PlainPlotOptions} from './plain-plot.ts';

export interface ChartProps {
  /** Name for screen readers: what the chart shows, in a sentence. */
  readonly label: string;
  /** Must keep its identity while its data are the same. */
  readonly draw: (widthPixels: number) => PlainPlotOptions;
}

export function Chart({label, draw}: ChartProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const width = useWidth(place);
  const drawn = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (place === null || width === 0) return;
    const picture = plainPlot({...draw(width), width}, label);
    if (drawn.current?.parentNode === place) drawn.current.replaceWith(picture);
    else place.append(picture);
    drawn.current = picture;
  }, [place, width, draw, label]);
  return <div className="chart" ref={setPlace} />;
}

/** Whole pixels; 0 until it is known. */
export function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
