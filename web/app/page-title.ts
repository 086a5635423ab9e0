/**
 * What stands in the browser's tab, in a bookmark and at the head of a printed sheet: the page, the case and, for an
 * exercise, that word first, so that nobody takes a tab or a print of it for the record of a real place.
 */
import type {CaseSummary} from '../../platform/contract/index.ts';
import type {CommonPage, Page} from './address.ts';

export const pageNames: Readonly<Record<Page, string>> = {
  overview: 'Overview',
  agreement: 'Agreement',
  incidents: 'Incidents',
  change: 'Change',
  ledger: 'Ledger',
  desk: 'Desk',
  report: 'Report',
};

export const commonPageNames: Readonly<Record<CommonPage, string>> = {
  'sign-in': 'Sign in',
  enrol: 'Enrol',
  policy: 'Who may read and do what',
};

export function documentTitle(page: Page, {title, exercise}: Pick<CaseSummary, 'title' | 'exercise'>): string {
  const marked = exercise && !title.startsWith('EXERCISE') ? `EXERCISE: ${title}` : title;
  return exercise ? `${marked} · ${pageNames[page]} · Holdfire` : `${pageNames[page]} · ${marked} · Holdfire`;
}
