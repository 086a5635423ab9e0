/**
 * Incidents: map, timeline and table, filtered by the same words. Everything that the reader chose stands in the address.
 * The columns of all incidents are in the browser, so a step of the brush asks nobody; the rows of the table come by page.
 */
import {useCallback, useEffect, useMemo, useRef} from 'react';
import {day as dayOf, dayFromNumber, dayNumber} from '../../monitoring/kernel/index.ts';
import type {IncidentColumns, IncidentPage} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {go, useAddress, withQuery} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {columnsPath} from './ahead.ts';
import {CountSentence} from './count-sentence.tsx';
import {FilterBar} from './filter-bar.tsx';
import {boxOfPoints} from './map/camera.ts';
import {IncidentMap} from './map/incident-map.tsx';
import {shownBox, type MapView} from './map/map-view.ts';
import {ProvinceTable} from './map/province-table.tsx';
import {brushStore, isWhole, type BrushStore, type DayRange} from './select/brush-store.ts';
import {useColumns} from './select/columns-answer.ts';
import {
  defaultSort,
  filterQuery,
  pageRows,
  parseBox,
  printBox,
  readFilters,
  rowMask,
} from './select/incident-filters.ts';
import type {Box, IncidentFilters} from './select/incident-filters.ts';
import {incidentSet, type IncidentSet} from './select/incident-set.ts';
import {DownloadRows} from './table/download-rows.tsx';
import {IncidentTable} from './table/incident-table.tsx';
import {Timeline} from './timeline/timeline.tsx';
import {timelineBins} from './timeline/timeline-bins.ts';

/** Another case begins anew: neither its map nor its columns are those of the last one. */
export function IncidentsPage() {
  const {summary} = useCase();
  return <Incidents key={summary.id} />;
}

function Incidents() {
  const {summary} = useCase();
  const {query} = useAddress();
  const answer = useColumns(columnsPath(summary.id, query));
  return (
    <>
      <h1 tabIndex={-1}>Incidents</h1>
      {answer.kind === 'loading' && <Waiting what="Reading the incidents" />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && <Explorer columns={answer.value} stale={answer.stale} />}
    </>
  );
}

function Explorer({columns, stale}: {readonly columns: IncidentColumns; readonly stale: boolean}) {
  const address = useAddress();
  const {summary, bounds} = useCase();
  const filters = useFilters(address.query);
  const set = useMemo(
    () =>
      incidentSet(
        columns,
        summary.parties.map(({id}) => id),
      ),
    [columns, summary],
  );
  const store = useBrush(set, filters);
  const {type, side, verification, box} = filters;
  const mapMask = useMemo(
    () => rowMask(columns, {type, side, verification, box: undefined}),
    [columns, type, side, verification],
  );
  const mask = useMemo(
    () => (box === undefined ? mapMask : rowMask(columns, {type, side, verification, box})),
    [columns, type, side, verification, box, mapMask],
  );
  const bins = useMemo(() => timelineBins(set, mask, store.axis), [set, mask, store]);
  const home = useMemo(() => boxOfPoints(columns, caseBox(bounds)), [columns, bounds]);
  const view = useRef<MapView>(undefined);
  const opened = (map: MapView | undefined): void => {
    view.current = map;
  };
  // A box that was drawn from the map's view follows the view; one that was chosen, or came with a link, stays.
  const followed = useRef('');
  const viewBox = (): Box | undefined => {
    const shown = view.current && shownBox(view.current);
    followed.current = shown === undefined ? '' : printBox(shown);
    return shown;
  };
  const moved = (): void => {
    if (box === undefined || printBox(box) !== followed.current) return;
    viewBox();
    go(withQuery(address, {box: followed.current, offset: ''}), {replace: true});
  };
  if (columns.count === 0 && filters.search === undefined) {
    return (
      <Empty sentence="No incident of this case was public by this day, or stands in these entries of the ledger." />
    );
  }
  return (
    <div className={stale ? 'incidents stale' : 'incidents'}>
      <FilterBar columns={columns} filters={filters} mapBox={viewBox} />
      <CountSentence set={set} mask={mask} store={store} search={filters.search} />
      <IncidentMap set={set} mask={mapMask} store={store} box={box ?? home} onOpen={opened} onMoved={moved}>
        <ProvinceTable set={set} mask={mask} range={rangeOf(store.axis, filters)} />
      </IncidentMap>
      <h2 className="visually-hidden">Timeline</h2>
      <Timeline bins={bins} store={store} title={`Timeline of incidents: ${summary.title}`} />
      <Rows filters={filters} />
    </div>
  );
}

/** The same object as long as the words are the same. */
function useFilters(query: Readonly<Record<string, string>>): IncidentFilters {
  const words = JSON.stringify(query);
  return useMemo(() => readFilters(JSON.parse(words) as Record<string, string>), [words]);
}

const wholeWorld: Box = {west: -170, south: -60, east: 170, north: 75};

const caseBox = (bounds: readonly number[]): Box => parseBox(bounds.join(',')) ?? wholeWorld;

/** From the first day of record or incident to the last of either, whatever is earlier or later. */
function axisOf(set: IncidentSet, record: DayRange): DayRange {
  if (set.columns.count === 0) return record;
  return {from: Math.min(set.firstDay, record.from), to: Math.max(set.lastDay, record.to)};
}

const rangeOf = (axis: DayRange, {from, to}: Pick<IncidentFilters, 'from' | 'to'>): DayRange => ({
  from: from === undefined ? axis.from : dayNumber(from),
  to: to === undefined ? axis.to : dayNumber(to),
});

/** The brush follows the address, and the address follows the brush once it rests. */
function useBrush(set: IncidentSet, {from, to}: IncidentFilters): BrushStore {
  const {summary} = useCase();
  const {recordStarts, recordEnds} = summary;
  const store = useMemo(() => {
    const axis = axisOf(set, {from: dayNumber(dayOf(recordStarts)), to: dayNumber(dayOf(recordEnds))});
    return brushStore(axis, axis);
  }, [set, recordStarts, recordEnds]);
  const address = useAddress();
  const settle = useCallback(() => {
    const range = store.current();
    const whole = isWhole(store.axis, range);
    const words = (day: number): string => (whole ? '' : dayFromNumber(day));
    go(withQuery(address, {from: words(range.from), to: words(range.to), offset: ''}), {replace: true});
  }, [store, address]);
  const known = useRef(settle);
  useEffect(() => {
    known.current = settle;
  }, [settle]);
  useEffect(() => {
    store.move(rangeOf(store.axis, {from, to}));
  }, [store, from, to]);
  useEffect(() => store.onRest(() => known.current()), [store]);
  return store;
}

function Rows({filters}: {readonly filters: IncidentFilters}) {
  const {summary} = useCase();
  const {query} = useAddress();
  const {sort, offset} = filters;
  const asked = {
    ...filterQuery(filters),
    date: query['date'],
    size: query['size'],
    ...(sort !== defaultSort && {sort}),
  };
  const page = {...asked, limit: String(pageRows), ...(offset > 0 && {offset: String(offset)})};
  const answer = useAnswer<IncidentPage>(apiPath(['cases', summary.id, 'incidents'], page));
  return (
    <section id="incident-rows" aria-labelledby="incident-rows-title">
      <h2 id="incident-rows-title">One by one</h2>
      {answer.kind === 'loading' && <Waiting what="Reading the rows" />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && answer.value.total === 0 && (
        <Empty sentence="No incident passes these filters. Widen the days or choose “show all”." />
      )}
      {answer.kind === 'ready' && answer.value.total > 0 && (
        <>
          <IncidentTable page={answer.value} sort={sort} stale={answer.stale} />
          <DownloadRows query={asked} total={answer.value.total} />
        </>
      )}
    </section>
  );
}
