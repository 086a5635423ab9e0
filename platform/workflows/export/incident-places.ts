/**
 * Incidents as GeoJSON (RFC 7946). A point stands only where the place is known to a district or better (precision 1 to
 * 3); every other incident is listed without one, because a point in the middle of a province is a place nobody named.
 */
import type {Incident} from '../../../monitoring/incidents/index.ts';
import {knownAt} from '../../../monitoring/publication/index.ts';
import {recordHead, type ExportedCase} from './exported-case.ts';

/** Coarsest precision that is a place and not an area. */
const coarsestPoint = 3;

export function incidentPlaces(exported: ExportedCase) {
  const places = new Map(exported.facts.caseFile.record.places.map((place) => [place.id, place]));
  const pointOf = ({place: id, place_precision: precision}: Incident) => {
    const place = places.get(id ?? '');
    if (precision > coarsestPoint || place === undefined || place.precision > coarsestPoint) return null;
    if (place.latitude === undefined || place.longitude === undefined) return null;
    return {type: 'Point', coordinates: [place.longitude, place.latitude]};
  };
  return {
    type: 'FeatureCollection',
    holdfire: {...recordHead(exported), what: 'incidents'},
    features: knownAt(exported.facts, exported.date).incidents.map(({entry, record}) => {
      const place = places.get(record.place ?? '');
      const named = place === undefined ? {} : {place_name: place.name, province: place.province};
      const {exercise} = exported.facts.caseFile.record;
      return {
        type: 'Feature',
        id: record.id,
        geometry: pointOf(record),
        properties: {...(exercise ? {exercise: true} : {}), entry, ...record, ...named},
      };
    }),
  };
}
