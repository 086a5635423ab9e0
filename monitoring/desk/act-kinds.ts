/** All kinds of acts in one list: forms, the HTTP surface, the command line, help and the printed table come from it. */
import type {TObject} from 'typebox';
import type {ActDefinition, BodyOf} from './act.ts';
import {findingActs} from './acts/findings.ts';
import {intakeActs} from './acts/intake.ts';
import {peopleActs} from './acts/people.ts';
import {publicationActs} from './acts/publication.ts';
import {statementActs} from './acts/statements.ts';
import {verificationActs} from './acts/verification.ts';

export const caseActs = {
  ...intakeActs,
  ...verificationActs,
  ...statementActs,
  ...findingActs,
  ...publicationActs,
} as const;
export const actDefinitions = {...caseActs, ...peopleActs} as const;

export type ActKind = keyof typeof actDefinitions;
export type CaseActKind = keyof typeof caseActs;
export type PeopleActKind = keyof typeof peopleActs;
export type ActBody<K extends ActKind> = BodyOf<(typeof actDefinitions)[K]>;

export const actDefinition = (kind: string): ActDefinition<TObject> | undefined =>
  Object.hasOwn(actDefinitions, kind) ? (actDefinitions as Readonly<Record<string, ActDefinition>>)[kind] : undefined;
