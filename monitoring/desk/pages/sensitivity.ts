/**
 * What belongs to a case of children or of sexual violence: a report is sensitive by itself or through its incident, a
 * release through anything that it names. Whatever hangs on a sensitive case is as closed as the case.
 */
import {isSensitiveFinding} from '../rules/finding-parts.ts';
import type {DeskState, ReleaseFile, ReportFile} from '../state.ts';

export const isSensitiveReport = ({sensitive, incident}: ReportFile, state: DeskState): boolean =>
  sensitive || (incident !== undefined && state.incidents.get(incident)?.sensitive === true);

export const isSensitiveRelease = ({proposed}: ReleaseFile, state: DeskState): boolean =>
  (proposed.body?.what ?? []).some((named) => isSensitiveThing(named, state));

function isSensitiveThing(named: string, state: DeskState): boolean {
  const [noun = '', id = ''] = named.split(':');
  const ofIncident = (incident: string | undefined): boolean =>
    incident !== undefined && state.incidents.get(incident)?.sensitive === true;
  switch (noun) {
    case 'incident':
      return ofIncident(id);
    case 'statement':
      return ofIncident(state.statements.get(id)?.incident);
    case 'restriction':
      return ofIncident(state.restrictions.get(id)?.recorded.body?.incident);
    case 'finding': {
      const finding = state.findings.get(id);
      return finding !== undefined && isSensitiveFinding(finding, state);
    }
    default:
      return false;
  }
}
