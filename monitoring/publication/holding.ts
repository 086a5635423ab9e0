/**
 * “Is it holding?” in one sentence for each side, from one template: which of its headline promises have verified
 * breaches and since when, and how many cannot be judged. No score, no ranking, and nothing undetermined counts as kept.
 */
import {agreementInForce, type Agreement} from '../agreement/index.ts';
import {counted, joined, writtenDay, type Day, type Recorded} from '../kernel/index.ts';
import {basisOf} from './basis.ts';
import type {Known} from './known.ts';
import type {ObligationState, Overview, ProvisionView} from './shapes/index.ts';

export function holdingSentences(
  known: Known,
  agreements: readonly Recorded<Agreement>[],
  parties: readonly string[],
  provisions: readonly ProvisionView[],
): Overview['sentences'] {
  const standing = agreements.map(({record}) => standingOf(known, record, agreements.length > 1)).join('');
  return parties.map((party) => {
    const own = provisions
      .filter(({headline}) => headline)
      .flatMap(({sides}) => sides.filter((side) => side?.dutyBearer === party).flatMap((side) => side ?? []));
    return {
      party,
      sentence: `${known.nameOf(party)}: ${partsOf(own).join('; ')}.${standing}`,
      basis: basisOf(
        'Clauses of these agreements that bind this side and may stand behind a headline, counted by their state. Clauses known ' +
          'from one side only, or on which accounts differ, are not among them.',
        [...agreements.map(({entry}) => entry), ...own.flatMap(({basis}) => basis.entries)],
        {interval: 'A count of clauses; it has no interval.'},
      ),
    };
  });
}

/** Only where an agreement does not simply stand. */
function standingOf(known: Known, agreement: Agreement, named: boolean): string {
  const force = agreementInForce(agreement, known.lastDay);
  if (force.kind === 'in_force') return '';
  const name = named ? ` ${agreement.title}:` : '';
  return `${name}${force.kind === 'not_in_force' ? ' The agreement is not in force.' : ''} ${force.reason}`;
}

const breached: readonly ObligationState['state'][] = ['isolated_breach', 'repeated_breach', 'systematic_breach'];

function partsOf(own: readonly ObligationState[]): readonly string[] {
  if (own.length === 0) return ['no clause that binds it may stand behind a headline'];
  const broken = own.filter(({state}) => breached.includes(state));
  const unbroken = own.filter(({state}) => state === 'no_verified_breach');
  const clear = unbroken.filter(({shape}) => shape === 'decided');
  const open = unbroken.filter(({shape}) => shape !== 'decided');
  const duties = own.filter(({state}) => levels.includes(state));
  const unknown = own.filter(({state}) => state === 'not_assessable');
  const codes = (states: readonly ObligationState[]): string => joined(states.map(({provision}) => provision));
  const when = ({provision, word, since}: ObligationState): string =>
    `${provision} (${word}, since ${dayWords(since)})`;
  const parts: readonly (readonly [readonly ObligationState[], string])[] = [
    [broken, `verified breaches of ${joined(broken.map(when))}`],
    [clear, `no verified breach of ${codes(clear)}`],
    [open, `no verified breach of ${codes(open)}, with allegations undecided`],
    [duties, `duties: ${joined(duties.map(({provision, word}) => `${provision} ${word}`))}`],
    [unknown, `${unknown.length} of ${counted(own.length, 'promise')} cannot be judged (${codes(unknown)})`],
  ];
  return parts.flatMap(([states, said]) => (states.length === 0 ? [] : said));
}

const levels: readonly ObligationState['state'][] = ['not_initiated', 'minimum', 'intermediate', 'complete'];

const dayWords = (day: string | undefined): string => (day === undefined ? 'an unknown day' : writtenDay(day as Day));
