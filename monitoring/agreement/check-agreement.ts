/**
 * An agreement checked against its case: whoever and whatever it names exists there, its dates fit together, and its
 * controlled words are known. Those words belong to modules that this one does not import, so the caller passes them.
 */
import type {Day, Problem} from '../kernel/index.ts';
import type {Agreement, Obligation, Provision} from './agreement.ts';
import type {CaseFile} from './case-file.ts';

/** Lists from monitoring/reports and monitoring/findings; a list that is not given is not checked. */
export interface KnownWords {
  readonly eventTypes?: readonly string[];
  readonly targetTypes?: readonly string[];
  readonly proofStandards?: readonly string[];
}

/** Problems carry the field; placeAgreementProblems adds the line. */
export function checkAgreement(agreement: Agreement, caseFile: CaseFile, known: KnownWords = {}): readonly Problem[] {
  const names = namesOf(caseFile);
  return [
    ...checkParties(agreement, caseFile, names),
    ...(['effective', 'ended'] as const).flatMap((list) =>
      agreement[list].flatMap(({holder}, index) => names.speaker(holder, `${list}[${index}].holder`)),
    ),
    ...checkAgreementDates(agreement),
    ...agreement.provisions.flatMap((provision, index) => {
      const field = `provisions[${index}]`;
      return [
        ...provision.obligations.flatMap((obligation, position) =>
          checkObligation(obligation, `${field}.obligations[${position}]`, agreement, names),
        ),
        ...checkAccounts(provision, field, names),
        ...checkTest(provision, `${field}.test`, known),
      ];
    }),
  ];
}

type NameCheck = (name: string, field: string) => readonly Problem[];

interface Names {
  readonly actor: NameCheck;
  readonly territory: NameCheck;
  readonly source: NameCheck;
  /** Whoever may hold an account: an actor, or the source that is alone in reporting it. */
  readonly speaker: NameCheck;
}

const ids = (items: readonly {readonly id: string}[]): ReadonlySet<string> => new Set(items.map((item) => item.id));

const nameCheck =
  (code: string, what: string, ...sets: readonly ReadonlySet<string>[]): NameCheck =>
  (name, field) =>
    sets.some((set) => set.has(name)) ? [] : [{code, field, message: `“${name}” is not ${what} of case.yaml.`}];

function namesOf(caseFile: CaseFile): Names {
  const actors = ids(caseFile.actors);
  const sources = ids(caseFile.sources);
  return {
    actor: nameCheck('unknown-actor', 'an actor', actors),
    territory: nameCheck('unknown-territory', 'a territory', ids(caseFile.territories)),
    source: nameCheck('unknown-source', 'a source', sources),
    speaker: nameCheck('unknown-actor', 'an actor or a source', actors, sources),
  };
}

function checkParties(agreement: Agreement, caseFile: CaseFile, names: Names): readonly Problem[] {
  const [first, second] = caseFile.parties;
  const [firstAt, secondAt] = [agreement.parties.indexOf(first), agreement.parties.indexOf(second)];
  const message =
    `“${second}” stands before “${first}”, but case.yaml has them the other way round: ` +
    'the columns of one case would change sides between its agreements.';
  return [
    ...agreement.parties.flatMap((party, index) => names.actor(party, `parties[${index}]`)),
    ...agreement.guarantors.flatMap((guarantor, index) => names.actor(guarantor, `guarantors[${index}]`)),
    ...(firstAt === -1 && secondAt === -1
      ? [{code: 'foreign-agreement', field: 'parties', message: `Neither “${first}” nor “${second}” is a party to it.`}]
      : []),
    ...(firstAt !== -1 && secondAt !== -1 && secondAt < firstAt
      ? [{code: 'parties-out-of-order', field: 'parties', message}]
      : []),
  ];
}

/** The earliest day that any account gives for its beginning, and the latest for its end. */
export function agreementSpan(agreement: Agreement): {readonly from?: Day; readonly to?: Day} {
  const begins = [agreement.announced, agreement.signed, ...agreement.effective.map(({day}) => day)]
    .filter((day) => day !== undefined)
    .toSorted()[0];
  const ends = agreement.ended
    .map(({day}) => day)
    .toSorted()
    .at(-1);
  return {...(begins === undefined ? {} : {from: begins}), ...(ends === undefined ? {} : {to: ends})};
}

function checkAgreementDates(agreement: Agreement): readonly Problem[] {
  const problems: Problem[] = [];
  for (const list of ['effective', 'ended'] as const) {
    if (agreement[list].filter(({reference}) => reference).length > 1) {
      problems.push({code: 'two-references', field: list, message: 'More than one day of the list is the reference.'});
    }
  }
  const {from} = agreementSpan(agreement);
  agreement.ended.forEach(({day}, index) => {
    if (from !== undefined && day < from) {
      const message = `It ended on ${day}, before the first day that any account gives, ${from}.`;
      problems.push({code: 'ends-before-start', field: `ended[${index}].day`, message});
    }
  });
  return problems;
}

function checkObligation(
  obligation: Obligation,
  field: string,
  agreement: Agreement,
  names: Names,
): readonly Problem[] {
  const {from, to} = agreementSpan(agreement);
  const problems: Problem[] = [];
  const outside = (key: 'from' | 'to', day: Day | undefined): void => {
    if (day === undefined) return;
    if (from !== undefined && day < from) {
      const message = `${day} lies before the agreement, which no account has before ${from}.`;
      problems.push({code: 'outside-agreement', field: `${field}.${key}`, message});
    }
    if (to !== undefined && day > to) {
      const message = `${day} lies after the agreement, which every account has ended by ${to}.`;
      problems.push({code: 'outside-agreement', field: `${field}.${key}`, message});
    }
  };
  outside('from', obligation.from);
  outside('to', obligation.to);
  return [
    ...names.actor(obligation.dutyBearer, `${field}.dutyBearer`),
    ...obligation.beneficiaries.flatMap((name, index) => names.actor(name, `${field}.beneficiaries[${index}]`)),
    ...obligation.territories.flatMap((name, index) => names.territory(name, `${field}.territories[${index}]`)),
    ...problems,
  ];
}

function checkAccounts(provision: Provision, field: string, names: Names): readonly Problem[] {
  return provision.accounts.flatMap((account, index) => [
    ...names.speaker(account.holder, `${field}.accounts[${index}].holder`),
    ...account.cited.flatMap(({source}, position) =>
      names.source(source, `${field}.accounts[${index}].cited[${position}].source`),
    ),
  ]);
}

type WordCheck = (value: string, field: string) => readonly Problem[];

const wordCheck =
  (list: readonly string[] | undefined, what: string): WordCheck =>
  (value, field) =>
    list === undefined || list.includes(value)
      ? []
      : [{code: 'unknown-value', field, message: `“${value}” is not ${what}: ${list.join(', ')}.`}];

function checkTest({test}: Provision, field: string, known: KnownWords): readonly Problem[] {
  const standard = wordCheck(known.proofStandards, 'a standard of proof')(test.standard, `${field}.standard`);
  if (test.kind === 'duty') return standard;
  const eventType = wordCheck(known.eventTypes, 'an event type');
  const targetType = wordCheck(known.targetTypes, 'a target type');
  return [
    ...test.incidents.flatMap((type, index) => eventType(type, `${field}.incidents[${index}]`)),
    ...test.targets.flatMap((type, index) => targetType(type, `${field}.targets[${index}]`)),
    ...standard,
  ];
}
