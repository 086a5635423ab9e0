/**
 * Which clause of the exercise's agreement an occurrence would fall under, if anybody found it to be a breach. It mirrors
 * the tests in cases/exercise/agreements/quenzora.yaml; a test of the case compares the two.
 */
import type {EventType} from './language.ts';
import type {Occurrence} from './occurrence.ts';
import {agreementDay} from './period.ts';

export const clauses: readonly (readonly [obligation: string, types: readonly EventType[]])[] = [
  [
    'exc-1',
    ['artillery_or_mortar', 'rocket_or_missile', 'small_arms_fire', 'sniping', 'armed_clash', 'ground_incursion'],
  ],
  ['exc-2', ['air_strike', 'drone_strike']],
  ['exc-3', ['attack_on_health', 'attack_on_education', 'killing_of_civilian', 'property_destruction']],
  ['exc-4', ['restriction_on_monitor', 'attack_on_monitor']],
  ['exc-5', ['force_movement', 'new_position_or_fortification', 'weapons_presence']],
  ['exc-6', ['airspace_overflight', 'uav_overflight']],
  ['exc-7', ['ied_or_mine', 'suicide_attack', 'complex_attack', 'infiltration_attempt', 'abduction_or_detention']],
];

/** Undefined before the agreement took effect, and for kinds that no clause names. */
export function clauseOf(occurrence: Occurrence): string | undefined {
  if (occurrence.from < agreementDay) return undefined;
  return clauses.find(([, types]) => types.includes(occurrence.type))?.[0];
}
