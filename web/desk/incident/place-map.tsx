/**
 * Where it was, on a small map: the cell that others may see, and the point itself only where this answer holds it. It says in
 * words what it shows, so that nothing stands on the map alone.
 */
import {useEffect, useMemo, useState} from 'react';
import {useCase} from '../../app/case-context.ts';
import {locatorGround, placedNames} from '../../incidents/incident/locator-lines.ts';
import {fitted, worldPixels} from '../../incidents/map/camera.ts';
import {readGround, type Ground} from '../../incidents/map/ground-source.ts';
import {mercatorPerMetre, mercatorX, mercatorY} from '../../incidents/map/mercator.ts';
import {boxOf, placeSentences, type PlaceKnown} from './place-text.ts';

const size = {width: 420, height: 280};

export function PlaceMap({place, coarse}: PlaceKnown) {
  const ground = useGround();
  const box = useMemo(() => boxOf({place, coarse}), [place, coarse]);
  const shown = useMemo(
    () => (ground === undefined || box === undefined ? undefined : locatorGround(ground, box)),
    [ground, box],
  );
  if (box === undefined) return null;
  const camera = fitted(box, size, 0);
  const scale = worldPixels(camera.zoom);
  const x = (longitude: number): number => (mercatorX(longitude) - camera.x) * scale + size.width / 2;
  const y = (latitude: number): number => (mercatorY(latitude) - camera.y) * scale + size.height / 2;
  const names = (shown?.names ?? []).map(({kind, name, x: px, y: py}) => ({
    kind,
    name,
    x: (px - camera.x) * scale + size.width / 2,
    y: (py - camera.y) * scale + size.height / 2 + (kind === 'settlement' ? 16 : 4),
  }));
  const sentences = placeSentences({place, coarse});
  return (
    <figure className="locator file-map">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`Map. ${sentences.join(' ')}`}>
        {shown?.lines.map(({kind, points}, index) => (
          <polyline
            // Lines have no names and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={`ground-line ground-${kind}`}
            points={points
              .map(([px, py]) => [(px - camera.x) * scale + size.width / 2, (py - camera.y) * scale + size.height / 2])
              .map((pair) => pair.map((one) => one.toFixed(1)).join(','))
              .join(' ')}
          />
        ))}
        {coarse !== undefined && (
          <rect
            className="file-map-cell"
            x={x(coarse.west)}
            y={y(coarse.north)}
            width={x(coarse.east) - x(coarse.west)}
            height={y(coarse.south) - y(coarse.north)}
          />
        )}
        {placedNames(names, size).map((name) => (
          <text key={name.name} className={`ground-name ground-name-${name.kind}`} x={name.x} y={name.y}>
            {name.name}
          </text>
        ))}
        {place !== undefined && (
          <g className="locator-mark locator-mark-3">
            <circle
              className="locator-area"
              cx={x(place.longitude)}
              cy={y(place.latitude)}
              r={Math.max(9, (place.uncertaintyMetres ?? 0) * mercatorPerMetre(place.latitude) * scale)}
            />
            <circle className="locator-filled" cx={x(place.longitude)} cy={y(place.latitude)} r={4} />
          </g>
        )}
      </svg>
      <figcaption className="note">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </figcaption>
    </figure>
  );
}

function useGround(): Ground | undefined {
  const {map} = useCase();
  const [ground, setGround] = useState<Ground>();
  useEffect(() => {
    let left = false;
    readGround(map === undefined ? {kind: 'world'} : {kind: 'own', address: map}).then(
      (read) => left || setGround(read),
      // Without a ground the cell and the sentences still stand.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [map]);
  return ground;
}
