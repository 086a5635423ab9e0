/**
 * The place of an incident as the public may have it: the gazetteer’s place where that is a district or coarser, else the
 * province that it lies in, else the territory. Exact coordinates and a source’s own spelling never leave (section 8, rule 1).
 */
import type {CaseFile} from '../../agreement/index.ts';
import type {IncidentFile} from '../state.ts';

export interface PublicPlace {
  /** A place of case.yaml, precision 3 or coarser. */
  readonly place?: string;
  /** UCDP ladder, 3 to 7. */
  readonly precision: number;
  readonly territory?: string;
  /** The province in words, where no place of case.yaml stands for it. */
  readonly province?: string;
}

const finestForAll = 3;
const provincePrecision = 4;

/** `coarsest` set: never finer than the province, as where a source runs a risk. */
export function publicPlace(
  file: Pick<CaseFile, 'places'>,
  where: IncidentFile['description']['where'],
  coarsest = false,
): PublicPlace {
  const finest = coarsest ? provincePrecision : finestForAll;
  const named = file.places.find(({id}) => id === where.place);
  const territory = named?.territory ?? where.territory;
  const inTerritory = territory === undefined ? {} : {territory};
  if (named !== undefined && named.precision >= finest)
    return {place: named.id, precision: Math.max(where.precision, named.precision), ...inTerritory};
  if (named === undefined) return {precision: Math.max(where.precision, provincePrecision), ...inTerritory};
  const province = file.places.find(
    (one) => one.precision >= provincePrecision && one.territory === named.territory && one.name === named.province,
  );
  const precision = Math.max(where.precision, provincePrecision);
  return province === undefined
    ? {precision, ...inTerritory, province: named.province}
    : {place: province.id, precision: Math.max(precision, province.precision), ...inTerritory};
}
