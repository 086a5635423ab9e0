/**
 * How many files of each kind stand in which state, of those that this viewer reads. For whoever reads what is public alone
 * the list has always the same lines, and a number below the mandate's smallest cell is not given, zero neither: so that
 * one case more or less in a rare state shows nowhere.
 */
import {tierOfRole, type Viewer} from '../../access/index.ts';
import type {Desk} from '../desk.ts';
import type {DeskCounts} from '../shapes/index.ts';
import {fileStates} from '../state.ts';
import type {DeskPageContext} from './page-context.ts';
import {readableFiles} from './readable-files.ts';

export function countsPage(desk: Desk, {viewer}: DeskPageContext): DeskCounts {
  const counts = new Map<string, number>();
  const add = (noun: string, state: string, more: number): void => {
    const key = `${noun} ${state}`;
    counts.set(key, (counts.get(key) ?? 0) + more);
  };
  const isPublic = readsPublicAlone(viewer);
  if (isPublic) for (const [noun, state] of publicCells) add(noun, state, 0);
  for (const {noun, state} of readableFiles(desk, viewer)) add(noun, state, 1);
  return {
    counts: [...counts].map(([key, count]) => {
      const [noun = '', state = ''] = key.split(' ');
      return isPublic && count < desk.state.mandate.smallestCell
        ? {noun, state, suppressed: true}
        : {noun, state, count, suppressed: false};
    }),
  };
}

const readsPublicAlone = ({held}: Viewer): boolean => held.every(({role}) => tierOfRole[role] === 'public');

/** What can be public at all. */
const publicCells: readonly (readonly [string, string])[] = [
  ...fileStates.map((state) => ['incident', state] as const),
  ['statement', 'recorded'],
  ['layer', 'approved'],
  ['finding', 'decided'],
  ['finding', 'appealed'],
  ['restriction', 'recorded'],
];
