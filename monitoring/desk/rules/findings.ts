/** Rules of the acts of acts/findings.ts: from draft through review, reply and votes to a decision, and its appeal. */
import type {findingActs} from '../acts/findings.ts';
import type {ActRules} from '../rule.ts';
import {findingDecisionRules} from './finding-decisions.ts';
import {findingDraftRules} from './finding-drafts.ts';
import {findingReplyRules} from './finding-replies.ts';

export const findingRules: ActRules<keyof typeof findingActs> = {
  ...findingDraftRules,
  ...findingReplyRules,
  ...findingDecisionRules,
};
