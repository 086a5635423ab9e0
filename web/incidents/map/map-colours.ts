/**
 * The page's own colours as the map needs them: CSS cannot reach into a GL canvas. Read from a probe, so that light and
 * dark are resolved by the browser and written down in one place only, tokens.css.
 */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly hairline: string;
  readonly inkSoft: string;
  readonly ink: string;
  /** First party, second party, everybody else, paper: red, green, blue, 0 to 1. */
  readonly marks: Float32Array;
}

export function readMapColours(beside: HTMLElement): MapColours {
  const probe = document.createElement('span');
  beside.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    sea: colour('--map-sea'),
    land: colour('--map-land'),
    hairline: colour('--map-line'),
    inkSoft: colour('--ink-soft'),
    ink: colour('--ink'),
    marks: Float32Array.from(
      ['--party-1', '--party-2', '--party-other', '--map-land'].flatMap((token) => channels(colour(token))),
    ),
  };
  probe.remove();
  return colours;
}

/** `rgb(0, 114, 178)` as shares; black where the browser writes colours in another way. */
export function channels(colour: string): readonly [number, number, number] {
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  const scale = colour.startsWith('color(') ? 1 : 255;
  const [red = 0, green = 0, blue = 0] = numbers;
  return [red / scale, green / scale, blue / scale];
}

/** Calls back when the reader's system turns light or dark. */
export function onColoursChanged(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
