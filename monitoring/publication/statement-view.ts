/** Reports, statements and findings as a page shows them, each with its source, its confirmation and its entry. */
import type {Statement} from '../attribution/index.ts';
import type {Finding} from '../findings/index.ts';
import type {Recorded} from '../kernel/index.ts';
import type {Report} from '../reports/index.ts';
import {originOf} from './incident-row.ts';
import type {Known} from './known.ts';
import {sourceName} from './provision-view.ts';
import type {FindingView, Range, SourceReport, StatementView} from './shapes/index.ts';
import {establishedLabel} from './established-label.ts';

/** A copy without the keys whose value is undefined: an absent key means “not stated”. */
function stated<T extends object>(values: T): {[K in keyof T]: Exclude<T[K], undefined>} {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[K in keyof T]: Exclude<T[K], undefined>};
}

const rangeOf = (low: number | undefined, best: number | undefined, high: number | undefined): Range =>
  stated({low, best, high});

export function reportView(known: Known, {entry, record}: Recorded<Report>): SourceReport {
  return {
    id: record.id,
    source: record.source,
    sourceName: sourceName(known, record.source),
    origin: originOf(record),
    channel: record.channel,
    published: record.published,
    killed: rangeOf(record.killed_low, record.killed_best, record.killed_high),
    injured: rangeOf(record.injured_low, record.injured_best, record.injured_high),
    text: record.text,
    confirmed: record.confirmed,
    entry,
    ...stated({
      title: record.title,
      address: record.address,
      occurredFrom: record.occurred_from,
      occurredTo: record.occurred_to,
      placeText: record.place_text,
      time: record.time,
      timeZone: record.time_zone,
      eventType: record.event_type,
      language: record.language,
      note: record.note,
    }),
  };
}

export function statementView(known: Known, {entry, record}: Recorded<Statement>): StatementView {
  return {
    id: record.id,
    speaker: record.speaker,
    speakerName: known.nameOf(record.speaker),
    stance: record.stance,
    denialScope: record.denial_scope,
    date: record.date,
    summary: record.summary,
    sourceName: sourceName(known, record.source),
    confirmed: record.confirmed,
    entry,
    ...stated({
      spokesperson: record.spokesperson,
      layer: record.layer,
      aboutActor: record.about_actor === undefined ? undefined : known.nameOf(record.about_actor),
      time: record.time,
      wording: record.wording,
      language: record.language,
      translation: record.translation,
      translationBy: record.translation_by,
      title: record.title,
      address: record.address,
    }),
  };
}

export function findingView(known: Known, {entry, record}: Recorded<Finding>): FindingView {
  return {
    id: record.id,
    kind: record.kind,
    result: record.result,
    standard: record.standard,
    decided: record.decided,
    decidedBy: record.decided_by,
    reasons: record.reasons,
    entry,
    established: establishedLabel(known, [entry]),
    ...stated({
      layer: record.layer,
      obligation: record.obligation,
      actor: record.actor,
      actorName: record.actor === undefined ? undefined : known.nameOf(record.actor),
      dissent: record.dissent,
      note: record.note,
      address: record.address,
    }),
  };
}

/** By the time at which it was said; without a time of day, after those of the day that have one. */
export function byTime(a: Recorded<Statement>, b: Recorded<Statement>): number {
  const key = ({record}: Recorded<Statement>): string => `${record.date} ${record.time ?? '99:99'}`;
  return key(a) === key(b) ? a.entry - b.entry : key(a) < key(b) ? -1 : 1;
}
