/**
 * What a statement does, in words that say no more than it does: a denial names what exactly is denied, and a denial
 * whose scope nobody recorded says so. A partial admission keeps what it still denies.
 */
const stances: Readonly<Record<string, string>> = {
  claims_responsibility: 'claims responsibility',
  accuses: 'accuses',
  denies: 'denies',
  counter_accuses: 'accuses in turn',
  partly_admits: 'admits in part',
  justifies: 'gives a justification',
  no_comment: 'gives no comment',
  retracts: 'retracts an earlier statement',
  third_party_assessment: 'gives its own assessment',
};

const scopes: Readonly<Record<string, string>> = {
  occurrence: 'that it occurred',
  authorship: 'having done it',
  target_nature: 'the nature of the target',
  civilian_casualties: 'the civilian toll',
  intent: 'the intent',
  legality: 'that it was unlawful',
  obligation_applies: 'that an obligation applies',
  control_over_actor: 'controlling the actor named',
};

export const layerWords: Readonly<Record<string, string>> = {
  physical_perpetrator: 'Who carried it out',
  group: 'Which group',
  command_or_authorisation: 'Who ordered or authorised it',
  origin_territory: 'From whose territory',
  support_or_sanctuary: 'Who gave support or sanctuary',
  party_obligation: 'Whether a party failed an obligation',
};

const spoken = (term: string): string => term.replaceAll('_', ' ');

interface Said {
  readonly stance: string;
  readonly denialScope: readonly string[];
  readonly aboutActor?: string | undefined;
}

/** Without a subject: the speaker stands before it. */
export function statementText({stance, denialScope, aboutActor}: Said): string {
  const does = stances[stance] ?? spoken(stance);
  const whom = aboutActor !== undefined && /accuses/.test(stance) ? ` ${aboutActor}` : '';
  const denied = listed(denialScope.map((scope) => scopes[scope] ?? spoken(scope)));
  if (stance === 'denies') return denied === '' ? 'denies; what exactly is not recorded' : `denies ${denied}`;
  return denied === '' ? `${does}${whom}` : `${does}${whom}; denies ${denied}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
