/**
 * What belongs to a case of children or of sexual violence: a report is sensitive by itself or through its incident, a
 * release through anything that it names. Whatever hangs on a sensitive case is as closed as the case.
 */
import {isSensitiveContents, releaseContents} from '../release/contents.ts';
import type {DeskState, ReleaseFile, ReportFile} from '../state.ts';

export const isSensitiveReport = ({sensitive, incident}: ReportFile, state: DeskState): boolean =>
  sensitive || (incident !== undefined && state.incidents.get(incident)?.sensitive === true);

export const isSensitiveRelease = ({proposed: {body}}: ReleaseFile, state: DeskState): boolean =>
  body !== undefined && isSensitiveContents(releaseContents(body, state), state);
