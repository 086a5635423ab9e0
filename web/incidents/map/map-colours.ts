/**
 * The page's own colours as the map needs them: CSS cannot reach into a GL canvas. Read from a probe, so that light and
 * dark are resolved by the browser and written down in one place only, tokens.css.
 */
import type {Colour, MarkColours} from './marks-raster.ts';

export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly hairline: string;
  readonly inkSoft: string;
  readonly ink: string;
  readonly marks: MarkColours;
}

export function readMapColours(beside: HTMLElement): MapColours {
  const probe = document.createElement('span');
  beside.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours: MapColours = {
    sea: colour('--map-sea'),
    land: colour('--map-land'),
    hairline: colour('--map-line'),
    inkSoft: colour('--ink-soft'),
    ink: colour('--ink'),
    marks: {
      sides: [channels(colour('--party-1')), channels(colour('--party-2')), channels(colour('--party-other'))],
      paper: channels(colour('--map-land')),
    },
  };
  probe.remove();
  return colours;
}

/** `rgb(0, 114, 178)` or `color(srgb 0 0.45 0.7)` as numbers of 0 to 255. */
export function channels(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  const scale = colour.startsWith('color(') ? 255 : 1;
  return [red * scale, green * scale, blue * scale];
}

/** Calls back when the reader's system turns light or dark. */
export function onColoursChanged(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
