/**
 * What belongs to a case of children or of sexual violence: a report is sensitive by itself or through its incident, a
 * release through anything that it names. Whatever hangs on a sensitive case is as closed as the case.
 */
import {isSensitiveContents, releaseContents} from '../release/contents.ts';
import type {DeskAct} from '../act.ts';
import {isSensitiveFinding} from '../rules/finding-parts.ts';
import type {DeskState, ReleaseFile, ReportFile} from '../state.ts';

export const isSensitiveReport = ({sensitive, incident}: ReportFile, state: DeskState): boolean =>
  sensitive || (incident !== undefined && state.incidents.get(incident)?.sensitive === true);

export const isSensitiveRelease = ({proposed: {body}}: ReleaseFile, state: DeskState): boolean =>
  body !== undefined && isSensitiveContents(releaseContents(body, state), state);

/** An act by its subject and by what its body names: also what decides on a release or an unsealing of the case. */
export function isSensitiveAct({subject, body = {}}: DeskAct, state: DeskState): boolean {
  if (body['sensitive'] === true || isSensitiveSubject(subject, state)) return true;
  const named = [body['incident'], body['report'], body['into'], body['duplicateOf']];
  return named.some((id) => typeof id === 'string' && isSensitiveSubject(id, state));
}

/** An id may be of any noun. */
function isSensitiveSubject(id: string, state: DeskState): boolean {
  const report = state.reports.get(id);
  const release = state.releases.get(id);
  const finding = state.findings.get(id);
  const unsealed = state.unsealings.get(id)?.proposed.body?.['report'];
  const incidents = [
    id,
    state.statements.get(id)?.incident,
    state.layers.get(id)?.draft.body?.incident,
    state.tasks.get(id)?.assigned.body?.incident,
    state.calls.get(id)?.logged.body?.incident,
    state.restrictions.get(id)?.recorded.body?.incident,
  ];
  return (
    (report !== undefined && isSensitiveReport(report, state)) ||
    (release !== undefined && isSensitiveRelease(release, state)) ||
    (finding !== undefined && isSensitiveFinding(finding, state)) ||
    (typeof unsealed === 'string' && unsealed !== id && isSensitiveSubject(unsealed, state)) ||
    incidents.some((incident) => incident !== undefined && state.incidents.get(incident)?.sensitive === true)
  );
}
