/**
 * The clauses of the agreements that stand, in the order in which they are shown: those that may stand behind a headline
 * under their agreement, then all others together. One agreement alone needs no title.
 */
import type {Overview, ProvisionView} from '../../platform/contract/index.ts';

export interface ClauseGroup {
  /** Undefined: the page has already said whose clauses they are. */
  readonly title: string | undefined;
  readonly headline: boolean;
  readonly clauses: readonly ProvisionView[];
}

export function clauseGroups(
  provisions: readonly ProvisionView[],
  agreements: readonly Pick<Overview['agreements'][number], 'id' | 'title'>[],
): readonly ClauseGroup[] {
  const behindHeadline = agreements.map(({id, title}): ClauseGroup => ({
    title: agreements.length > 1 ? title : undefined,
    headline: true,
    clauses: provisions.filter(({agreement, headline}) => headline && agreement === id),
  }));
  const tracked: ClauseGroup = {
    title: 'Tracked, but kept out of every headline',
    headline: false,
    clauses: provisions.filter(({headline}) => !headline),
  };
  return [...behindHeadline, tracked].filter(({clauses}) => clauses.length > 0);
}
