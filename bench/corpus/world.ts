/**
 * An invented world with the skew of the real one: countries of the measured sizes and years, dyads, provinces,
 * districts and places within them by the measured ranks. Names are a word and a number. Everything that a row needs
 * is text already, quoted where CSV needs it.
 */
import {below, cumulate, draw, drawIndex, randomFrom, type Random} from './draws.ts';
import {sized} from './filler.ts';
import type {CountryMarginals, RankShares} from './marginal-shape.ts';
import {marginals} from './marginals.ts';
import {countriesOfYears} from './years.ts';

export interface Spot {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Latitude, longitude, the same as WKT, the cell of the PRIO grid: four columns. */
  readonly columns: string;
}

export interface Place extends Spot {
  readonly district: District;
}

export interface District {
  readonly name: string;
  readonly province: Spot;
  /** Its names and descriptions have letters outside ASCII. */
  readonly notAscii: boolean;
  readonly places: readonly Place[];
}

export interface Dyad {
  readonly number: number;
  /** Conflict, dyad, side A and side B: twelve columns, from conflict_dset_id to side_b. */
  readonly columns: string;
  /** The codes of side A and side B where they are governments: two columns. */
  readonly states: string;
}

export interface Country {
  readonly code: string;
  /** Country, its number and its region: three columns. */
  readonly columns: string;
  readonly centre: Spot;
  readonly violence: Float64Array;
  /** For each type of violence. */
  readonly dyads: readonly {readonly list: readonly Dyad[]; readonly sums: Float64Array}[];
  readonly districts: {readonly list: readonly District[]; readonly sums: Float64Array};
}

export interface World {
  readonly countries: readonly Country[];
  /** Running shares of the countries for each year from 1989 on. */
  readonly countriesOfYear: readonly Float64Array[];
}

/** UCDP's global file names about this many countries; the sample of 1,000 events shows 59 of them. */
const countryCount = 124;
const regions = ['Region 1', 'Region 2', 'Region 3', 'Region 4', 'Region 5'];
/** Brings the dyads of all countries to about 1,860, the number in the global file. */
const dyadScale = 0.69;
/** Events in the sample of the country whose ranks are known in full. */
const fullCountryEvents = 34;

/** The last number given out of each kind. */
interface Numbers {
  conflict: number;
  dyad: number;
  actor: number;
}

export function createWorld(seed: number): World {
  const random = randomFrom(seed, 'world');
  const seen = marginals.countries;
  // Good–Turing: what the sample has not shown weighs about as much as what it has shown once.
  const unseenEvents = seen.filter(({events}) => events === 1).length / (countryCount - seen.length);
  const sizes: readonly CountryMarginals[] = Array.from(
    {length: countryCount},
    (_, index) => seen[index] ?? {events: unseenEvents, firstYear: 1989, lastYear: 2022, violence: [0, 0, 0]},
  );
  const numbers: Numbers = {conflict: 0, dyad: 0, actor: 300};
  return {
    countries: sizes.map((size, index) => createCountry(random, index, size, numbers)),
    countriesOfYear: countriesOfYears(sizes),
  };
}

function createCountry(random: Random, index: number, size: CountryMarginals, numbers: Numbers): Country {
  const number = 100 + index;
  const centre = spot(`Country ${number}`, -30 + draw(random) * 75, -100 + draw(random) * 230);
  const spread = Math.sqrt(size.events / fullCountryEvents);
  const kinds = marginals.countries.reduce<readonly number[]>(
    (sums, {violence}) => sums.map((sum, kind) => sum + (violence[kind] ?? 0)),
    [0, 0, 0],
  );
  const actor = actorsFrom(numbers.actor + 1);
  const dyads = marginals.dyads.map((ranks, kind) => createDyads({index, kind, ranks, spread, actor, numbers}));
  numbers.actor += 1 + Math.max(...dyads.map(({list}) => list.length));
  return {
    code: `C${number}`,
    columns: `Country ${number},${number},${regions[index % regions.length]}`,
    centre,
    // A country seen five times says little about its mix: five events of the world's mix are added to each.
    violence: cumulate(kinds.map((sum, kind) => (size.violence[kind] ?? 0) + (5 * sum) / marginals.rows)),
    dyads,
    districts: createDistricts(random, centre, spread),
  };
}

interface DyadSetting {
  readonly index: number;
  readonly kind: number;
  readonly ranks: RankShares;
  readonly spread: number;
  readonly actor: (rank: number) => Actor;
  readonly numbers: Numbers;
}

interface Actor {
  readonly number: number;
  readonly name: string;
  /** The state's code; empty where the actor is not a government. */
  readonly state: string;
}

const civilians: Actor = {number: 1, name: 'Civilians', state: ''};

const government = (index: number): Actor => ({
  number: 100 + index,
  name: `Government of Country ${100 + index}`,
  state: String(100 + index),
});

function createDyads(setting: DyadSetting): Country['dyads'][number] {
  const {index, kind, ranks, spread, actor, numbers} = setting;
  const count = Math.max(1, Math.round(ranks.length * spread * dyadScale));
  const list = Array.from({length: count}, (_, rank): Dyad => {
    // Every eighth state-based dyad is between two states; the first one-sided one is a government's.
    const a = kind === 0 || (kind === 2 && rank === 0) ? government(index) : actor(rank);
    const other = rank % 8 === 7 ? government((index + 1) % countryCount) : actor(rank);
    const b = kind === 2 ? civilians : kind === 0 ? other : actor(rank + 1);
    const name = `${a.name} - ${b.name}`;
    const number = (numbers.dyad += 1);
    if (kind !== 0 || rank % 3 === 0) numbers.conflict += 1;
    const {conflict} = numbers;
    const conflictName = kind === 0 ? `Conflict ${conflict}: Government` : name;
    const columns = [conflict, conflict, conflictName, number, number, name];
    return {
      number,
      columns: [...columns, a.number, a.number, a.name, b.number, b.number, b.name].join(','),
      states: `${a.state},${b.state}`,
    };
  });
  return {list, sums: cumulate(ranked(ranks, count))};
}

/** An actor has the same name in each of its dyads: the name is drawn from a stream of its own. */
function actorsFrom(first: number): (rank: number) => Actor {
  return (rank) => {
    const number = first + rank;
    return {number, name: sized(randomFrom(number, 'actor'), `Actor ${number}`, marginals.text.sideB), state: ''};
  };
}

function createDistricts(random: Random, centre: Spot, spread: number): Country['districts'] {
  const count = Math.min(400, Math.max(12, Math.round(marginals.districts.length * spread)));
  const shares = ranked(marginals.districts, count);
  const provinceCount = Math.min(marginals.provinces.length, Math.ceil(count / 3));
  const provinces = Array.from({length: provinceCount}, (_, index) => {
    const name = sized(random, `Province ${index + 1}`, marginals.text.province);
    return spot(name, centre.latitude + draw(random) * 8 - 4, centre.longitude + draw(random) * 8 - 4);
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  // What each province should hold; the largest district goes where most is missing.
  const missing = ranked(marginals.provinces, provinceCount).map((share) => share * total);
  const list = shares.map((share, index): District => {
    const chosen = missing.indexOf(Math.max(...missing));
    missing[chosen] = (missing[chosen] ?? 0) - share;
    return createDistrict(random, index, provinces[chosen] ?? centre);
  });
  return {list, sums: cumulate(shares)};
}

function createDistrict(random: Random, index: number, province: Spot): District {
  const places: Place[] = [];
  const notAscii = draw(random) < marginals.text.district.notAscii;
  const name = sized(random, `District ${index + 1}`, marginals.text.district, notAscii);
  const district: District = {name, province, notAscii, places};
  const latitude = province.latitude + draw(random) - 0.5;
  const longitude = province.longitude + draw(random) - 0.5;
  const count = 1 + below(random, 2 * marginals.placesInDistrict);
  for (let number = 1; number <= count; number += 1) {
    const placeName = sized(random, `Place ${index + 1}-${number}`, marginals.text.place, notAscii);
    places.push({...spot(placeName, latitude + draw(random) * 0.4, longitude + draw(random) * 0.4), district});
  }
  return district;
}

/** Places of a district by falling frequency: the first of ten is met three times as often as the mean one. */
export function drawPlace(random: Random, country: Country): Place {
  const district = country.districts.list[drawIndex(random, country.districts.sums)];
  const place = district?.places[Math.floor(district.places.length * draw(random) ** 2)];
  if (place === undefined) throw new RangeError('a district without places');
  return place;
}

function spot(name: string, latitude: number, longitude: number): Spot {
  const [north, east] = [latitude.toFixed(5), longitude.toFixed(5)];
  const cell = Math.floor((latitude + 90) * 2) * 720 + Math.floor((longitude + 180) * 2) + 1;
  return {name, latitude, longitude, columns: `${north},${east},POINT (${east} ${north}),${cell}`};
}

/** The first `count` shares; ranks beyond the measured ones weigh as the last that was. */
const ranked = (ranks: RankShares, count: number): readonly number[] =>
  Array.from({length: count}, (_, rank) => ranks[rank] ?? ranks[ranks.length - 1] ?? 0);
