/**
 * Rules of the acts of acts/statements.ts. What was said is recorded with its speaker and its own words; a denial says what it
 * denies. Who did it is drafted and reviewed one layer at a time, by two persons, and only on layers that the mandate allows.
 */
import type {Problem} from '../../kernel/index.ts';
import type {ActBody} from '../act-kinds.ts';
import type {DeskAct} from '../act.ts';
import type {statementActs} from '../acts/statements.ts';
import {notKnown, otherEyes, problem, ruleInParts, type ActRules, type Judging} from '../rule.ts';
import {nameProblem} from './case-words.ts';
import {incidentIn, livingStates} from './incident-parts.ts';
import {closenessProblems} from './recusal.ts';
import {isSameSide} from './same-side.ts';

type Body = ActBody<'statement_recorded'>;

function statementProblems(body: Body, judging: Judging, at: string): readonly Problem[] {
  const {state, held} = judging;
  const incident = incidentIn({subject: body.incident}, judging, livingStates);
  const speakerSide = state.case.sideOf(body.speaker);
  const liaisonOnly = held.every(({role}) => role === 'party_liaison');
  const denies = body.stance === 'denies' || body.stance === 'partly_admits';
  return [
    ...('problems' in incident ? incident.problems.map((one) => ({...one, field: 'incident'})) : []),
    ...nameProblem(state.case, 'actors', body.speaker, 'speaker'),
    ...nameProblem(state.case, 'actors', body.aboutActor, 'aboutActor'),
    ...nameProblem(state.case, 'sources', body.source, 'source'),
    ...(liaisonOnly && (speakerSide === undefined || !isSameSide(held, speakerSide))
      ? [problem('other-side', 'you record what your own side says', 'speaker')]
      : []),
    ...(body.stance === 'denies' && (body.denialScope ?? []).length === 0
      ? [problem('missing-value', 'a denial says what exactly is denied', 'denialScope')]
      : []),
    ...(!denies && (body.denialScope ?? []).length > 0
      ? [problem('not-needed', 'belongs to a denial or a partial admission alone', 'denialScope')]
      : []),
    ...(body.translation !== undefined && body.translationBy === undefined
      ? [problem('missing-value', 'a translation says who made it', 'translationBy')]
      : []),
    ...(body.published < body.date
      ? [problem('wrong-order', 'is before the day on which it was said', 'published')]
      : []),
    ...(body.date > at.slice(0, 10) ? [problem('wrong-order', 'is later than today', 'date')] : []),
  ];
}

export const statementRules: ActRules<keyof typeof statementActs> = {
  statement_recorded: ruleInParts({
    ready: () => [],
    says: (act, judging) => [
      ...(judging.state.statements.has(act.subject)
        ? [problem('id-taken', 'a statement of this id stands already', 'subject')]
        : []),
      ...statementProblems(act.body, judging, act.at),
    ],
    apply: (act, state) => {
      if (act.body === undefined) return;
      const {incident} = act.body;
      state.statements.set(act.subject, {
        id: act.subject,
        incident,
        current: act,
        releasedTo: [],
        acts: [act as DeskAct],
      });
    },
  }),
  statement_corrected: ruleInParts({
    ready: ({subject}, {state, held}) => {
      const file = state.statements.get(subject);
      if (file === undefined) return notKnown('statement', subject);
      const side = file.current.body === undefined ? undefined : state.case.sideOf(file.current.body.speaker);
      const liaisonOnly = held.length > 0 && held.every(({role}) => role === 'party_liaison');
      return liaisonOnly && (side === undefined || !isSameSide(held, side)) ? notKnown('statement', subject) : [];
    },
    says: (act, judging) => statementProblems(act.body, judging, act.at),
    apply: (act, state) => {
      const file = state.statements.get(act.subject);
      if (file === undefined || act.body === undefined) return;
      state.statements.set(act.subject, {
        ...file,
        incident: act.body.incident,
        current: act,
        acts: [...file.acts, act as DeskAct],
      });
    },
  }),
  statement_searched: ruleInParts({
    ready: () => [],
    says: ({body, at}, judging) => {
      const incident = incidentIn({subject: body.incident}, judging, livingStates);
      return [
        ...('problems' in incident ? incident.problems.map((one) => ({...one, field: 'incident'})) : []),
        ...nameProblem(judging.state.case, 'actors', body.speaker, 'speaker'),
        ...(body.upTo > at.slice(0, 10) ? [problem('wrong-order', 'is later than today', 'upTo')] : []),
      ];
    },
    apply: (act, state) => void state.searches.push(act),
  }),
  layer_drafted: ruleInParts({
    ready: () => [],
    says: (act, judging) => layerProblems(act, judging),
    apply: (act, state) => {
      const before = state.layers.get(act.subject);
      const {reviewed: _, ...standing} = before ?? {};
      state.layers.set(act.subject, {
        releasedTo: [],
        ...standing,
        id: act.subject,
        draft: act,
        state: 'drafted',
        acts: [...(before?.acts ?? []), act as DeskAct],
      });
    },
  }),
  layer_reviewed: ruleInParts({
    ready: (asking, judging) => {
      const {state, people} = judging;
      const layer = state.layers.get(asking.subject);
      if (layer === undefined) return notKnown('layer', asking.subject);
      if (layer.state !== 'drafted') return [problem('wrong-state', 'no draft of this layer waits for review')];
      const incident = state.incidents.get(layer.draft.body?.incident ?? '');
      const drafts = layer.acts.filter(({kind}) => kind === 'layer_drafted');
      const side = layer.draft.body?.actor === undefined ? undefined : state.case.sideOf(layer.draft.body.actor);
      return [
        ...otherEyes(asking.person, drafts, people, 'the review of a layer'),
        ...closenessProblems(
          asking.person,
          {
            ...(incident === undefined ? {} : {incident: incident.id}),
            sides: side === undefined ? [] : [side],
            reports: incident?.reports ?? [],
          },
          judging,
        ),
      ];
    },
    apply: (act, state) => {
      const layer = state.layers.get(act.subject);
      if (layer === undefined) return;
      const outcome = act.body?.outcome ?? 'returned';
      state.layers.set(act.subject, {...layer, state: outcome, reviewed: act, acts: [...layer.acts, act as DeskAct]});
    },
  }),
};

const someoneDidIt: readonly string[] = ['attributed', 'attributed_probable'];

function layerProblems(
  {subject, body, at}: DeskAct<ActBody<'layer_drafted'>> & {readonly body: ActBody<'layer_drafted'>},
  judging: Judging,
): readonly Problem[] {
  const {state} = judging;
  const before = state.layers.get(subject)?.draft.body;
  const incident = incidentIn({subject: body.incident}, judging, livingStates);
  const isWithheld = body.result === 'withheld';
  const isAbout = someoneDidIt.includes(body.result);
  return [
    ...('problems' in incident ? incident.problems.map((one) => ({...one, field: 'incident'})) : []),
    ...(before !== undefined && (before.layer !== body.layer || before.incident !== body.incident)
      ? [problem('id-taken', 'another layer stands under this id', 'subject')]
      : []),
    ...(state.mandate.layersOff.includes(body.layer)
      ? [problem('layer-off', 'the mandate leaves this layer of attribution out', 'layer')]
      : []),
    ...nameProblem(state.case, 'actors', body.actor, 'actor'),
    ...(isAbout && body.actor === undefined
      ? [problem('missing-value', 'who did it, where somebody did', 'actor')]
      : []),
    ...(isAbout && body.standard === 'none'
      ? [problem('no-standard', 'who did it is found to a standard of proof', 'standard')]
      : []),
    ...(['withheldReason', 'reviewOn'] as const).flatMap((field) =>
      isWithheld === (body[field] !== undefined)
        ? []
        : [
            problem(
              isWithheld ? 'missing-value' : 'not-needed',
              isWithheld ? 'what is withheld says why, and when it is looked at again' : 'belongs to “withheld” alone',
              field,
            ),
          ],
    ),
    ...(body.reviewOn !== undefined && body.reviewOn <= at.slice(0, 10)
      ? [problem('wrong-order', 'the day of review lies ahead', 'reviewOn')]
      : []),
    ...body.basis
      .filter((id) => ![state.reports, state.incidents, state.statements, state.layers].some((files) => files.has(id)))
      .map((id) => problem('not-known', `“${id}” is no report, incident, statement or layer of this desk`, 'basis')),
  ];
}
