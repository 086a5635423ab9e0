/** A place as it may be known: the cell for many, the point for few; what a map shows in words, and how much round it. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import type {Box} from '../../incidents/select/incident-filters.ts';

export interface PlaceKnown {
  readonly place?: IncidentFileView['place'] | undefined;
  readonly coarse?: IncidentFileView['coarse'] | undefined;
}

/** Degrees around what is shown: wide enough for a name or a line that a reader knows. */
const around = 0.45;

export function boxOf({place, coarse}: PlaceKnown): Box | undefined {
  if (coarse !== undefined) {
    const {south, west, north, east} = coarse;
    return {south: south - around, west: west - around, north: north + around, east: east + around};
  }
  if (place === undefined) return undefined;
  const {latitude, longitude} = place;
  return {
    south: latitude - around,
    west: longitude - around,
    north: latitude + around,
    east: longitude + around,
  };
}

export function placeSentences({place, coarse}: PlaceKnown): readonly string[] {
  const cell =
    coarse === undefined
      ? []
      : [
          `Somewhere in the cell from ${latitudeText(coarse.south)} to ${latitudeText(coarse.north)} and from ${longitudeText(coarse.west)} to ${longitudeText(coarse.east)}; this is the most that others see.`,
        ];
  if (place === undefined) return cell;
  const metres = place.uncertaintyMetres === undefined ? '' : `, give or take ${place.uncertaintyMetres} m`;
  return [
    ...cell,
    `Exact place: ${latitudeText(place.latitude)}, ${longitudeText(place.longitude)}${metres}. That you read it is on the record.`,
  ];
}

/** `2.0871° S` */
export const latitudeText = (degrees: number): string => `${Math.abs(degrees)}° ${degrees < 0 ? 'S' : 'N'}`;
export const longitudeText = (degrees: number): string => `${Math.abs(degrees)}° ${degrees < 0 ? 'W' : 'E'}`;
