/**
 * Under which name a mission speaks in the register of its case: the organ of whoever runs the case’s monitors. A case
 * without monitors has none, and what it releases then carries no report and no figure of a mission.
 */
import type {CaseFile, Source} from '../../agreement/index.ts';

type Names = Pick<CaseFile, 'sources' | 'actors'>;

export function missionSource({sources}: Names): Source | undefined {
  const monitor = sources.find(({kind}) => kind === 'monitor');
  if (monitor?.organOf === undefined) return monitor;
  const office = sources.find(
    ({kind, organOf}) => kind === 'international_organisation' && organOf === monitor.organOf,
  );
  return office ?? monitor;
}

export const missionName = (names: Names): string => {
  const source = missionSource(names);
  const actor = names.actors.find(({id}) => id === source?.organOf);
  return actor?.name ?? source?.name ?? 'The monitoring mission';
};
