/**
 * Starts what the page of incidents needs before the case itself has answered: the page and the columns are then on
 * their way side by side instead of one after another. Small, because it is in the first script. The map's library is not
 * asked for ahead: marks stand without it, and reading it would hold them up.
 */
import {apiPath} from '../api/answer.ts';
import type {Address} from '../app/address.ts';
import {columnsAnswer} from './select/columns-answer.ts';

/** The same address here and on the page, or the columns would be asked for twice. */
export function columnsPath(caseId: string, query: Readonly<Record<string, string>>): string {
  return apiPath(['cases', caseId, 'incident-columns'], {
    date: query['date'],
    size: query['size'],
    search: query['search']?.trim().slice(0, 200),
  });
}

export function startAhead({caseId, page, item, query}: Address): void {
  if (caseId === undefined || page !== 'incidents' || item !== undefined) return;
  // What fails here is asked for again, and told, by the page itself.
  const later = (): void => {};
  columnsAnswer(columnsPath(caseId, query)).catch(later);
  import('./incidents-page.tsx').catch(later);
}
