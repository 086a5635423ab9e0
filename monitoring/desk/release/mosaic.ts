/**
 * The mosaic check (section 8, rules 6 and 7): could somebody tell from a release, laid beside others, who spoke or was hit?
 * Cells of place, week and kind of event below the mandate’s smallest, kinds and places that are rare on this desk, finer
 * places named in words, and sources that run a risk.
 */
import {counted, spoken, writtenDay, type Day} from '../../kernel/index.ts';
import type {CaseFile} from '../../agreement/index.ts';
import {ownVoice} from '../../kernel/index.ts';
import type {DeskState, IncidentFile} from '../state.ts';
import type {CheckResult} from './check-result.ts';
import {ownTexts, type ReleaseBody, type ReleaseContents} from './contents.ts';
import {publicPlace, type PublicPlace} from './public-place.ts';
import {weekOf} from './week.ts';

type Places = Pick<CaseFile, 'places'>;

const noPlaces: Places = {places: []};

export function mosaic(body: ReleaseBody, contents: ReleaseContents, state: DeskState): CheckResult {
  if (body.tier !== 'public') return {outcome: 'passes', sentences: []};
  const file = state.case.file ?? noPlaces;
  const cells = countCells(file, state);
  const {smallestCell} = state.mandate;
  const stops = contents.incidents.filter(
    (incident) => isAtRisk(incident, state) && (cells.of(cellOf(file, incident, true)) ?? 0) < smallestCell,
  );
  const sentences = [
    ...stops.map(
      ({id}) =>
        `Of incident ${id} a source runs a risk of reprisal, and the province has fewer than ${smallestCell} such incidents in that week: wait, or release them together.`,
    ),
    ...contents.incidents.flatMap((incident) => [
      ...smallCell(incident, file, cells, smallestCell),
      ...rare(incident, file, cells, smallestCell),
    ]),
    ...finePlaces(body, contents, file),
  ];
  return {outcome: stops.length > 0 ? 'stops' : sentences.length > 0 ? 'warns' : 'passes', sentences};
}

/** A source of this incident was said to run a risk: its place then goes out as the province at most. */
export const isAtRisk = ({reports}: IncidentFile, state: DeskState): boolean =>
  reports.some((id) => state.reports.get(id)?.grade.reprisalRisk === true);

interface Cells {
  of(key: string): number | undefined;
}

function smallCell(incident: IncidentFile, file: Places, cells: Cells, smallest: number): readonly string[] {
  const count = cells.of(cellOf(file, incident)) ?? 0;
  if (count >= smallest) return [];
  const {eventType, when} = incident.description;
  return [
    `Incident ${incident.id} is one of ${counted(count, 'incident')} of kind ${spoken(eventType)} in its place in the week of ${writtenDay(weekOf(when.from as Day))}; the smallest cell is ${smallest}.`,
  ];
}

function rare(incident: IncidentFile, file: Places, cells: Cells, smallest: number): readonly string[] {
  const {eventType} = incident.description;
  const ofKind = cells.of(`kind ${eventType}`) ?? 0;
  const inPlace = cells.of(placeKey(publicPlace(file, incident.description.where))) ?? 0;
  return [
    ...(ofKind < smallest ? [`Incidents of kind ${spoken(eventType)} are rare here: ${ofKind} on this desk.`] : []),
    ...(inPlace < smallest
      ? [`The place of incident ${incident.id} is rare here: ${counted(inPlace, 'incident')}.`]
      : []),
  ];
}

/** A place finer than a district that our own words name. */
function finePlaces(body: ReleaseBody, contents: ReleaseContents, {places}: Places): readonly string[] {
  const fine = places.filter(({precision}) => precision < 3);
  const found = ownTexts(body, contents).flatMap(({of, text}) => {
    const words = ` ${ownVoice(text)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return fine
      .filter(({name}) => words.includes(` ${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `))
      .map(({name, province}) => `In ${of}, ${name} is finer than the public place, which is ${province}.`);
  });
  return [...new Set(found)];
}

const placeKey = ({place, province, territory}: PublicPlace): string =>
  `place ${place ?? province ?? territory ?? 'unknown'}`;

const cellOf = (file: Places, {description}: IncidentFile, coarsest = false): string =>
  `${coarsest ? 'coarse' : 'cell'} ${placeKey(publicPlace(file, description.where, coarsest))} ${weekOf(description.when.from as Day)} ${description.eventType}`;

/** Over all incidents of the desk but those that went on as others. */
function countCells(file: Places, state: DeskState): Cells {
  const counts = new Map<string, number>();
  const count = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const incident of state.incidents.values()) {
    if (incident.state === 'merged_into' || incident.state === 'split_into') continue;
    count(cellOf(file, incident));
    count(cellOf(file, incident, true));
    count(`kind ${incident.description.eventType}`);
    count(placeKey(publicPlace(file, incident.description.where)));
  }
  return {of: (key) => counts.get(key)};
}
