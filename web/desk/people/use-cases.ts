/** The cases of this installation, for forms that choose one; none while they are on their way. */
import type {CaseSummary} from '../../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../../api/answer.ts';

const none: readonly CaseSummary[] = [];

export function useCases(): readonly CaseSummary[] {
  const answer = useAnswer<readonly CaseSummary[]>(apiPath(['cases']));
  return answer.kind === 'ready' ? answer.value : none;
}
