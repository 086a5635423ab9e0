/**
 * What a page of the desk sends: with the token that a page from elsewhere cannot know, and an answer that is either a value or
 * all problems, each with the field that it is about. An answer that did not come is told apart from a refusal, because
 * whoever did not hear may ask again.
 */
import type {Failure} from '../../../platform/contract/index.ts';

export interface FieldProblem {
  readonly code: string;
  /** As the form names it: `when.from`, `place`, `subject`. Absent where it is about the whole. */
  readonly field?: string;
  readonly message: string;
}

export type Posted<T> =
  | {readonly kind: 'answered'; readonly value: T; readonly status: number}
  | {readonly kind: 'refused'; readonly status: number; readonly problems: readonly FieldProblem[]}
  | {readonly kind: 'unheard'};

/** Set by whoever reads `GET /api/desk/me`. */
export const tokenHeader = 'x-holdfire-token';

export async function post<T>(path: string, body: unknown, token?: string): Promise<Posted<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: {'content-type': 'application/json', ...(token === undefined ? {} : {[tokenHeader]: token})},
      body: JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch {
    return {kind: 'unheard'};
  }
  const {status} = response;
  // A proxy that found no server behind it has not asked it.
  if (status === 502 || status === 503 || status === 504) return {kind: 'unheard'};
  if (!response.ok) return {kind: 'refused', status, problems: await problemsOf(response)};
  const value = (status === 204 ? undefined : await response.json().catch(() => undefined)) as T;
  return {kind: 'answered', value, status};
}

async function problemsOf(response: Response): Promise<readonly FieldProblem[]> {
  const failure = (await response.json().catch(() => ({problems: []}))) as Partial<Failure>;
  const problems = (failure.problems ?? []) as readonly FieldProblem[];
  if (problems.length === 0) return [{code: 'refused', message: `The server refused (${response.status}).`}];
  return problems.map(asFormsName);
}

/** The server names the group of the entry that a field lies in; a form has no groups. */
function asFormsName({field, ...rest}: FieldProblem): FieldProblem {
  if (field === undefined) return rest;
  const name = field
    .replace(/^groups\.verifier\.(act|body)(\.content)?\.?/, '')
    .replace(/^groups\.verifier\.(place|grade)(\.content)?/, '$1')
    .replace(/^groups\.source\.identity(\.content)?/, 'identity')
    .replace(/^body\./, '');
  return name === '' ? rest : {...rest, field: name};
}
