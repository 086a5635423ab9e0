/** One incident whole: accounts by origin, each side’s words in equal columns, decisions layer by layer, what was revised. */
import type {Incident} from '../incidents/index.ts';
import {isSingleOccurrence} from '../incidents/index.ts';
import {writtenDay, type Day, type Recorded} from '../kernel/index.ts';
import {attributionView} from './attribution-view.ts';
import type {CaseFacts} from './facts.ts';
import {harmOf, rowOf} from './incident-row.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import {revisionsOf} from './revisions.ts';
import type {AsOf, IncidentView} from './shapes/index.ts';
import {statementColumns} from './statement-columns.ts';
import {findingView, reportView} from './statement-view.ts';
import {claimRatioViews} from './tallies.ts';
import {pageWitnessing} from './established-label.ts';

/** Undefined where the incident is not in the register, or was not public by the day. */
export function incidentView(facts: CaseFacts, asOf: AsOf, id: string): IncidentView | undefined {
  const known = knownAt(facts, asOf.date as Day);
  const incident = known.incident(id);
  if (incident === undefined) return undefined;
  const {record} = incident;
  const place = known.caseFile.record.places.find((candidate) => candidate.id === record.place);
  const findings = known.findingsOf(id);
  const spellings = known.reportsOf(id).flatMap(({record: report}) => report.place_text ?? []);
  return {
    asOf,
    row: rowOf(known, incident),
    summary: record.summary,
    ...(record.note === undefined ? {} : {note: record.note}),
    placeVariants: [...new Set([...spellings, ...(place?.variants ?? [])])],
    ...pointOf(known, record),
    injured: harmOf(known, record, 'injured').range,
    reports: known.reportsOf(id).map((report) => reportView(known, report)),
    columns: statementColumns(known, known.statementsOf(id)),
    attribution: attributionView(known, findings),
    findings: findings.map((finding) => findingView(known, finding)),
    casualties: casualtyViews(known, id),
    claimRatios: claimRatioViews(known, known.casualtiesOf(id)),
    flags: flagsOf(known, incident),
    revisions: revisionsOf(known, id),
    witnessing: pageWitnessing(known),
  };
}

/** UCDP: 1 exact to 3 district. Coarser is never a point. */
const coarsestPoint = 3;

function pointOf(known: Known, incident: Incident): Pick<IncidentView, 'point'> {
  const place = known.caseFile.record.places.find(({id}) => id === incident.place);
  if (place?.latitude === undefined || place.longitude === undefined) return {};
  if (place.precision > coarsestPoint || incident.place_precision > coarsestPoint) return {};
  return {point: {latitude: place.latitude, longitude: place.longitude}};
}

function casualtyViews(known: Known, id: string): IncidentView['casualties'] {
  return known.casualtiesOf(id).map(({entry, record}) => ({
    tally: record.tally,
    speaker: known.nameOf(record.speaker),
    sideAffected: record.side_affected,
    status: record.status,
    harm: record.harm,
    range: {
      ...(record.low === undefined ? {} : {low: record.low}),
      ...(record.best === undefined ? {} : {best: record.best}),
      ...(record.high === undefined ? {} : {high: record.high}),
    },
    counted: record.counted === 'yes',
    knownFrom: record.known_from,
    ...(record.note === undefined ? {} : {note: record.note}),
    entry,
  }));
}

const decided: readonly Incident['verification'][] = ['verified_occurred', 'verified_did_not_occur', 'inconclusive'];

/** What a reader must know about the row itself. */
function flagsOf(known: Known, {record}: Recorded<Incident>): readonly string[] {
  const flags: string[] = [];
  if (!isSingleOccurrence(record)) {
    flags.push('This row stands for no single dated occurrence (date precision 5), so no count of incidents holds it.');
  }
  const occurrence = known.findingsOf(record.id).some((finding) => finding.record.kind === 'occurrence');
  if (decided.includes(record.verification) && !occurrence) {
    flags.push(
      `The verification entered on the row rests on no finding that was decided by ${writtenDay(known.date)}.`,
    );
  }
  const unconfirmed = known.reportsOf(record.id).filter(({record: report}) => report.confirmed === 'no').length;
  if (unconfirmed > 0) {
    flags.push(
      `${unconfirmed} of ${known.reportsOf(record.id).length} reports could not be confirmed by the editors; they are marked.`,
    );
  }
  return flags;
}
