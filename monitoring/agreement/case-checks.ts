/**
 * What must agree between the fields of a case file. Each check sees only fields that could be read, and is silent
 * about one that could not, so that one mistake is one problem.
 */
import type {CaseFile, ChangeWindow, Place} from './case-file.ts';
import type {Objection} from './text-form/index.ts';

/** The finest precision that is drawn as a point: 3 is the district (UCDP GED codebook, where_prec). */
const coarsestPoint = 3;

export function checkPlace(place: Partial<Place>): readonly Objection[] {
  const {latitude, longitude, precision} = place;
  const objections: Objection[] = [];
  if ((latitude === undefined) !== (longitude === undefined)) {
    const [has, lacks] = latitude === undefined ? ['longitude', 'latitude'] : ['latitude', 'longitude'];
    objections.push({code: 'half-a-point', field: has, message: `A ${has} stands without a ${lacks}.`});
  }
  if (precision !== undefined && precision > coarsestPoint && (latitude !== undefined || longitude !== undefined)) {
    const message = `Precision ${precision} is known to a province or coarser; it has no point, so no coordinates.`;
    objections.push({code: 'point-too-exact', field: latitude === undefined ? 'longitude' : 'latitude', message});
  }
  return objections;
}

export function checkChangeWindow({before, after}: Partial<ChangeWindow>): readonly Objection[] {
  const objections: Objection[] = [];
  for (const [field, span] of [['before', before] as const, ['after', after] as const]) {
    if (span !== undefined && span.from > span.to) {
      const message = `It ends on ${span.to}, before it begins on ${span.from}.`;
      objections.push({code: 'ends-before-start', field: `${field}.to`, message});
    }
  }
  if (before !== undefined && after !== undefined && after.from <= before.to) {
    const message = `It begins on ${after.from}, but the days before last until ${before.to}: a day would count twice.`;
    objections.push({code: 'windows-overlap', field: 'after.from', message});
  }
  return objections;
}

export function checkCase(value: Partial<CaseFile>): readonly Objection[] {
  return [...checkRecord(value), ...checkBounds(value), ...checkNames(value)];
}

function checkRecord({recordStarts, recordEnds, changeWindows = []}: Partial<CaseFile>): readonly Objection[] {
  if (recordStarts === undefined || recordEnds === undefined) return [];
  if (recordStarts > recordEnds) {
    const message = `The record ends on ${recordEnds}, before it starts on ${recordStarts}.`;
    return [{code: 'ends-before-start', field: 'recordEnds', message}];
  }
  return changeWindows.flatMap((window, index) => {
    if (window.series !== 'incidents') return [];
    const outside = (['before', 'after'] as const).filter(
      (side) => window[side].from < recordStarts || window[side].to > recordEnds,
    );
    const message = `It reaches outside the record (${recordStarts} to ${recordEnds}), where nothing was recorded.`;
    return outside.map((side) => ({code: 'outside-record', field: `changeWindows[${index}].${side}`, message}));
  });
}

function checkBounds({bounds}: Partial<CaseFile>): readonly Objection[] {
  if (bounds === undefined || bounds.length !== 4) return [];
  const [west, south, east, north] = bounds;
  const objections: Objection[] = [];
  if (west >= east) objections.push({code: 'bad-bounds', field: 'bounds', message: 'West must be less than east.'});
  if (south >= north) objections.push({code: 'bad-bounds', field: 'bounds', message: 'South must be less than north.'});
  if (Math.abs(south) > 90 || Math.abs(north) > 90) {
    objections.push({code: 'bad-bounds', field: 'bounds', message: 'South and north lie between -90 and 90.'});
  }
  return objections;
}

function checkNames(value: Partial<CaseFile>): readonly Objection[] {
  const objections: Objection[] = [];
  const actors = value.actors === undefined ? undefined : new Set(value.actors.map((actor) => actor.id));
  const territories = value.territories === undefined ? undefined : new Set(value.territories.map(({id}) => id));
  const expect = (known: ReadonlySet<string> | undefined, what: string, field: string, name?: string): void => {
    if (name === undefined || known === undefined || known.has(name)) return;
    objections.push({code: `unknown-${what}`, field, message: `“${name}” is not the id of any ${what} in this file.`});
  };
  value.parties?.forEach((party, index) => expect(actors, 'actor', `parties[${index}]`, party));
  value.actors?.forEach((actor, index) => {
    expect(actors, 'actor', `actors[${index}].memberOf`, actor.memberOf);
    if (actor.memberOf !== undefined && leadsBack(value.actors ?? [], actor.id)) {
      const message = `“${actor.id}” is, through its members, part of itself.`;
      objections.push({code: 'member-of-itself', field: `actors[${index}].memberOf`, message});
    }
  });
  value.sources?.forEach((source, index) => expect(actors, 'actor', `sources[${index}].organOf`, source.organOf));
  value.territories?.forEach(({heldBy}, index) => expect(actors, 'actor', `territories[${index}].heldBy`, heldBy));
  value.places?.forEach((place, index) =>
    expect(territories, 'territory', `places[${index}].territory`, place.territory),
  );
  value.contestedTerms?.forEach((term, index) =>
    term.preferred.forEach(({by}, position) =>
      expect(actors, 'actor', `contestedTerms[${index}].preferred[${position}].by`, by),
    ),
  );
  return objections;
}

function leadsBack(actors: NonNullable<CaseFile['actors']>, start: string): boolean {
  const parents = new Map(actors.map((actor) => [actor.id, actor.memberOf]));
  let current = parents.get(start);
  for (let steps = 0; current !== undefined && steps <= actors.length; steps += 1) {
    if (current === start) return true;
    current = parents.get(current);
  }
  return false;
}
