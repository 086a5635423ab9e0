/**
 * A file as far as one viewer reads it; what a report is called without a word of its account, and a description without
 * the name of a place that is a point.
 */
import {spoken, writtenDay, type Day} from '../../kernel/index.ts';
import type {DeskAct} from '../act.ts';

export type Part = Readonly<Record<string, unknown>>;

export interface ReadableFile {
  readonly noun: string;
  readonly id: string;
  readonly entry: number;
  readonly state: string;
  readonly title: string;
  /** By what they are: `account`, `description`, `place`, … */
  readonly parts: Readonly<Record<string, Part>>;
}

/** Kind and day. */
export function titleOfReport({body}: DeskAct): string {
  const kind = typeof body?.['eventType'] === 'string' ? spoken(body['eventType']) : 'a report';
  const when = body?.['when'] as {readonly from?: string} | undefined;
  return when?.from === undefined ? `Reported: ${kind}` : `Reported: ${kind}, ${writtenDay(when.from as Day)}`;
}

/** UCDP: 1 is the exact place, 2 within 25 km of it, 3 the district. */
const district = 3;

/** The name of a village says as much as its coordinates: below the district a place keeps its territory alone. */
export function withoutExactNames<T extends object>(body: T | undefined): T | undefined {
  const where = (body as {readonly where?: Readonly<Record<string, unknown>>} | undefined)?.where;
  if (body === undefined || where === undefined) return body;
  if (typeof where['precision'] === 'number' && where['precision'] >= district) return body;
  const {place: _, placeText: __, ...coarse} = where;
  return {...body, where: coarse};
}
