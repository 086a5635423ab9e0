/** A case in the terminal: the same words for both sides, the same width, state as a shape and a word. */
import {grouped} from '../../monitoring/kernel/index.ts';
import type {CaseSummary, ObligationState} from '../contract/index.ts';
import type {CaseStatus} from '../workflows/status.ts';
import {terminalTable, wrap} from './terminal-table.ts';

export function caseText(status: CaseStatus, widthCharacters: number): string {
  const {summary, asOf, agreements, sentences, provisions, cannotBeJudged, missing, witnessing} = status;
  const paragraph = (text: string): string => wrap(text, widthCharacters).join('\n');
  return [
    titleOf(summary),
    paragraph(`As of ${asOf.date}, first ${asOf.size} of ${asOf.ledgerSize} entries. ${holds(summary)}`),
    agreements.length === 0
      ? 'No agreement between the two sides was public.'
      : paragraph(
          `By ${agreements.map(({title, since}) => `${title}${since === undefined ? '' : ` (since ${since})`}`).join('; ')}.`,
        ),
    ...sentences.map(({sentence}) => paragraph(sentence)),
    ...(provisions.length === 0 ? [] : [obligationTable(status, widthCharacters)]),
    ...listed('Cannot be judged', cannotBeJudged, widthCharacters),
    ...listed('Missing from the record', missing, widthCharacters),
    ...(witnessing === undefined ? [] : [paragraph(vouchedText(witnessing))]),
  ].join('\n\n');
}

/** Who vouches for the record, and beside it each party's own witness, both alike. */
const vouchedText = ({sentence, parties}: NonNullable<CaseStatus['witnessing']>): string =>
  [sentence, ...parties.map((party) => party.sentence)].join(' ');

/** An exercise says so first, whatever its title. */
export const titleOf = ({exercise, title}: CaseSummary): string =>
  exercise && !title.startsWith('EXERCISE') ? `EXERCISE: ${title}` : title;

/** `2 agreements, 1,424 incidents, … The record ends 2026-02-28.` */
export function holds({counts, recordStarts, recordEnds}: CaseSummary): string {
  const {agreements, incidents, reports, statements, findings, dataSetEvents} = counts;
  const parts = [
    counted(agreements, 'agreement'),
    counted(incidents, 'incident'),
    counted(reports, 'report'),
    counted(statements, 'statement'),
    counted(findings, 'finding'),
    ...(dataSetEvents === 0 ? [] : [counted(dataSetEvents, 'data-set event')]),
  ];
  return `${parts.join(', ')}. Record from ${recordStarts}, ends ${recordEnds}.`;
}

const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

const shapes: Readonly<Record<ObligationState['shape'], string>> = {
  decided: '■',
  undetermined: '▨',
  not_assessable: '□',
};

/** Guarantors and other duty-bearers have a column of their own, where any clause binds one. */
function obligationTable({sides: parties, others: bound, provisions}: CaseStatus, width: number): string {
  const nameOf = (id: string): string => bound.find((one) => one.id === id)?.short ?? id;
  const anyOthers = provisions.some(({others}) => others.length > 0);
  const rows = provisions.map(({code, paraphrase, sides, others, headline}) => [
    `${code} ${paraphrase}${headline ? '' : ' (not in the headline)'}`,
    ...parties.map((_, index) => cell(sides[index] ?? null)),
    ...(anyOthers ? [others.map((state) => `${nameOf(state.dutyBearer)}: ${cell(state)}`).join('; ')] : []),
  ]);
  const header = ['Obligation', ...parties.map(({short}) => short), ...(anyOthers ? ['Others'] : [])];
  const legend = '■ decided  ▨ undetermined  □ not assessable; undetermined and not assessable do not mean kept.';
  return `${terminalTable({header, rows}, width)}\n${legend}`;
}

function cell(state: ObligationState | null): string {
  if (state === null) return 'no corresponding obligation recorded';
  const since = state.since === undefined ? '' : ` since ${state.since}`;
  return `${shapes[state.shape]} ${state.word}${since}`;
}

function listed(title: string, sentences: readonly string[], width: number): readonly string[] {
  if (sentences.length === 0) return [];
  const items = sentences.map((sentence) =>
    wrap(sentence, width - 2)
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
      .join('\n'),
  );
  return [`${title}\n${items.join('\n')}`];
}
