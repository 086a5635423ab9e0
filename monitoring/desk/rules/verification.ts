/** Rules of the acts of acts/verification.ts: incidents, results with two pairs of eyes, tasks. */
import type {verificationActs} from '../acts/verification.ts';
import type {ActRules} from '../rule.ts';
import {incidentFileRules} from './incident-files.ts';
import {taskRules} from './tasks.ts';
import {verificationResultRules} from './verification-results.ts';

export const verificationRules: ActRules<keyof typeof verificationActs> = {
  ...incidentFileRules,
  ...verificationResultRules,
  ...taskRules,
};
