/**
 * Five tiers (domain vocabulary R-P4). What was released to a tier stays released to it; each release is a decision of its
 * own, so a finding can be with the parties and not with the guarantors. What is public is everybody's.
 */
import type {Role} from './roles.ts';

// prettier-ignore
export const tiers = [
  'public', 'parties_and_mechanism', 'guarantors_and_mechanism', 'mission_only', 'protected_identity',
] as const;
export type Tier = (typeof tiers)[number];

/** Tiers that something can be released to. */
export const releaseTiers = ['parties_and_mechanism', 'guarantors_and_mechanism', 'public'] as const;
export type ReleaseTier = (typeof releaseTiers)[number];

/** In which release tier a role reads what is released; mission roles need no release. */
export const tierOfRole: Readonly<Record<Role, Tier>> = Object.freeze({
  public: 'public',
  reporter: 'public',
  researcher: 'public',
  partner_agency: 'public',
  auditor: 'public',
  administrator: 'public',
  party_liaison: 'parties_and_mechanism',
  commission_member: 'parties_and_mechanism',
  guarantor: 'guarantors_and_mechanism',
  monitor: 'mission_only',
  verification_officer: 'mission_only',
  casualty_recorder: 'mission_only',
  investigator: 'mission_only',
  specialist: 'mission_only',
  legal_reviewer: 'mission_only',
  head_of_mission: 'mission_only',
  data_protection_officer: 'mission_only',
});

/** The mechanism stands in every tier: what left for any of them, the mission's own people read too. */
export const isReleasedTo = (tier: Tier, releasedTo: readonly ReleaseTier[]): boolean =>
  releasedTo.includes('public') ||
  (releasedTo as readonly Tier[]).includes(tier) ||
  (tier === 'mission_only' && releasedTo.length > 0);
