/** Small sets of incidents for tests: what a test does not name is ordinary. */
import type {IncidentColumns} from '../../../platform/contract/index.ts';
import {incidentSet, type IncidentSet} from './incident-set.ts';

export interface TestIncident {
  readonly day?: number;
  readonly span?: number;
  /** Index into `testSides`. */
  readonly side?: number;
  readonly type?: number;
  readonly verification?: number;
  readonly province?: number;
  readonly precision?: number;
  readonly longitude?: number;
  readonly latitude?: number;
}

export const testSides = ['first', 'second', 'third', 'not_stated'];

export function testColumns(incidents: readonly TestIncident[]): IncidentColumns {
  const of = (value: (incident: TestIncident) => number | undefined, otherwise: number): number[] =>
    incidents.map((incident) => value(incident) ?? otherwise);
  const drawn = ({precision = 1}: TestIncident): boolean => precision <= 3;
  return {
    count: incidents.length,
    sides: testSides,
    types: ['armed_clash', 'air_strike', 'other'],
    verifications: ['alleged', 'verified_occurred'],
    provinces: ['', 'North', 'South'],
    day: Int32Array.from(of(({day}) => day, 20_000)),
    latitude: Float32Array.from(of((one) => (drawn(one) ? (one.latitude ?? 30) : Number.NaN), 30)),
    longitude: Float32Array.from(of((one) => (drawn(one) ? (one.longitude ?? 70) : Number.NaN), 70)),
    killed: new Int32Array(incidents.length).fill(-1),
    province: Uint16Array.from(of(({province}) => province, 0)),
    side: Uint8Array.from(of(({side}) => side, 0)),
    type: Uint8Array.from(of(({type}) => type, 0)),
    precision: Uint8Array.from(of(({precision}) => precision, 1)),
    spanDays: Uint8Array.from(of(({span}) => span, 1)),
    verification: Uint8Array.from(of(({verification}) => verification, 0)),
  };
}

export const testSet = (
  incidents: readonly TestIncident[],
  parties: readonly string[] = ['first', 'second'],
): IncidentSet => incidentSet(testColumns(incidents), parties);

export const everyRow = ({columns}: IncidentSet): Uint8Array => new Uint8Array(columns.count).fill(1);
