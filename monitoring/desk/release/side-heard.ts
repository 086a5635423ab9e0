/** Equal voice (section 8, rule 12): of each party a statement about the incident stands, or one was looked for since. */
import type {DeskState, IncidentFile} from '../state.ts';

export const isSideHeard = (state: DeskState, {id, description}: IncidentFile, side: string): boolean =>
  (state.saidOn.get(id) ?? []).some((act) => {
    const {body} = act;
    if (body === undefined || state.case.sideOf(body.speaker) !== side) return false;
    // A search that ended before the occurrence did has looked for nothing.
    return !('upTo' in body) || body.upTo >= description.when.to;
  });
