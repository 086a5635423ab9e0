/** A canvas over the ground that holds the marks and nothing else; the areas of uncertain places lie under them. */
import type {Area, Marks} from './marks.ts';
import {rasterised, type MarkColours} from './marks-raster.ts';

export interface MarksCanvas {
  draw(marks: Marks, size: {readonly width: number; readonly height: number}, colours: MarkColours): void;
}

/** More than two physical pixels for one cost time and show nothing. */
const ratioLimit = 2;

export function marksCanvas(container: HTMLElement): MarksCanvas {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-marks';
  canvas.setAttribute('aria-hidden', 'true');
  container.append(canvas);
  // Written by the CPU at every step: a canvas on the GPU would be copied there and back.
  const context = canvas.getContext('2d', {willReadFrequently: true});
  let image: ImageData | undefined;
  return {
    draw: ({marks, areas}, {width, height}, colours) => {
      if (context === null || width === 0 || height === 0) return;
      const ratio = Math.min(ratioLimit, Math.max(1, devicePixelRatio));
      const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (image?.width !== columns || image.height !== rows) {
        canvas.width = columns;
        canvas.height = rows;
        image = context.createImageData(columns, rows);
      }
      rasterised(image, marks, colours, ratio);
      context.putImageData(image, 0, 0);
      drawAreas(context, areas, colours, ratio);
    },
  };
}

function drawAreas(
  context: CanvasRenderingContext2D,
  areas: readonly Area[],
  {sides}: MarkColours,
  ratio: number,
): void {
  if (areas.length === 0) return;
  const [red, green, blue] = sides[2];
  context.beginPath();
  for (const {x, y, radius} of areas) {
    context.moveTo((x + radius) * ratio, y * ratio);
    context.arc(x * ratio, y * ratio, radius * ratio, 0, 2 * Math.PI);
  }
  context.globalCompositeOperation = 'destination-over';
  context.lineWidth = 0.6 * ratio;
  context.strokeStyle = `rgb(${red} ${green} ${blue} / 0.6)`;
  context.fillStyle = `rgb(${red} ${green} ${blue} / 0.07)`;
  context.stroke();
  context.fill();
  context.globalCompositeOperation = 'source-over';
}
