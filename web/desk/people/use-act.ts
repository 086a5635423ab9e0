/** One act of a form: whether it is under way, what was wrong with it, and what happens when it stands. */
import {useState} from 'react';
import type {FieldProblem} from '../api/post.ts';
import {doAct, type ActRequest, type Done} from '../do-act.ts';

export interface UsedAct {
  readonly isBusy: boolean;
  readonly problems: readonly FieldProblem[];
  readonly run: (request: ActRequest, then?: (done: Done) => void) => void;
}

export function useAct(): UsedAct {
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const run = async (request: ActRequest, then?: (done: Done) => void): Promise<void> => {
    setBusy(true);
    setProblems([]);
    const outcome = await doAct(request);
    setBusy(false);
    if (outcome.kind === 'refused') setProblems(outcome.problems);
    else then?.(outcome);
  };
  return {isBusy, problems, run: (request, then) => void (isBusy || run(request, then))};
}
