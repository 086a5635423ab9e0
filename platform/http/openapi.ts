/**
 * The HTTP surface as an OpenAPI 3.1 document, made from the schemas that are checked: of queries, of answers, of the acts. What
 * it says is what the server does; docs/formats/openapi.json is this, printed.
 */
import type {TObject, TSchema} from 'typebox';
import {actDefinitions, actGroups, type ActGroup} from '../../monitoring/desk/index.ts';
import {Failure} from '../contract/index.ts';
import {deskPages} from './desk-pages.ts';
import type {DeskRoute} from './desk-route.ts';
import {postedRoutes, type PostedRoute} from './openapi-posts.ts';
import type {Route} from './route.ts';

type Json = null | boolean | number | string | readonly Json[] | {readonly [name: string]: Json};
type Part = {readonly [name: string]: Json};

/** TypeBox schemas are JSON Schema: what they hold besides cannot be printed. */
const schema = (one: TSchema): Part => JSON.parse(JSON.stringify(one)) as Part;

const json = (content: Part): Part => ({'application/json': {schema: content}});
const ref = (name: string): Part => ({$ref: `#/components/schemas/${name}`});
const refused: Part = {description: 'A refusal, with every problem.', content: json(ref('Failure'))};

export function openapi(routes: readonly Route[]): Part {
  const paths: Record<string, Record<string, Part>> = {};
  const add = (path: string, method: string, operation: Part): void => {
    paths[templated(path)] = {...paths[templated(path)], [method]: operation};
  };
  for (const route of routes) add(route.path, 'get', reading(route.path, route.query, answerOf(route.shape)));
  for (const route of deskPages) add(route.path, 'get', reading(route.path, route.query, deskAnswer(route)));
  for (const [path, answer] of plainReads) add(path, 'get', reading(path, undefined, answer));
  for (const route of postedRoutes) add(route.path, 'post', posting(route));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Holdfire',
      version: '1',
      summary:
        'A record of a ceasefire that nobody alters unnoticed, and the desk on which people report, check, reply and decide.',
      description:
        'Reading is by session cookie, or as the public. Acts are signed records (schema SignedAct); the body of each kind is ' +
        'the schema Act.KIND. Whatever a viewer may not read answers like what does not exist.',
      license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
    },
    paths: inOrder(paths),
    components: {schemas: {Failure: schema(Failure), SignedAct: signedAct, ...actSchemas()}},
  };
}

const templated = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const inOrder = (paths: Readonly<Record<string, Record<string, Part>>>): Part =>
  Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function reading(path: string, query: TObject | undefined, answer: Part): Part {
  const {operationId, parameters} = named(path, 'get');
  return {
    operationId,
    parameters: [...parameters, ...queryParameters(query)],
    responses: {'200': answer, default: refused},
  };
}

function posting({path, about, body, answer, status}: PostedRoute): Part {
  const {operationId, parameters} = named(path, 'post');
  const ok = answer === undefined ? {description: about} : {description: about, content: json(partOf(answer))};
  return {
    operationId,
    summary: about,
    parameters,
    requestBody: {required: true, content: json(partOf(body))},
    responses: {[String(status)]: ok, default: refused},
  };
}

const partOf = (given: TSchema | string): Part => (typeof given === 'string' ? ref(given) : schema(given));

function named(path: string, method: string): {readonly operationId: string; readonly parameters: readonly Part[]} {
  const words = path
    .split(/[/.-]/)
    .flatMap((word) => (word === '' || word === 'api' ? [] : [word.replace(':', 'of_')]));
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    operationId: [method, ...words].join('_').replaceAll(/\W/g, '_'),
    parameters: names.map((name) => ({name, in: 'path', required: true, schema: {type: 'string', maxLength: 100}})),
  };
}

const queryParameters = (query: TObject | undefined): readonly Part[] =>
  Object.entries(query?.properties ?? {}).map(([name, one]) => ({
    name,
    in: 'query',
    required: false,
    schema: schema(one),
  }));

const answerOf = (shape: TSchema | undefined): Part =>
  shape === undefined
    ? {description: 'Bytes.', content: {'application/octet-stream': {schema: {}}}}
    : {description: 'The page.', content: json(schema(shape))};

const deskAnswer = ({shape, lines}: DeskRoute): Part =>
  lines === true
    ? {description: 'Lines of JSON.', content: {'application/jsonl': {schema: {type: 'string'}}}}
    : answerOf(shape);

const plainReads: readonly (readonly [string, Part])[] = [
  [
    '/api/desk/changes',
    {
      description: 'Server-sent events: {"case","size"} of each act of which the person signed in may read something.',
      content: {'text/event-stream': {schema: {type: 'string'}}},
    },
  ],
  ['/api/openapi.json', {description: 'This document.', content: json({type: 'object'})}],
];

const openGroup: Part = {
  type: 'object',
  required: ['salt', 'content'],
  additionalProperties: false,
  properties: {
    salt: {type: 'string', contentEncoding: 'base64', description: '32 random bytes.'},
    content: {type: 'object'},
  },
};

const groupsOf = (groups: readonly ActGroup[]): Part => Object.fromEntries(groups.map((name) => [name, openGroup]));

const signedAct: Part = {
  type: 'object',
  required: ['leaf', 'groups'],
  additionalProperties: false,
  properties: {
    leaf: {
      type: 'string',
      description: 'Canonical JSON of a signed record of table “acts”, docs/formats/entries.md.',
    },
    groups: {
      type: 'object',
      description: 'Exactly the five groups of every act; verifier.body holds the schema Act.KIND.',
      required: [...actGroups],
      additionalProperties: false,
      properties: groupsOf(actGroups),
    },
  },
};

const actSchemas = (): Part =>
  Object.fromEntries(
    Object.entries(actDefinitions).map(([kind, {about, body, roles}]) => [
      `Act.${kind}`,
      {...schema(body), description: about, 'x-roles': [...roles]},
    ]),
  );
