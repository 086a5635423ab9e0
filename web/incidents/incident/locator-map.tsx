/**
 * A small map of one place, drawn as SVG: the mark is no more exact than the record. Only for places that have a point
 * (precision 1 to 3); where the place is uncertain the area that it may lie in is drawn.
 */
import {useEffect, useMemo, useState} from 'react';
import type {IncidentView} from '../../../platform/contract/index.ts';
import {useCase, usePosition} from '../../app/case-context.ts';
import {fitted, worldPixels} from '../map/camera.ts';
import {readGround, type Ground} from '../map/ground-source.ts';
import {uncertainMetres} from '../map/marks.ts';
import {mercatorPerMetre, mercatorX, mercatorY} from '../map/mercator.ts';
import {placePrecisionWords} from '../incident-words.ts';
import type {Box} from '../select/incident-filters.ts';
import {locatorGround, placedNames} from './locator-lines.ts';

const size = {width: 420, height: 280};
/** Degrees to each side: wide enough for a name or a line that a reader knows. */
const reach = {world: 4.2, own: 1.6};

interface LocatorMapProps {
  readonly row: IncidentView['row'];
  readonly point: NonNullable<IncidentView['point']>;
}

export function LocatorMap({row, point}: LocatorMapProps) {
  const {map, boundaryNote} = useCase();
  const position = usePosition(row.sideAffected);
  const [ground, setGround] = useState<Ground>();
  useEffect(() => {
    let left = false;
    readGround(map === undefined ? {kind: 'world'} : {kind: 'own', address: map}).then(
      (read) => left || setGround(read),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [map]);
  const degrees = map === undefined ? reach.world : reach.own;
  const {latitude, longitude} = point;
  const box = useMemo(() => boxAround({latitude, longitude}, degrees), [latitude, longitude, degrees]);
  const camera = fitted(box, size, 0);
  const scale = worldPixels(camera.zoom);
  const x = (at: number): number => (at - camera.x) * scale + size.width / 2;
  const y = (at: number): number => (at - camera.y) * scale + size.height / 2;
  const shown = useMemo(
    () => ground && locatorGround(ground, boxAround({latitude, longitude}, degrees * 1.6)),
    [ground, latitude, longitude, degrees],
  );
  const names = (shown?.names ?? []).map(({kind, name, x: px, y: py}) => ({
    kind,
    name,
    x: x(px),
    y: y(py) + (kind === 'settlement' ? 16 : 4),
  }));
  const kilometres = map === undefined ? 100 : 25;
  const scaleBar = kilometres * 1000 * mercatorPerMetre(latitude) * scale;
  return (
    <figure className="locator">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={`Map: ${row.title}, ${placePrecisionWords(row.placePrecision)}`}
      >
        {shown?.lines.map(({kind, points}, index) => (
          <polyline
            // Lines have no names and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={`ground-line ground-${kind}`}
            points={points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ')}
          />
        ))}
        {placedNames(names, size).map((name) => (
          <text key={name.name} className={`ground-name ground-name-${name.kind}`} x={name.x} y={name.y}>
            {name.name}
          </text>
        ))}
        <g className={`locator-mark locator-mark-${(position ?? 2) + 1}`}>
          {row.placePrecision > 1 && (
            <circle
              className="locator-area"
              cx={x(mercatorX(longitude))}
              cy={y(mercatorY(latitude))}
              r={Math.max(9, uncertainMetres * mercatorPerMetre(latitude) * scale)}
            />
          )}
          <PlaceMark precision={row.placePrecision} x={x(mercatorX(longitude))} y={y(mercatorY(latitude))} />
        </g>
        <g className="locator-scale">
          <line x1={10} x2={10 + scaleBar} y1={size.height - 10} y2={size.height - 10} />
          <text x={10} y={size.height - 15}>
            {kilometres} km
          </text>
        </g>
      </svg>
      <figcaption className="note">
        Place: {placePrecisionWords(row.placePrecision)}. {boundaryNote}{' '}
        {map === undefined && 'Natural Earth 1:50 million.'}
      </figcaption>
    </figure>
  );
}

function PlaceMark({precision, x, y}: {readonly precision: number; readonly x: number; readonly y: number}) {
  if (precision === 3) return <rect className="locator-hollow" x={x - 5} y={y - 5} width={10} height={10} />;
  return <circle className={precision === 1 ? 'locator-filled' : 'locator-hollow'} cx={x} cy={y} r={5.5} />;
}

function boxAround(
  {latitude, longitude}: {readonly latitude: number; readonly longitude: number},
  degrees: number,
): Box {
  return {
    west: longitude - degrees,
    east: longitude + degrees,
    south: latitude - degrees * 0.6,
    north: latitude + degrees * 0.6,
  };
}
