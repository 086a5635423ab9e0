/**
 * Where a ratio stands on the half / same / double axis: logarithmic, so that a halving and a doubling are equally far
 * from "same". All axes of one page share one reach, so that a long bar never only means another scale.
 */
export interface RatioInterval {
  /** Absent where there is no count to divide by. */
  readonly ratio?: number | undefined;
  readonly low: number;
  /** Absent: no upper limit. */
  readonly high?: number | undefined;
  readonly verdict: 'fewer' | 'more' | 'no_clear_change' | 'not_assessable';
}

export interface RatioTick {
  readonly ratio: number;
  readonly label: string;
}

const ticks: readonly RatioTick[] = [
  {ratio: 1 / 8, label: '⅛'},
  {ratio: 1 / 4, label: '¼'},
  {ratio: 1 / 2, label: 'half'},
  {ratio: 1, label: 'same'},
  {ratio: 2, label: 'double'},
  {ratio: 4, label: '4 ×'},
  {ratio: 8, label: '8 ×'},
];

/** Each a little wider than its outermost tick: half–double, quarter–four times, eighth–eight times. */
const reaches = [2.4, 4.8, 9.6] as const;

/** The narrowest reach that holds every interval; what is wider still is drawn as an arrow at the edge. */
export function ratioReach(results: readonly RatioInterval[]): number {
  const edges = results
    .filter(({verdict}) => verdict !== 'not_assessable')
    .flatMap(({low, high, ratio}) => [low, high, ratio])
    .filter((edge): edge is number => edge !== undefined && edge > 0)
    .map((edge) => Math.max(edge, 1 / edge));
  const widest = Math.max(1, ...edges);
  return reaches.find((reach) => reach >= widest) ?? reaches[2];
}

export const ratioTicks = (reach: number): readonly RatioTick[] =>
  ticks.filter(({ratio}) => ratio <= reach && ratio >= 1 / reach);

/** 0 at the lower edge, 50 at "same", 100 at the upper edge; what lies beyond stays at its edge. */
export function ratioPercent(ratio: number, reach: number): number {
  if (ratio <= 0) return 0;
  const share = Math.log(ratio) / Math.log(reach);
  return 50 + 50 * Math.min(1, Math.max(-1, share));
}

/** `× 0.72 (95 % interval 0.45 to 1.14)`; two digits, as in the sentence beside it. */
export function ratioText({ratio, low, high, verdict}: RatioInterval): string {
  if (verdict === 'not_assessable') return 'cannot be judged';
  const interval = `95 % interval ${low.toFixed(2)} to ${high === undefined ? 'no upper limit' : high.toFixed(2)}`;
  return ratio === undefined ? interval : `× ${ratio.toFixed(2)} (${interval})`;
}
