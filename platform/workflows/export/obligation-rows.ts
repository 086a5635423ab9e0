/**
 * The state of every obligation as rows: one for each clause and duty-bearer, both sides alike, with the rule, coverage
 * and entries that it rests on. Nothing imports these again, so each row begins with the record that it is from.
 */
import {agreementView, type AgreementView, type ObligationState} from '../../../monitoring/publication/index.ts';
import {csvText} from './csv-text.ts';
import {recordLine, type ExportedCase} from './exported-case.ts';

export interface ObligationRow {
  readonly agreement: string;
  readonly provision: string;
  readonly paraphrase: string;
  readonly headline: boolean;
  readonly dutyBearer: string;
  readonly state: ObligationState | undefined;
}

export function obligationRows({facts, date, ledgerSize, root}: ExportedCase): readonly ObligationRow[] {
  const asOf = {date, size: facts.size, ledgerSize, root};
  return facts.agreements.flatMap(({record}) => {
    const view = agreementView(facts, asOf, record.id);
    return view === undefined ? [] : rowsOf(view);
  });
}

/** A party without a corresponding obligation has a row too, so that both sides always stand there. */
const rowsOf = (view: AgreementView): readonly ObligationRow[] =>
  view.provisions.flatMap(({code, paraphrase, headline, sides, others}) => {
    const row = {agreement: view.id, provision: code, paraphrase, headline};
    return [
      ...sides.map((state, index) => ({
        ...row,
        dutyBearer: state?.dutyBearer ?? view.parties[index]?.id ?? '',
        state: state ?? undefined,
      })),
      ...others.map((state) => ({...row, dutyBearer: state.dutyBearer, state})),
    ];
  });

const header = [
  'record',
  'agreement',
  'provision',
  'paraphrase',
  'in_headline',
  'duty_bearer',
  'state',
  'since',
  'sentence',
  'alleged',
  'undetermined',
  'breaches',
  'not_violations',
  'rule',
  'window_from',
  'window_to',
  'coverage',
  'entries',
];

export function obligationsCsv(exported: ExportedCase): string {
  const record = recordLine(exported);
  const rows = obligationRows(exported).map(({agreement, provision, paraphrase, headline, dutyBearer, state}) => [
    record,
    agreement,
    provision,
    paraphrase,
    headline ? 'yes' : 'no',
    dutyBearer,
    ...(state === undefined ? ['no corresponding obligation recorded'] : stateCells(state)),
  ]);
  return csvText([header, ...rows.map((cells) => header.map((_, index) => cells[index] ?? ''))]);
}

function stateCells({word, since, sentence, counts, basis}: ObligationState): readonly string[] {
  const {alleged, undetermined, breaches, notViolations} = counts;
  const shown = basis.entries.length < basis.entryCount ? ` … ${basis.entryCount} in all` : '';
  return [
    word,
    since ?? '',
    sentence,
    ...[alleged, undetermined, breaches, notViolations].map(String),
    basis.rule,
    basis.window?.from ?? '',
    basis.window?.to ?? '',
    basis.coverage?.sentence ?? '',
    `${basis.entries.join(' ')}${shown}`,
  ];
}
