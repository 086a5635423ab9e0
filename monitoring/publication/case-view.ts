/** A case as a whole: what its record covers, who is in it, what it lacks, and the days worth a mark on every axis. */
import type {Day} from '../kernel/index.ts';
import {partyOf} from './agreement-view.ts';
import {inOrderOfDays, referenceDay} from './agreement-days.ts';
import {chosenAgreements} from './chosen-agreements.ts';
import type {CaseFacts} from './facts.ts';
import type {Known} from './known.ts';
import {defaultAsOfDate, knownAt} from './known-at.ts';
import type {AsOf, Case, CaseSummary} from './shapes/index.ts';

/** `dataSetEvents` comes from whoever holds the rows of large data sets; they are not among the facts. */
export function caseView(facts: CaseFacts, asOf: AsOf, dataSetEvents: number): Case {
  const known = knownAt(facts, asOf.date as Day);
  const {record} = known.caseFile;
  const standing = chosenAgreements(known)[0]?.record.id;
  return {
    summary: caseSummary(facts, asOf, dataSetEvents),
    asOf,
    latestDay: defaultAsOfDate(facts),
    ...(standing === undefined ? {} : {standing}),
    missing: record.missing,
    boundaryNote: record.boundaryNote,
    bounds: record.bounds,
    ...(record.mapFile === undefined ? {} : {map: record.mapFile}),
    timeZones: record.timeZones,
    actors: record.actors.map(({id, name, short, kind, selfName, otherNames}) => ({
      id,
      name,
      short,
      kind,
      ...(selfName === undefined ? {} : {selfName}),
      otherNames,
    })),
    sources: record.sources.map(({id, name, kind}) => ({id, name, kind})),
    territories: record.territories.map(({id, name, heldBy}) => ({
      id,
      name,
      ...(heldBy === undefined ? {} : {heldBy}),
    })),
    places: record.places.map(({id, name, variants, province, territory, precision}) => ({
      id,
      name,
      variants: [...variants],
      province,
      territory,
      precision,
    })),
    agreements: inOrderOfDays(known).map(({record: agreement}) => {
      const reference = referenceDay(agreement);
      return {
        id: agreement.id,
        title: agreement.title,
        kind: agreement.kind,
        ...(reference === undefined ? {} : {reference}),
      };
    }),
    terms: record.contestedTerms,
    marks: marksOf(known),
  };
}

export function caseSummary(facts: CaseFacts, asOf: AsOf, dataSetEvents: number): CaseSummary {
  const known = knownAt(facts, asOf.date as Day);
  const {record} = known.caseFile;
  return {
    id: record.id,
    title: record.title,
    summary: record.summary,
    exercise: record.exercise,
    parties: record.parties.map((party) => partyOf(known, party)),
    recordStarts: record.recordStarts,
    recordEnds: record.recordEnds,
    counts: {
      reports: known.reports.length,
      statements: known.statements.length,
      incidents: known.incidents.length,
      findings: known.findings.length,
      dataSetEvents,
      agreements: known.agreements.length,
    },
  };
}

function marksOf(known: Known): Case['marks'] {
  const marks = inOrderOfDays(known).flatMap(({record: {id, title, announced, effective, ended}}) => [
    ...(announced === undefined ? [] : [{day: announced, label: `Announced: ${title}`, agreement: id}]),
    ...distinctDays(effective).map((day) => ({day, label: `In effect: ${title}`, agreement: id})),
    ...distinctDays(ended).map((day) => ({day, label: `Ended: ${title}`, agreement: id})),
  ]);
  const shown = marks.filter(({day}) => day <= known.lastDay && day >= known.caseFile.record.recordStarts);
  return shown.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const distinctDays = (accounts: readonly {readonly day: Day}[]): readonly Day[] =>
  [...new Set(accounts.map(({day}) => day))].toSorted();
