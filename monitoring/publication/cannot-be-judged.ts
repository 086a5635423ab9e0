/** What this page cannot say, in sentences: promises by reason, incidents that nobody could verify, places that nobody watched. */
import {counted, joined} from '../kernel/index.ts';
import type {Known} from './known.ts';
import type {Overview, ProvisionView} from './shapes/index.ts';

export function cannotBeJudged(
  known: Known,
  provisions: readonly ProvisionView[],
  coverage: Overview['coverage'],
): readonly string[] {
  const states = provisions.flatMap(({sides, others}) => [...sides.flatMap((side) => side ?? []), ...others]);
  const unknown = states.filter(({state}) => state === 'not_assessable');
  const hatched = states.filter(({shape, state}) => shape === 'undetermined' && state !== 'not_assessable');
  const unwatched = coverage.filter((territory) => !territory.coverage.known);
  return [
    ...(unknown.length === 0
      ? []
      : [`${unknown.length} of ${counted(states.length, 'obligation')} cannot be judged; each says why.`]),
    ...(hatched.length === 0
      ? []
      : [
          `${counted(hatched.length, 'obligation')} without a verified breach ${hatched.length === 1 ? 'has' : 'have'} undecided allegations.`,
        ]),
    ...(unwatched.length === 0
      ? []
      : [
          `Nobody recorded how much was watched of ${joined(unwatched.map(({name}) => name))}; no report is not the same as no violence.`,
        ]),
    ...withoutAccess(known),
  ];
}

function withoutAccess(known: Known): readonly string[] {
  const blocked = known.incidents.filter(({record}) => record.verification === 'not_verifiable_no_access');
  const {parties} = known.caseFile.record;
  const by = Map.groupBy(blocked, ({record}) => record.access_withheld_by ?? '');
  const named = [...parties, ...[...by.keys()].filter((actor) => actor !== '' && !parties.includes(actor))];
  if (blocked.length === 0) return [];
  const counts = named.map((actor) => `${known.nameOf(actor)} ${(by.get(actor) ?? []).length}`);
  const nobody = (by.get('') ?? []).length;
  return [
    `${counted(blocked.length, 'incident')} could not be verified for want of access, withheld by: ` +
      `${joined([...counts, ...(nobody === 0 ? [] : [`not stated ${nobody}`])])}.`,
  ];
}
