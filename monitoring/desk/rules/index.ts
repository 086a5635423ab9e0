/** The rules of all acts of a case. */
import type {CaseActKind} from '../act-kinds.ts';
import type {ActRules} from '../rule.ts';
import {findingRules} from './findings.ts';
import {intakeRules} from './intake.ts';
import {publicationRules} from './publication.ts';
import {statementRules} from './statements.ts';
import {verificationRules} from './verification.ts';

export const caseRules: ActRules<CaseActKind> = {
  ...intakeRules,
  ...verificationRules,
  ...statementRules,
  ...findingRules,
  ...publicationRules,
};
