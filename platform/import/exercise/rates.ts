/**
 * How often each kind of occurrence happens to a side in a day, before and after the agreement, and what it does.
 * Both sides draw from this one table: a rate of its own for a side would be a bias (rule 5). Some kinds fall with the
 * agreement (shelling, strikes, clashes), some do not (mines, overflights, restrictions), so that the Change page shows
 * both a fall and "no clear change".
 */
import type {targetTypes} from '../../../monitoring/incidents/index.ts';
import type {EventType} from './language.ts';

export type TargetType = (typeof targetTypes)[number];

export interface Rate {
  readonly type: EventType;
  /** Expected occurrences a day for one side. */
  readonly before: number;
  readonly after: number;
  /** Share of occurrences with anybody killed, with anybody injured. */
  readonly deadly: number;
  readonly harmful: number;
  readonly targets: readonly TargetType[];
  /** `other`: mostly done by the other party; `own`: by the holder of the ground; `group`: mostly by an armed group. */
  readonly doer: 'other' | 'own' | 'group';
}

const rate = (
  type: EventType,
  [before, after]: readonly [number, number],
  [deadly, harmful]: readonly [number, number],
  doer: Rate['doer'],
  targets: readonly TargetType[],
): Rate => ({type, before, after, deadly, harmful, doer, targets});

export const rates: readonly Rate[] = [
  rate('artillery_or_mortar', [0.17, 0.06], [0.22, 0.4], 'other', ['military', 'military', 'civilians', 'mixed']),
  rate('small_arms_fire', [0.15, 0.07], [0.12, 0.25], 'other', ['military', 'police', 'unknown']),
  rate('armed_clash', [0.08, 0.03], [0.5, 0.6], 'other', ['military', 'armed_group', 'mixed']),
  rate('drone_strike', [0.065, 0.022], [0.4, 0.5], 'other', ['military', 'civilians', 'infrastructure', 'unknown']),
  rate('air_strike', [0.028, 0.005], [0.6, 0.7], 'other', ['military', 'armed_group', 'civilians', 'religious']),
  rate('rocket_or_missile', [0.028, 0.009], [0.35, 0.5], 'other', ['military', 'market', 'infrastructure']),
  rate('sniping', [0.04, 0.022], [0.4, 0.4], 'other', ['military', 'civilians']),
  rate('ied_or_mine', [0.055, 0.055], [0.4, 0.6], 'group', ['police', 'military', 'civilians']),
  rate('suicide_attack', [0.004, 0.004], [0.9, 0.9], 'group', ['police', 'government', 'religious']),
  rate('complex_attack', [0.004, 0.004], [0.8, 0.8], 'group', ['police', 'government']),
  rate('ground_incursion', [0.013, 0.004], [0.3, 0.3], 'other', ['military']),
  rate('infiltration_attempt', [0.022, 0.02], [0.3, 0.2], 'group', ['military', 'armed_group']),
  rate('airspace_overflight', [0.016, 0.013], [0, 0], 'other', ['unknown']),
  rate('uav_overflight', [0.06, 0.06], [0, 0], 'other', ['unknown', 'monitors']),
  rate('force_movement', [0.02, 0.02], [0, 0], 'own', ['unknown']),
  rate('new_position_or_fortification', [0.016, 0.016], [0, 0], 'own', ['unknown']),
  rate('weapons_presence', [0.016, 0.02], [0, 0], 'own', ['unknown']),
  rate('abduction_or_detention', [0.022, 0.022], [0, 0.1], 'group', ['civilians', 'government', 'aid']),
  rate('killing_of_civilian', [0.012, 0.007], [1, 0.2], 'group', ['civilians']),
  rate('attack_on_monitor', [0.004, 0.005], [0.05, 0.3], 'group', ['monitors']),
  rate('restriction_on_monitor', [0.03, 0.04], [0, 0], 'own', ['monitors']),
  rate('obstruction_of_aid', [0.012, 0.012], [0, 0], 'own', ['aid']),
  rate('crossing_closure', [0.022, 0.009], [0, 0], 'own', ['civilians', 'market']),
  rate('expulsion_or_forced_return', [0.007, 0.007], [0, 0], 'own', ['civilians']),
  rate('attack_on_health', [0.004, 0.002], [0.4, 0.5], 'other', ['health']),
  rate('attack_on_education', [0.004, 0.002], [0.3, 0.5], 'other', ['education']),
  rate('property_destruction', [0.022, 0.011], [0, 0.05], 'other', ['civilians', 'infrastructure', 'market']),
  rate('incitement_or_hostile_statement', [0.02, 0.02], [0, 0], 'other', ['unknown']),
  rate('cyber_or_jamming', [0.008, 0.008], [0, 0], 'other', ['infrastructure', 'monitors']),
  rate('accidental_discharge', [0.006, 0.006], [0.05, 0.2], 'own', ['military', 'unknown']),
  rate('live_fire_training', [0.01, 0.01], [0, 0], 'own', ['military']),
  rate('other', [0.01, 0.01], [0, 0.05], 'other', ['unknown', 'mixed']),
];
