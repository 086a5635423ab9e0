/**
 * Draws marks into pixels on the CPU. A brush step then touches neither a GL context nor the ground under the marks:
 * under software GL redrawing the ground alone costs more than everything else in the step (bench/main/web.ts). Edges are
 * smoothed by the distance to them; every mark has a rim of paper, so that marks that touch stay apart.
 */
import type {Mark} from './marks.ts';

/** Physical pixels: red, green, blue, alpha in bytes, not multiplied by alpha, as ImageData holds them. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export interface MarkColours {
  /** First party, second party, everybody else. */
  readonly sides: readonly [Colour, Colour, Colour];
  readonly paper: Colour;
}

const rimPixels = 1;
const strokePixels = 1.9;

export function rasterised(pixels: Pixels, marks: readonly Mark[], colours: MarkColours, ratio: number): void {
  pixels.data.fill(0);
  for (const mark of marks) {
    const [x, y, radius, core] = [mark.x * ratio, mark.y * ratio, mark.radius * ratio, mark.core * ratio];
    const [rim, stroke] = [rimPixels * ratio, Math.min(strokePixels * ratio, radius)];
    const reach = radius + rim + 0.5;
    const [firstX, lastX] = [Math.max(0, Math.floor(x - reach)), Math.min(pixels.width - 1, Math.ceil(x + reach))];
    const [firstY, lastY] = [Math.max(0, Math.floor(y - reach)), Math.min(pixels.height - 1, Math.ceil(y + reach))];
    const [colour, distance] = [colours.sides[mark.side], distances[mark.shape]];
    for (let row = firstY; row <= lastY; row += 1) {
      for (let column = firstX; column <= lastX; column += 1) {
        const far = distance(column + 0.5 - x, row + 0.5 - y);
        const covered = clamped(radius + rim + 0.5 - far);
        if (covered === 0) continue;
        const hollow = clamped(radius - stroke + 0.5 - far) - (core > 0 ? clamped(core + 0.5 - far) : 0);
        const inked = clamped(radius + 0.5 - far) - Math.max(0, hollow);
        paint(pixels.data, (row * pixels.width + column) * 4, covered, mixed(colours.paper, colour, inked));
      }
    }
  }
}

const clamped = (share: number): number => Math.max(0, Math.min(1, share));

/** A square whose area is that of the circle. */
const squareSide = Math.sqrt(Math.PI) / 2;
const distances: Readonly<Record<Mark['shape'], (x: number, y: number) => number>> = {
  round: (x, y) => Math.sqrt(x * x + y * y),
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) / squareSide,
};

const mixed = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/** Over what is there (Porter and Duff 1984), colours not multiplied by alpha. */
function paint(data: Uint8ClampedArray, at: number, alpha: number, [red, green, blue]: Colour): void {
  const below = ((data[at + 3] ?? 0) / 255) * (1 - alpha);
  const all = alpha + below;
  data[at] = (red * alpha + (data[at] ?? 0) * below) / all;
  data[at + 1] = (green * alpha + (data[at + 1] ?? 0) * below) / all;
  data[at + 2] = (blue * alpha + (data[at + 2] ?? 0) * below) / all;
  data[at + 3] = all * 255;
}
