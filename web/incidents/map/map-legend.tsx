/** What the marks mean: colour is the side affected, area the number of incidents, hollow a place that is uncertain. */
import {useCase, usePartySides} from '../../app/case-context.ts';
import {latitudeOf, mercatorPerMetre} from './mercator.ts';
import type {Camera} from './camera.ts';
import type {MapMarks} from './map-marks.ts';
import {radiusOf} from './marks.ts';

export function MapLegend({
  marks,
  camera,
}: {
  readonly marks: MapMarks | undefined;
  readonly camera: Camera | undefined;
}) {
  const {map, boundaryNote} = useCase();
  const sides = usePartySides();
  return (
    <figcaption className="legend">
      <p>
        Side affected:{' '}
        {sides.map((side) => (
          <span key={side.id} className={`party party-${side.position + 1}`}>
            {side.short}
          </span>
        ))}{' '}
        <span className="party party-other">others or not known</span>
      </p>
      {marks !== undefined && camera !== undefined && <Sizes marks={marks} camera={camera} />}
      <p>
        {boundaryNote} {map === undefined && 'Coasts and lines: Natural Earth 1:50 million. '}
        {!/endors/i.test(boundaryNote) && 'No line drawn is an endorsement.'}
      </p>
    </figcaption>
  );
}

function Sizes({marks, camera}: {readonly marks: MapMarks; readonly camera: Camera}) {
  const scale = marks.scale(camera);
  const radius = (count: number): number => radiusOf(scale, count);
  if (marks.groups.kind === 'cells') {
    return (
      <p>
        Too many places to draw each: a mark gathers the incidents of a cell about {cellKilometres(marks)} km wide; its
        area grows with their number.
      </p>
    );
  }
  const samples = [1, 10, 50].filter((count) => count === 1 || radius(count) <= 18);
  return (
    <>
      <p className="legend-row">
        {samples.map((count) => (
          <span key={count} className="legend-item">
            <Sample kind="filled" radius={radius(count)} /> {count === 1 ? '1 incident' : count}
          </span>
        ))}
      </p>
      <p className="legend-row">
        <span className="legend-item">
          <Sample kind="filled" radius={6} /> at the place
        </span>
        <span className="legend-item">
          <Sample kind="hollow" radius={6} /> within about 25 km
        </span>
        <span className="legend-item">
          <Sample kind="square" radius={6} /> somewhere in the district
        </span>
        <span className="legend-item">
          <Sample kind="area" radius={8} /> where it may lie
        </span>
      </p>
    </>
  );
}

function Sample({kind, radius}: {readonly kind: 'filled' | 'hollow' | 'square' | 'area'; readonly radius: number}) {
  const size = 2 * radius + 2;
  const middle = size / 2;
  return (
    <svg className={`sample sample-${kind}`} width={size} height={size} aria-hidden="true">
      {kind === 'square' ? (
        <rect x={2} y={2} width={size - 4} height={size - 4} />
      ) : (
        <circle cx={middle} cy={middle} r={kind === 'filled' ? radius : radius - 0.7} />
      )}
    </svg>
  );
}

function cellKilometres({groups}: MapMarks): string {
  const middle = groups.placeCount === 0 ? 0 : latitudeOf(groups.y[0] ?? 0.5);
  const kilometres = groups.cellSize / mercatorPerMetre(middle) / 1000;
  return kilometres.toLocaleString('en', {maximumFractionDigits: kilometres < 10 ? 1 : 0});
}
