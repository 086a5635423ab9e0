/**
 * How many events fall into each year, and which countries they fall in. Years to 2022 are measured; the three after
 * are as large as the last published year. Country and year are brought into one table by iterative proportional
 * fitting (Deming and Stephan 1940), so that both keep their measured shares and a conflict keeps its years.
 */
import {cumulate} from './draws.ts';
import type {CountryMarginals} from './marginal-shape.ts';
import {marginals} from './marginals.ts';

export const firstYear = 1989;
export const lastYear = 2025;

/** UCDP GED 26.1 holds 417,968 events to 2025, version 25.1 held 385,918 to 2024. */
const eventsIn26 = 417_968;
const eventsIn2025 = eventsIn26 - 385_918;

/** Share of each year from 1989 to 2025. */
export const yearShares: readonly number[] = Array.from({length: lastYear - firstYear + 1}, (_, index) => {
  const measured = marginals.years[index];
  if (measured === undefined) return eventsIn2025 / eventsIn26;
  return (measured / marginals.rows) * (1 - (3 * eventsIn2025) / eventsIn26);
});

/** Share of rows with -1 sources in each year; 0 after the measured ones, as in all of them since 2014. */
export const notCodedShares: readonly number[] = yearShares.map((_, index) => marginals.sourcesNotCoded[index] ?? 0);

/** Weight of a year outside a country's first and last year, against 1 inside. */
const outside = 0.02;
const rounds = 30;

export function countriesOfYears(countries: readonly CountryMarginals[]): readonly Float64Array[] {
  const total = countries.reduce((sum, {events}) => sum + events, 0);
  const table = yearShares.map((_, index) => {
    // After the last measured year a country goes on if it had events in it.
    const year = Math.min(2022, firstYear + index);
    return countries.map((country): number => (year >= country.firstYear && year <= country.lastYear ? 1 : outside));
  });
  for (let round = 0; round < rounds; round += 1) {
    countries.forEach(({events}, column) => {
      const sum = table.reduce((running, row) => running + (row[column] ?? 0), 0);
      for (const row of table) row[column] = ((row[column] ?? 0) * events) / total / sum;
    });
    table.forEach((row, index) => {
      const sum = row.reduce((running, value) => running + value, 0);
      for (let column = 0; column < row.length; column += 1) {
        row[column] = ((row[column] ?? 0) * (yearShares[index] ?? 0)) / sum;
      }
    });
  }
  return table.map(cumulate);
}
