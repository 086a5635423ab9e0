/**
 * The table of who may read and do what, in words that a lawyer can read: made from the table that decides and from the
 * definitions of the acts, so that what is printed is what holds.
 */
import {
  fieldClasses,
  fieldClassWords,
  reachOf,
  roles,
  tierOfRole,
  type Reach,
  type Role,
  type Tier,
} from '../../access/index.ts';
import {actDefinitions} from '../act-kinds.ts';
import type {ActDefinition} from '../act.ts';
import type {PolicyPage} from '../shapes/index.ts';

export function policyPage(): PolicyPage {
  return {
    roles: roles.map((role) => ({
      role,
      word: roleWords[role],
      tier: tierOfRole[role],
      tierWord: tierWords[tierOfRole[role]],
    })),
    reading: fieldClasses.map((fieldClass) => ({
      fieldClass,
      word: fieldClassWords[fieldClass],
      cells: roles.map((role) => {
        const reach = reachOf(role, fieldClass);
        return {role, reach, word: reachWords(reach, role)};
      }),
    })),
    acting: Object.entries<ActDefinition>(actDefinitions).map(([kind, definition]) => ({
      kind,
      about: definition.about,
      roles: [...definition.roles],
    })),
  };
}

/** One role of a side for either side: no word here names one. */
export const roleWords: Readonly<Record<Role, string>> = Object.freeze({
  public: 'The public, without an account',
  reporter: 'Reporter of a community or an organisation',
  monitor: 'Field monitor',
  verification_officer: 'Verification officer',
  casualty_recorder: 'Casualty recorder',
  investigator: 'Investigator or analyst',
  specialist: 'Specialist for children and sexual violence',
  legal_reviewer: 'Legal and quality reviewer',
  head_of_mission: 'Head of mission or chair',
  commission_member: 'Member of the joint commission, for a side or as third',
  party_liaison: 'Liaison of a side',
  guarantor: 'Guarantor or mediator',
  partner_agency: 'Partner agency',
  researcher: 'Researcher or journalist',
  data_protection_officer: 'Data protection and ethics officer',
  auditor: 'Auditor',
  administrator: 'System administrator',
});

export const tierWords: Readonly<Record<Tier, string>> = Object.freeze({
  public: 'what is public',
  parties_and_mechanism: 'what was released to the parties',
  guarantors_and_mechanism: 'what was released to the guarantors',
  mission_only: 'the mission’s own',
  protected_identity: 'protected identities',
});

const releasedWords: Readonly<Record<Tier, string>> = Object.freeze({
  public: 'once it is public',
  parties_and_mechanism: 'once released to the parties',
  guarantors_and_mechanism: 'once released to the guarantors',
  mission_only: 'once released to anybody',
  protected_identity: 'never',
});

export function reachWords(reach: Reach, role: Role): string {
  const released = releasedWords[tierOfRole[role]];
  const whose = tierOfRole[role] === 'parties_and_mechanism' ? 'what is its own or its side’s' : 'what is its own';
  switch (reach) {
    case 'never':
      return 'never';
    case 'always':
      return 'always';
    case 'own':
      return whose;
    case 'addressed':
      return 'what was sent to it';
    case 'own_or_addressed':
      return `${whose}, and what was sent to it`;
    case 'released':
      return released;
    case 'own_or_released':
      return `${whose}; all of it ${released}`;
    case 'addressed_or_released':
      return `what was sent to it; all of it ${released}`;
  }
}
