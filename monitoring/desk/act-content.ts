/**
 * An act as the contents of its salted groups, and back. All five groups are always there, so that their names and number
 * tell nothing; reading is strict, and says every problem.
 */
import {exactPlaceOf, isExactPlace, type GroupContent} from '../civilians/index.ts';
import {failure, success, type Problem, type Result} from '../kernel/index.ts';
import {actFormat, actGroups, consents, type ActGroup, type DeskAct, type SourceGrade} from './act.ts';

/** What somebody says when he acts; who, when and where in the ledger follow from the signed entry. */
export interface ActWords {
  readonly kind: string;
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly place?: DeskAct['place'];
  readonly grade?: SourceGrade;
  /** An envelope sealed to the vault’s key, base64. */
  readonly sealedIdentity?: string;
}

export type ActContents = Readonly<Record<ActGroup, GroupContent>>;

export const actContents = ({kind, subject, body, place, grade, sealedIdentity}: ActWords): ActContents => ({
  'verifier.act': {format: actFormat, kind, subject},
  'verifier.body': body as GroupContent,
  'verifier.place': (place ?? {}) as GroupContent,
  'verifier.grade': (grade ?? {}) as GroupContent,
  'source.identity': sealedIdentity === undefined ? {} : {sealed: sealedIdentity},
});

/** The parts of an act that its groups hold. A group that was removed is absent; without `verifier.act` it is no act. */
export function readActContents(
  groups: Partial<Record<ActGroup, GroupContent>>,
): Result<Pick<DeskAct, 'kind' | 'subject' | 'body' | 'place' | 'grade' | 'hasIdentity'>> {
  const problems: Problem[] = [];
  const head = groups['verifier.act'] ?? {};
  if (
    head['format'] !== actFormat ||
    typeof head['kind'] !== 'string' ||
    typeof head['subject'] !== 'string' ||
    Object.keys(head).length !== 3
  ) {
    problems.push({
      code: 'not-an-act',
      field: 'groups.verifier.act',
      message: `is not {"format":"${actFormat}","kind","subject"}`,
    });
  }
  const place = placeOf(groups['verifier.place'] ?? {}, problems);
  const grade = gradeOf(groups['verifier.grade'] ?? {}, problems);
  const identity = groups['source.identity'] ?? {};
  const hasIdentity = typeof identity['sealed'] === 'string';
  if (Object.keys(identity).length > (hasIdentity ? 1 : 0)) {
    problems.push({
      code: 'not-sealed',
      field: 'groups.source.identity',
      message: 'holds nothing, or an envelope sealed to the vault’s key',
    });
  }
  if (problems.length > 0) return failure(problems);
  const body = groups['verifier.body'];
  return success({
    kind: head['kind'] as string,
    subject: head['subject'] as string,
    hasIdentity,
    ...(body === undefined ? {} : {body}),
    ...(place === undefined ? {} : {place}),
    ...(grade === undefined ? {} : {grade}),
  });
}

function placeOf(content: GroupContent, problems: Problem[]): DeskAct['place'] {
  if (Object.keys(content).length === 0) return undefined;
  const exact = exactPlaceOf(content);
  const {uncertaintyMetres} = content;
  const isUncertainty =
    uncertaintyMetres === undefined || (typeof uncertaintyMetres === 'number' && uncertaintyMetres >= 0);
  const known = Object.keys(content).every((name) => ['latitude', 'longitude', 'uncertaintyMetres'].includes(name));
  if (exact === undefined || !isExactPlace(exact) || !isUncertainty || !known) {
    problems.push({
      code: 'not-a-place',
      field: 'groups.verifier.place',
      message: 'is nothing, or latitude, longitude and uncertaintyMetres',
    });
    return undefined;
  }
  return uncertaintyMetres === undefined ? exact : {...exact, uncertaintyMetres: uncertaintyMetres as number};
}

const gradeFields: Readonly<Record<string, (value: unknown) => boolean>> = {
  reliability: (value) => typeof value === 'string' && /^[A-F]$/.test(value),
  credibility: (value) => typeof value === 'string' && /^[1-6]$/.test(value),
  consent: (value) => Array.isArray(value) && value.every((one) => (consents as readonly unknown[]).includes(one)),
  reprisalRisk: (value) => typeof value === 'boolean',
};

function gradeOf(content: GroupContent, problems: Problem[]): SourceGrade | undefined {
  const fields = Object.entries(content);
  if (fields.length === 0) return undefined;
  for (const [name, value] of fields) {
    if (gradeFields[name]?.(value) === true) continue;
    problems.push({
      code: 'bad-form',
      field: `groups.verifier.grade.${name.slice(0, 40)}`,
      message: 'is not a part of a grade: reliability A to F, credibility 1 to 6, consent, reprisalRisk',
    });
  }
  return content as SourceGrade;
}

export const isActGroup = (name: string): name is ActGroup => (actGroups as readonly string[]).includes(name);
