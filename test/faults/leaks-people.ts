/** Everybody who may look at the desk of the exercise: every role, of both sides, and twice where one's own differs from another's. */
import {roles, type HeldRole, type Viewer} from '../../monitoring/access/index.ts';

export const leakPeople: Readonly<Record<string, readonly HeldRole[]>> = {
  monitor: [{role: 'monitor'}],
  monitor2: [{role: 'monitor'}],
  reporter: [{role: 'reporter'}],
  reporter2: [{role: 'reporter'}],
  vera: [{role: 'verification_officer'}],
  casper: [{role: 'casualty_recorder'}],
  ines: [{role: 'investigator'}],
  spec: [{role: 'specialist'}],
  lea: [{role: 'legal_reviewer'}],
  hana: [{role: 'head_of_mission'}],
  dpo: [{role: 'data_protection_officer'}],
  'liaison-v': [{role: 'party_liaison', side: 'velmoth'}],
  'liaison-v2': [{role: 'party_liaison', side: 'velmoth'}],
  'liaison-d': [{role: 'party_liaison', side: 'dorquine'}],
  'member-v': [{role: 'commission_member', side: 'velmoth'}],
  'member-d': [{role: 'commission_member', side: 'dorquine'}],
  'member-t': [{role: 'commission_member', side: 'third'}],
  guarantor: [{role: 'guarantor'}],
  partner: [{role: 'partner_agency'}],
  reader: [{role: 'researcher'}],
  auditor: [{role: 'auditor'}],
  admin: [{role: 'administrator'}],
  both: [{role: 'monitor'}, {role: 'guarantor'}],
  nobody: [],
};

const everybody: HeldRole = {role: 'public'};

export const leakViewer = (person: string): Viewer =>
  person === '' ? {person: '', held: [everybody]} : {person, held: [...(leakPeople[person] ?? []), everybody]};

/** Everybody, the public, and what the mission sees when it looks as another. */
export function leakViewers(): ReadonlyMap<string, Viewer> {
  const viewers = new Map<string, Viewer>([['public', leakViewer('')]]);
  for (const person of Object.keys(leakPeople)) viewers.set(person, leakViewer(person));
  for (const within of ['monitor', 'hana'])
    for (const held of [
      {role: 'guarantor'},
      {role: 'party_liaison', side: 'velmoth'},
      {role: 'party_liaison', side: 'dorquine'},
    ] as const)
      viewers.set(`${within} as ${'side' in held ? held.side : held.role}`, {
        person: '',
        held: [held, everybody],
        within: leakViewer(within),
      });
  return viewers;
}

export const missingRoles = (): readonly string[] => {
  const held = new Set(['public', ...Object.values(leakPeople).flatMap((some) => some.map(({role}) => role))]);
  return roles.filter((role) => !held.has(role));
};
