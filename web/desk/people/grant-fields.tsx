/**
 * One role to give: in which case, which role, for which side where the role is of a side, from when to when, as whose deputy.
 * The list of sides is the case's own, in its own order.
 */
import type {CaseSummary, PeoplePage as PeopleView} from '../../../platform/contract/index.ts';
import {roles, rolesOfSides, thirdSide, type Role} from '../../../monitoring/access/index.ts';
import {DayField, SelectField} from './fields.tsx';

/** As typed; `asGrant` makes an act's grant of it. */
export interface GrantText {
  readonly case: string;
  readonly role: Role;
  readonly side: string;
  readonly from: string;
  readonly until: string;
  readonly deputyFor: string;
}

/** Roles that are given to persons: the public needs none. */
export const givenRoles = roles.filter((role) => role !== 'public');

interface GrantFieldsProps {
  readonly grant: GrantText;
  readonly cases: readonly CaseSummary[];
  readonly people: PeopleView['people'];
  readonly changed: (grant: GrantText) => void;
}

export function GrantFields({grant, cases, people, changed}: GrantFieldsProps) {
  const set = (part: Partial<GrantText>): void => changed({...grant, ...part});
  const parties = cases.find(({id}) => id === grant.case)?.parties ?? [];
  const isOfSide = rolesOfSides.includes(grant.role);
  return (
    <div className="field-row">
      <SelectField
        label="Role"
        value={grant.role}
        options={givenRoles.map((role) => [role, role.replaceAll('_', ' ')])}
        changed={(role) => set({role: role as Role, side: ''})}
      />
      <SelectField
        label="Case"
        value={grant.case}
        options={[['*', 'all cases'], ...cases.map(({id, title}) => [id, title] as const)]}
        changed={(caseId) => set({case: caseId, side: ''})}
      />
      {isOfSide && (
        <SelectField
          label="Side"
          value={grant.side}
          options={[
            ['', grant.case === '*' ? 'choose a case first' : 'choose a side'],
            ...parties.map(({id, name}) => [id, name] as const),
            ...(grant.role === 'commission_member' ? [[thirdSide, 'third side'] as const] : []),
          ]}
          changed={(side) => set({side})}
        />
      )}
      <DayField label="From (optional)" value={grant.from} changed={(from) => set({from})} />
      <DayField label="Until (optional)" value={grant.until} changed={(until) => set({until})} />
      <SelectField
        label="Deputy for (optional)"
        value={grant.deputyFor}
        options={[['', 'nobody'], ...people.map(({id, name}) => [id, name] as const)]}
        changed={(deputyFor) => set({deputyFor})}
      />
    </div>
  );
}
