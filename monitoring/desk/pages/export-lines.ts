/**
 * Everything that a viewer reads on the desk, as lines of JSON, one a file: the same pieces as on its page, and no other. The
 * first line says what it is, of which case, for whom it was made and how far the record went.
 *
 *     {"format":"holdfire-desk-export/1","case":"exercise","roles":["monitor"],"size":412,"made":"2026-01-01T00:00:00Z"}
 *     {"noun":"report","id":"r-1","entry":40,"state":"screened","title":"…","parts":{"account":{…}}}
 */
import {sidesOf} from '../../access/index.ts';
import type {Desk} from '../desk.ts';
import type {DeskPageContext} from './page-context.ts';
import {readableFiles} from './readable-files.ts';

export const deskExportFormat = 'holdfire-desk-export/1';

export function* exportLines(desk: Desk, {viewer, now}: DeskPageContext): Generator<string> {
  const {case: deskCase, size} = desk.state;
  const roles = [...new Set(viewer.held.map(({role}) => role))];
  yield line({format: deskExportFormat, case: deskCase.id, roles, sides: sidesOf(viewer), size, made: now});
  for (const file of readableFiles(desk, viewer)) yield line(file);
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
