/** `holdfire act`: one act on the desk of a running server, signed with one’s own key. */
import {existsSync, readFileSync} from 'node:fs';
import {actDefinition, actDefinitions, type ActWords} from '../../../monitoring/desk/index.ts';
import {didYouMean, failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {jsonProblems} from '../../workflows/records/json-text.ts';
import type {ExitCode} from '../command.ts';
import {deskOf, wrongWord} from '../desk-words.ts';
import {now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

const bodyLimitBytes = 256 * 1024;

export async function runAct(words: Words): Promise<ExitCode> {
  const asked = wordsOf(words);
  if (!asked.ok) return refuse(asked.problems, words.json);
  const desk = await deskOf(words);
  if (!desk.ok) return refuse(desk.problems, words.json);
  const {caseId, act} = asked.value;
  const taken = await desk.value.act(caseId, act, now);
  await desk.value.signOut();
  if (!taken.ok) return refuse(taken.problems, words.json);
  const {index, receipt} = taken.value;
  if (words.json) sayJson({entry: index, ...taken.value});
  else say(`Entry ${index}: ${act.kind} on ${act.subject}.\n\n${receipt.trimEnd()}`);
  return 0;
}

interface AskedAct {
  readonly caseId: string;
  readonly act: ActWords;
}

function wordsOf({paths, texts}: Words): Result<AskedAct> {
  const [kind = ''] = paths;
  const {case: caseId, subject, body: file, place: spot} = texts;
  const problems: Problem[] = kindProblems(kind);
  if (caseId === undefined) problems.push(wrongWord('--case', 'is needed: the case, or installation'));
  if (subject === undefined) problems.push(wrongWord('--subject', 'is needed: the id of what it is about'));
  const body = file === undefined ? success({}) : bodyOf(file);
  const place = spot === undefined ? success(undefined) : placeOf(spot);
  problems.push(...(body.ok ? [] : body.problems), ...(place.ok ? [] : place.problems));
  if (!body.ok || !place.ok || problems.length > 0) return failure(problems);
  const act = {
    kind,
    subject: subject ?? '',
    body: body.value,
    ...(place.value === undefined ? {} : {place: place.value}),
  };
  return success({caseId: caseId ?? '', act});
}

function kindProblems(kind: string): Problem[] {
  if (actDefinition(kind) !== undefined) return [];
  const nearest = didYouMean(kind, Object.keys(actDefinitions));
  const hint = nearest === undefined ? 'docs/formats/access-policy.md lists them' : `did you mean ${nearest}?`;
  return [wrongWord('act', `“${kind.slice(0, 60)}” is no kind of act; ${hint}`)];
}

/** A file, or standard input where it is called “-”. */
function bodyOf(file: string): Result<ActWords['body']> {
  if (file !== '-' && !existsSync(file)) return failure([{code: 'no-such-file', file, message: 'is not there'}]);
  const bytes = readFileSync(file === '-' ? 0 : file);
  if (bytes.length > bodyLimitBytes) {
    return failure([{code: 'file-too-large', file, message: `has more than ${bodyLimitBytes} bytes`}]);
  }
  const text = bytes.toString('utf8');
  const problems = jsonProblems(text);
  if (problems.length > 0) return failure(problems.map((problem) => ({...problem, file})));
  const body: unknown = JSON.parse(text);
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return failure([{code: 'wrong-type', file, message: 'is not an object: the body of the act'}]);
  }
  return success(body as ActWords['body']);
}

function placeOf(text: string): Result<NonNullable<ActWords['place']>> {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) {
    return failure([wrongWord('--place', `“${text.slice(0, 60)}” is not LAT,LON in degrees, for example -2.51,-4.07`)]);
  }
  return success({latitude: Number(latitude), longitude: Number(longitude)});
}
