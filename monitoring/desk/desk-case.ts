/** What the desk must know of its case, read from the case file: parties in the order of the text, and whose side an actor is on. */
import type {CaseFile} from '../agreement/index.ts';
import type {DeskCase} from './state.ts';

export function deskCaseOf(file: CaseFile): DeskCase {
  const memberOf = new Map(file.actors.map(({id, memberOf}) => [id, memberOf]));
  return {
    id: file.id,
    parties: file.parties,
    sideOf: (actor) => {
      const seen = new Set<string>();
      for (let one: string | undefined = actor; one !== undefined && !seen.has(one); one = memberOf.get(one)) {
        if (file.parties.includes(one)) return one;
        seen.add(one);
      }
      return undefined;
    },
    file,
  };
}
