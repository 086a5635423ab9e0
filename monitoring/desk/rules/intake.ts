/** Rules of the acts of acts/intake.ts: reports in, screened, linked, answered; calls and restrictions. */
import type {intakeActs} from '../acts/intake.ts';
import type {ActRules} from '../rule.ts';
import {fieldRules} from './field-records.ts';
import {reportHandlingRules} from './report-handling.ts';
import {reportOpeningRules} from './report-opening.ts';

export const intakeRules: ActRules<keyof typeof intakeActs> = {
  ...reportOpeningRules,
  ...reportHandlingRules,
  ...fieldRules,
};
