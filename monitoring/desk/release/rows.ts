/**
 * An approved public release as rows of the case’s register: what the public pages, exports, maps and views are made from.
 * A row holds no exact place, no id of a report or person and no word of an account; figures are ranges, each in one tally;
 * a reply is annexed unedited under its SHA-256. Whatever is not named here stays on the desk.
 */
import {spoken} from '../../kernel/index.ts';
import type {Desk} from '../desk.ts';
import type {IncidentFile, ReleaseFile, RestrictionFile, StatementFile} from '../state.ts';
import {releaseContents} from './contents.ts';
import {findingRow} from './finding-row.ts';
import {missionName, missionSource} from './mission.ts';
import {isAtRisk} from './mosaic.ts';
import {publicPlace, type PublicPlace} from './public-place.ts';
import {row, type Making, type ReleasedRow, type ReleasingContext} from './row.ts';

/** Incidents first, so that every row names one that stands. Tiers other than the public have no rows. */
export function releaseRows(desk: Desk, id: string, context: ReleasingContext): readonly ReleasedRow[] {
  const release = desk.state.releases.get(id);
  const body = release?.proposed.body;
  if (release === undefined || body === undefined || body.tier !== 'public') return [];
  const contents = releaseContents(body, desk.state);
  const making: Making = {desk, release, contents, context, remark: remarkOf(release)};
  return [
    ...contents.incidents.map((incident) => incidentRow(incident, making)),
    ...reportRows(making),
    ...contents.statements.flatMap((statement) => statementRow(statement, making)),
    ...contents.incidents.flatMap((incident) => casualtyRows(incident, making)),
    ...contents.findings.flatMap((finding) => findingRow(finding, making)),
    ...contents.restrictions.flatMap((restriction) => restrictionRow(restriction, making)),
  ];
}

const remarkOf = ({id, proposed}: ReleaseFile): string => {
  const corrects = proposed.body?.corrects;
  return corrects === undefined ? `Release ${id}.` : `Release ${id}, which corrects release ${corrects}.`;
};

const placeOf = (incident: IncidentFile, {desk, context}: Making): PublicPlace =>
  publicPlace(context.caseFile, incident.description.where, isAtRisk(incident, desk.state));

function incidentRow(incident: IncidentFile, making: Making): ReleasedRow {
  const {context, remark, release, contents} = making;
  const {title, when, eventType, targetType, sideAffected, severity, summary} = incident.description;
  const {place, precision, territory, province} = placeOf(incident, making);
  const spokenOf = missionSource(context.caseFile) === undefined && contents.incidents.length === 1;
  return row('incidents', incident.id, {
    title,
    from: when.from,
    to: when.to,
    date_precision: when.precision,
    known_from: firstPublic(incident.id, making),
    place,
    place_precision: precision,
    territory,
    event_type: eventType,
    target_type: targetType,
    side_affected: sideAffected,
    verification: incident.state,
    access_withheld_by: incident.state === 'not_verifiable_no_access' ? incident.accessWithheldBy : undefined,
    severity,
    summary,
    note: [
      remark,
      ...(province === undefined ? [] : [`In ${province}.`]),
      ...(spokenOf ? [(release.proposed.body?.text ?? '').slice(0, 7_000)] : []),
    ].join(' '),
  });
}

/** A correction is known later than what it corrects; the incident was known from its first release on. */
function firstPublic(id: string, {desk, context}: Making): string {
  const days = [...desk.state.releases.values()].flatMap(({proposed: {body}, released}) =>
    released !== undefined && body?.tier === 'public' && body.what.includes(`incident:${id}`)
      ? [released.at.slice(0, 10)]
      : [],
  );
  return [...days, context.day].toSorted()[0] ?? context.day;
}

/** The release itself, in the mission’s words: one account a piece of news, linked to each incident that it speaks of. */
function reportRows(making: Making): readonly ReleasedRow[] {
  const {release, contents, context} = making;
  const source = missionSource(context.caseFile);
  const {body} = release.proposed;
  if (source === undefined || body === undefined) return [];
  const common = {
    source: source.id,
    origin: source.id,
    channel: 'monitor_form',
    title: body.title,
    published: context.day,
    language: 'en',
    text: body.text,
    confirmed: 'yes',
    note: making.remark,
  };
  if (contents.incidents.length === 0) return [row('reports', reportId(release.id, 0), common)];
  return contents.incidents.map((incident, index) => {
    const {when, eventType} = incident.description;
    return row('reports', reportId(release.id, index), {
      ...common,
      incident: incident.id,
      occurred_from: when.from,
      occurred_to: when.to,
      date_precision: when.precision,
      place: placeOf(incident, making).place,
      event_type: eventType,
    });
  });
}

/** Ids hold 80 characters. */
const reportId = (release: string, index: number): string => `${release.slice(0, 70)}.r${index + 1}`;

function statementRow({id, incident, current: {body}}: StatementFile, {remark}: Making): readonly ReleasedRow[] {
  if (body === undefined) return [];
  return [
    row('statements', id, {
      incident,
      obligation: body.obligation,
      speaker: body.speaker,
      spokesperson: body.spokesperson,
      stance: body.stance,
      layer: body.layer,
      denial_scope: body.denialScope?.join(';'),
      about_actor: body.aboutActor,
      date: body.date,
      time: body.time,
      channel: body.channel,
      wording: body.wording,
      language: body.language,
      translation: body.translation,
      translation_by: body.translationBy,
      summary: body.summary,
      source: body.source,
      address: body.address,
      published: body.published,
      confirmed: 'yes',
      note: remark,
    }),
  ];
}

/** The mission’s own figures: verified only where the incident is, and never in a side’s tally. */
function casualtyRows(incident: IncidentFile, {context, release, remark, contents}: Making): readonly ReleasedRow[] {
  const source = missionSource(context.caseFile);
  if (source === undefined) return [];
  const isVerified = incident.state === 'verified_occurred' && (incident.standard ?? 'none') !== 'none';
  return (incident.description.casualties ?? []).map((figure, index) =>
    row('casualties', `${incident.id.slice(0, 70)}.c${index + 1}`, {
      incident: incident.id,
      report: reportId(release.id, contents.incidents.indexOf(incident)),
      tally: isVerified ? 'verified' : 'undetermined',
      speaker: source.id,
      side_affected: figure.sideAffected,
      status: figure.status,
      harm: figure.harm,
      low: figure.low,
      best: figure.best,
      high: figure.high,
      counted: 'yes',
      known_from: context.day,
      note: remark,
    }),
  );
}

function restrictionRow({id, recorded: {body}}: RestrictionFile, {context, remark}: Making): readonly ReleasedRow[] {
  if (body === undefined) return [];
  const {place, territory} = publicPlace(context.caseFile, body.where);
  const open = body.to === undefined ? ['It had not ended on the day of its release.'] : [];
  return [
    row('restrictions', id, {
      actor: body.actor,
      kind: body.kind,
      place,
      territory,
      from: body.from,
      to: body.to ?? [body.from, context.day].toSorted().at(-1),
      reason: body.statedReason,
      means: spoken(body.means),
      reported_by: missionName(context.caseFile),
      known_from: context.day,
      note: [remark, ...open].join(' '),
    }),
  ];
}
