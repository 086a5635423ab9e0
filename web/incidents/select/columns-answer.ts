/**
 * The columns of all incidents, asked for once for each address and kept for the last few, so that coming back to the
 * page, or having asked ahead of it, costs nothing. While new ones are on their way the last ones stay.
 */
import {useEffect, useState} from 'react';
// Not through the index: this is in the first script, and the index brings every schema with it.
import {decodeIncidentColumns, type IncidentColumns} from '../../../platform/contract/incident-columns.ts';
import {answerAt, refused, unreachable, type Answer, type Held} from '../../api/answer.ts';

const kept = new Map<string, Promise<Answer<IncidentColumns>>>();
const keptLimit = 4;

export function columnsAnswer(path: string): Promise<Answer<IncidentColumns>> {
  const found = kept.get(path);
  if (found !== undefined) return found;
  const asked = ask(path);
  kept.set(path, asked);
  asked.then(
    (answer) => answer.kind !== 'ready' && kept.delete(path),
    () => kept.delete(path),
  );
  const oldest = kept.keys().next().value;
  if (kept.size > keptLimit && oldest !== undefined) kept.delete(oldest);
  return asked;
}

async function ask(path: string): Promise<Answer<IncidentColumns>> {
  const response = await fetch(path);
  if (!response.ok) return refused(response);
  return {kind: 'ready', value: decodeIncidentColumns(await response.arrayBuffer()), stale: false};
}

export function useColumns(path: string): Answer<IncidentColumns> {
  const [held, setHeld] = useState<Held<IncidentColumns>>();
  useEffect(() => {
    let left = false;
    const set = (answer: Answer<IncidentColumns>): void => {
      if (!left) setHeld({path, answer});
    };
    columnsAnswer(path).then(set, () => set(unreachable));
    return () => {
      left = true;
    };
  }, [path]);
  return answerAt(path, held);
}
