/**
 * The columns of UCDP GED and the shapes in which they were published. The set of columns decides the shape, their order
 * does not. A set that is none of these is refused, and the nearest shape is named with what differs.
 *
 * 49 columns: checked against files of 22.1 and 23.1. HDX: the same and `iso3`, with a row of tags after the header.
 * 42 (up to 19.1) and 41 (Syria): from public notes on those files, see docs/formats/ged.md.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';

/** How values of a column are compared between releases; only those that the views need are also checked. */
export type GedKind = 'text' | 'whole' | 'decimal' | 'day' | 'yes_no';

const since20 = {
  relid: 'text',
  code_status: 'text',
  conflict_dset_id: 'text',
  dyad_dset_id: 'text',
  side_a_dset_id: 'text',
  side_b_dset_id: 'text',
  where_description: 'text',
} as const satisfies Record<string, GedKind>;

const always = {
  id: 'whole',
  year: 'whole',
  active_year: 'yes_no',
  type_of_violence: 'whole',
  conflict_new_id: 'whole',
  conflict_name: 'text',
  dyad_new_id: 'whole',
  dyad_name: 'text',
  side_a_new_id: 'whole',
  side_a: 'text',
  side_b_new_id: 'whole',
  side_b: 'text',
  number_of_sources: 'whole',
  source_article: 'text',
  source_office: 'text',
  source_date: 'text',
  source_headline: 'text',
  source_original: 'text',
  where_prec: 'whole',
  where_coordinates: 'text',
  adm_1: 'text',
  adm_2: 'text',
  latitude: 'decimal',
  longitude: 'decimal',
  geom_wkt: 'text',
  priogrid_gid: 'whole',
  country: 'text',
  country_id: 'whole',
  region: 'text',
  event_clarity: 'whole',
  date_prec: 'whole',
  date_start: 'day',
  date_end: 'day',
  deaths_a: 'whole',
  deaths_b: 'whole',
  deaths_civilians: 'whole',
  deaths_unknown: 'whole',
  best: 'whole',
  high: 'whole',
  low: 'whole',
  gwnob: 'text',
} as const satisfies Record<string, GedKind>;

const gwnoa = {gwnoa: 'text'} as const;
const iso3 = {iso3: 'text'} as const;

export type GedColumn = keyof typeof always | keyof typeof since20 | 'gwnoa' | 'iso3';

export const gedKinds: Readonly<Record<GedColumn, GedKind>> = {...always, ...since20, ...gwnoa, ...iso3};

export interface GedShape {
  readonly name: string;
  readonly columns: readonly string[];
}

const names = (...parts: readonly object[]): readonly string[] => parts.flatMap((part) => Object.keys(part));

export const gedShapes: readonly GedShape[] = [
  {name: 'GED of 49 columns (20.1 and later)', columns: names(always, since20, gwnoa)},
  {name: 'GED of 50 columns (HDX, with iso3)', columns: names(always, since20, gwnoa, iso3)},
  {name: 'GED of 42 columns (19.1 and earlier)', columns: names(always, gwnoa)},
  {name: 'GED of 41 columns (Syria)', columns: names(always)},
];

/** Names as published, trimmed → the shape, or what is wrong with the header. */
export function gedShape(header: readonly string[]): Result<GedShape> {
  const repeated = header.filter((name, index) => header.indexOf(name) !== index);
  if (repeated.length > 0) {
    return failure(
      repeated.map((field): Problem => ({
        code: 'repeated-column',
        line: 1,
        field,
        message: 'stands twice in the header',
      })),
    );
  }
  const found = gedShapes.map((shape) => ({
    shape,
    missing: shape.columns.filter((name) => !header.includes(name)),
    unknown: header.filter((name) => !shape.columns.includes(name)),
  }));
  const [nearest] = found.toSorted(
    (a, b) => a.missing.length + a.unknown.length - (b.missing.length + b.unknown.length),
  );
  if (nearest === undefined) throw new Error('there are no shapes');
  const {shape, missing, unknown} = nearest;
  if (missing.length + unknown.length === 0) return success(shape);
  const parts = [
    ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`with the unknown ${unknown.join(', ')}`] : []),
  ];
  const message = `has ${header.length} columns in no published shape; nearest is ${shape.name}, here ${parts.join(' and ')}`;
  return failure([{code: 'unknown-shape', line: 1, message}]);
}
