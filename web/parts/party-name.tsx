/** A party's or another actor's name with its colour as a mark: two colours for the parties, grey for everybody else. */
import {useNames, usePosition} from '../app/case-context.ts';

export function PartyName({id, name}: {readonly id: string; readonly name?: string}) {
  const position = usePosition(id);
  const names = useNames();
  return <span className={`party party-${position === undefined ? 'other' : position + 1}`}>{name ?? names(id)}</span>;
}
