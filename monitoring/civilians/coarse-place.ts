/**
 * A place as everybody may see it: the cell of one fixed grid that holds the exact point, and nothing else of the point.
 * The grid never moves and nothing is drawn at random, because noise can be averaged out over reports and two grids can be
 * laid over each other. Cells are a quarter of a degree high (some 28 kilometres) and as wide as keeps them from becoming
 * slivers where the meridians meet: the widest part of a cell is never under 0.45 of its height, and the
 * last row at each pole is one cell.
 *
 *     {"east":70,"grid":"holdfire-grid/1","north":33.75,"south":33.5,"west":69.75}
 */
export const coarseGrid = 'holdfire-grid/1';

/** Degrees; latitude -90 to 90, longitude -180 to 180. */
export interface ExactPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** A cell holds its southern and western edge and not its northern and eastern one; the last row holds the pole too. */
export interface CoarsePlace {
  readonly grid: typeof coarseGrid;
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** A power of two, so that dividing by it is exact and a point on an edge falls to one side on every machine. */
const stepDegrees = 0.25;
const stepsAround = 360 / stepDegrees;
const lastRow = 90 / stepDegrees - 1;

export const isExactPlace = ({latitude, longitude}: ExactPlace): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** Throws RangeError where the point is not on the globe. 180° east is the same line as 180° west and counts as west. */
export function coarsePlace({latitude, longitude}: ExactPlace): CoarsePlace {
  if (!isExactPlace({latitude, longitude})) throw new RangeError(`no place at ${latitude}, ${longitude}`);
  const row = Math.min(Math.floor(latitude / stepDegrees), lastRow);
  const steps = stepsOfCell(row);
  const east = longitude === 180 ? -180 : longitude;
  const column = Math.floor((Math.floor(east / stepDegrees) + stepsAround / 2) / steps);
  const west = (column * steps - stepsAround / 2) * stepDegrees;
  return Object.freeze({
    grid: coarseGrid,
    south: row * stepDegrees + 0,
    west,
    north: (row + 1) * stepDegrees,
    east: west + steps * stepDegrees,
  });
}

/** How many quarter degrees of longitude a cell of this row spans: the fewest that divide the circle and are wide enough. */
function stepsOfCell(row: number): number {
  const nearEquator = Math.min(Math.abs(row), Math.abs(row + 1)) * stepDegrees;
  const nearPole = Math.max(Math.abs(row), Math.abs(row + 1)) * stepDegrees;
  if (nearPole === 90) return stepsAround;
  let steps = 1;
  while (stepsAround % steps !== 0 || steps * Math.cos((nearEquator * Math.PI) / 180) < leastWidth) steps += 1;
  return steps;
}

/** Of the height, at the edge nearer to the equator. Not 0.5, which the cosine of 60° meets but for its last bit. */
const leastWidth = 0.45;
