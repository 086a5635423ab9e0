/**
 * Incident columns drawn from a seed, shaped like real event data: clusters around some sixty places, about one incident
 * in ten known only to a province, three sides of which two are parties. No clock, no Math.random: two runs measure the
 * same points.
 */
import type {IncidentColumns} from '../../platform/contract/index.ts';

/** Mulberry32 (T. Ettinger): 32 bits of state are enough to scatter points. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const firstDay = 19_700;
const days = 900;
const clusters = 60;

export function mapColumns(count: number, seed = 20_251_123): IncidentColumns {
  const random = randomFrom(seed);
  const centres = Array.from({length: clusters}, () => ({
    longitude: 61 + 16 * random(),
    latitude: 24 + 14 * random(),
    spread: 0.2 + 1.2 * random(),
  }));
  const columns = {
    day: new Int32Array(count),
    latitude: new Float32Array(count),
    longitude: new Float32Array(count),
    killed: new Int32Array(count),
    province: new Uint16Array(count),
    side: new Uint8Array(count),
    type: new Uint8Array(count),
    precision: new Uint8Array(count),
    spanDays: new Uint8Array(count),
    verification: new Uint8Array(count),
  };
  const around = (): number => random() + random() + random() - 1.5;
  for (let row = 0; row < count; row += 1) {
    const cluster = Math.floor(random() * random() * clusters);
    const {longitude, latitude, spread} = centres[cluster] ?? {longitude: 70, latitude: 34, spread: 1};
    const precision = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4][Math.floor(random() * 10)] ?? 1;
    columns.day[row] = firstDay + Math.floor(random() * days);
    columns.latitude[row] = precision > 3 ? Number.NaN : latitude + spread * around();
    columns.longitude[row] = precision > 3 ? Number.NaN : longitude + spread * around();
    columns.killed[row] = Math.floor(6 * random() * random());
    columns.province[row] = cluster;
    columns.side[row] = Math.floor(random() * 3);
    columns.type[row] = Math.floor(random() * 6);
    columns.precision[row] = precision;
    columns.spanDays[row] = random() < 0.1 ? 1 + Math.floor(random() * 7) : 1;
    columns.verification[row] = Math.floor(random() * 3);
  }
  return {
    count,
    sides: ['pakistan', 'afghan-authorities', 'undetermined'],
    types: ['armed_clash', 'air_strike', 'ied_or_mine', 'small_arms_fire', 'artillery_or_mortar', 'other'],
    verifications: ['alleged', 'verified_occurred', 'inconclusive'],
    provinces: centres.map((_, index) => `Province ${index + 1}`),
    ...columns,
  };
}
