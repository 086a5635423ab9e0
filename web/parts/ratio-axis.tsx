/**
 * A ratio with its interval on a half / same / double axis. Ink only: fewer is not drawn as good nor more as bad, and
 * where the rules say that a change cannot be judged there is an empty axis, because a mark would say more.
 */
import {ratioPercent, ratioReach, ratioText, ratioTicks, type RatioInterval} from './ratio-scale.ts';

const heightPx = 44;
const barY = 14;
const axisY = 26;
const percent = (ratio: number, reach: number): string => `${ratioPercent(ratio, reach).toFixed(3)}%`;

/** `reach` shared by the axes of a page; without it the axis fits its own interval. */
export function RatioAxis({
  result,
  reach = ratioReach([result]),
}: {
  readonly result: RatioInterval;
  readonly reach?: number;
}) {
  const label = `Axis from half to double with “same” in the middle: ${ratioText(result)}`;
  return (
    <svg className="ratio-axis" width="100%" height={heightPx} role="img" aria-label={label}>
      <line className="ratio-axis-line" x1="0%" x2="100%" y1={axisY} y2={axisY} />
      {ratioTicks(reach).map(({ratio, label: text}) => (
        <g key={text}>
          <line
            className={ratio === 1 ? 'ratio-axis-same' : 'ratio-axis-line'}
            x1={percent(ratio, reach)}
            x2={percent(ratio, reach)}
            y1={ratio === 1 ? 2 : axisY - 4}
            y2={axisY}
          />
          <text className="ratio-axis-label" x={percent(ratio, reach)} y={heightPx - 4} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {result.verdict === 'not_assessable' ? (
        <text className="ratio-axis-label" x="2%" y={barY}>
          cannot be judged
        </text>
      ) : (
        <IntervalMark result={result} reach={reach} />
      )}
    </svg>
  );
}

function IntervalMark({result: {ratio, low, high}, reach}: {readonly result: RatioInterval; readonly reach: number}) {
  const opensBelow = low < 1 / reach;
  const opensAbove = high === undefined || high > reach;
  return (
    <g className="ratio-axis-interval">
      <line x1={percent(low, reach)} x2={percent(high ?? Infinity, reach)} y1={barY} y2={barY} />
      <End at={percent(low, reach)} arrow={opensBelow ? 'M8,-5 L1,0 L8,5' : undefined} />
      <End at={percent(high ?? Infinity, reach)} arrow={opensAbove ? 'M-8,-5 L-1,0 L-8,5' : undefined} />
      {ratio !== undefined && (
        <svg x={percent(ratio, reach)} y={barY} overflow="visible">
          <path className="ratio-axis-point" d="M0,-6 L6,0 L0,6 L-6,0 Z" />
        </svg>
      )}
    </g>
  );
}

/** A cap where the interval ends, an arrow where it goes on beyond the axis. */
function End({at, arrow}: {readonly at: string; readonly arrow: string | undefined}) {
  return (
    <svg x={at} y={barY} overflow="visible">
      <path d={arrow ?? 'M0,-5 L0,5'} fill="none" />
    </svg>
  );
}
