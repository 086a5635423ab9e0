/**
 * What an agreement file may hold, key by key. Drives the reader, the writer and docs/formats/agreement.schema.json.
 * What depends on the case (do these actors exist?) is left to checkAgreement.
 */
import {idPattern} from '../kernel/index.ts';
import {
  agreementKinds,
  polarities,
  publicities,
  textStatuses,
  topics,
  verifiabilities,
  type Agreement,
  type AssessmentRules,
  type Citation,
  type DatedAccount,
  type DutyTest,
  type Obligation,
  type ProhibitionTest,
  type Provision,
  type ProvisionAccount,
} from './agreement.ts';
import {defaultRules} from './defaults.ts';
import * as form from './text-form/index.ts';
import {choice, list, object, omissible, optional, required, type Objection} from './text-form/index.ts';

/** The file itself: only the rules that the text sets, and no list of which those are. */
export type AgreementFile = Omit<Agreement, 'rules' | 'rulesFromText'> & {readonly rules?: Partial<AssessmentRules>};

export const id = form.pattern(idPattern.source, 'an id (a-z, 0-9, dot, underscore, hyphen; at most 80)');
const code = form.pattern('^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$', 'a code such as DOH-4 (capital first, no spaces)');
const word = form.pattern('^[a-z][a-z0-9_]{0,59}$', 'a controlled word such as air_strike');
const language = form.pattern('^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', 'a language tag such as en, ur, ps or fa-AF');
const webAddress = form.pattern('^https?://\\S+$', 'a web address that begins with http:// or https://');
const line = form.text(300);
const prose = form.text(8_000);
const ids = list(id, {uniqueBy: ''});

const citation = object<Citation>('a citation', {
  source: required(id, 'Who published it: a source of case.yaml.'),
  title: optional(line, 'Headline or title as printed.'),
  published: optional(form.dayShape, 'Day of publication.'),
  address: optional(webAddress, 'Web address, where one was found.'),
  confirmed: required(
    choice(['yes', 'reference_only', 'no']),
    'Whether the editors read it themselves (yes), know it from a reference (reference_only) or could not find it (no).',
  ),
});

const account = object<ProvisionAccount>('an account', {
  holder: required(id, 'Whose version this is: an actor or a source of case.yaml.'),
  version: optional(line, 'Set where the holder changed it later: “as first published”, “after the edit”.'),
  says: required(prose, 'Neutral paraphrase of what this holder says the clause is.'),
  wording: optional(prose, 'The words themselves, as published.'),
  language: optional(language, 'Language of the wording.'),
  cited: omissible(list(citation), [], 'Where it was published.'),
});

const prohibitionTest = object<ProhibitionTest>('the test of a prohibition', {
  kind: required(choice(['prohibition']), 'prohibition'),
  incidents: required(list(word, {fewest: 1, uniqueBy: ''}), 'Event types that may breach it.'),
  targets: omissible(list(word, {uniqueBy: ''}), [], 'Target types that it protects; none listed means any.'),
  standard: required(word, 'Weakest standard of proof that a breach finding must meet.'),
});

const dutyTest = object<DutyTest>('the test of a duty', {
  kind: required(choice(['duty']), 'duty'),
  done: required(prose, 'What counts as complete.'),
  minimum: optional(prose, 'What counts as begun (minimum).'),
  intermediate: optional(prose, 'What counts as on course (intermediate).'),
  by: optional(form.dayShape, 'Deadline, last day included.'),
  standard: required(word, 'Weakest standard of proof that a finding on it must meet.'),
});

const obligation = object<Obligation>(
  'an obligation',
  {
    dutyBearer: required(id, 'Who owes it: an actor of case.yaml.'),
    beneficiaries: omissible(ids, [], 'Who may claim it: actors of case.yaml.'),
    from: optional(form.dayShape, 'First day on which it binds.'),
    to: optional(form.dayShape, 'Last day on which it binds.'),
    territories: omissible(ids, [], 'Where it binds: territories of case.yaml; none listed means the text names none.'),
  },
  {check: checkObligation},
);

const provision = object<Provision>(
  'a provision',
  {
    code: required(code, 'As printed, for example DOH-4; unique in the file. Records name it in lower case.'),
    paraphrase: required(prose, 'What it asks, in neutral words.'),
    polarity: required(choice(polarities), 'Shall not, shall do, shall report or meet, shall let others.'),
    topic: required(choice(topics), 'What it is about.'),
    textStatus: required(choice(textStatuses), 'How the text is known.'),
    verifiability: required(choice(verifiabilities), 'Whether and how one could see that it is kept.'),
    evidenceFor: required(prose, 'What would count as evidence that it is kept.'),
    evidenceAgainst: required(prose, 'What would count against.'),
    checkedBy: optional(line, 'Who checks it, where the text says so.'),
    openPoints: omissible(list(prose), [], 'Questions that the text leaves open.'),
    exceptions: omissible(list(prose), [], 'What the text allows all the same.'),
    obligations: required(list(obligation, {uniqueBy: 'dutyBearer'}), 'The clause as it binds each duty-bearer.'),
    accounts: required(list(account, {fewest: 1}), 'Each holder’s public version of it.'),
    test: required(
      form.variant({prohibition: prohibitionTest, duty: dutyTest}),
      'What breaches it (kind: prohibition) or what counts as done (kind: duty).',
    ),
  },
  {check: checkProvision},
);

const datedAccount = object<DatedAccount>(
  'a dated account',
  {
    day: required(form.dayShape, 'The day that this holder gives.'),
    holder: required(id, 'Who says so: an actor or a source of case.yaml.'),
    reference: omissible(form.flag, false, 'The day that windows are counted from; at most one of a list.'),
    note: optional(line, 'What differs.'),
  },
  {inline: true},
);

const rules = object<Partial<AssessmentRules>>(
  'the rules',
  {
    repeatedFrom: optional(form.whole(2, 1_000), 'Breaches within the window from which they are repeated.'),
    systematicFrom: optional(form.whole(2, 1_000), 'Breaches within the window from which they are systematic.'),
    patternWindowDays: optional(form.whole(1, 3_660), 'Length of the window in days, both ends included.'),
    coverageFloor: optional(form.number(0, 1), 'Share of required place-hours under which nothing is judged.'),
  },
  {check: checkRules},
);

export const agreementShape = object<AgreementFile>(
  'an agreement',
  {
    format: required(choice(['holdfire-agreement/1']), 'Name and version of this format.'),
    id: required(id, 'Names the agreement within its case; also the file name.'),
    title: required(line, 'Neutral title.'),
    kind: required(choice(agreementKinds), 'What sort of undertaking it is.'),
    publicity: required(choice(publicities), 'How much of the text is public.'),
    parties: required(list(id, {fewest: 1, uniqueBy: ''}), 'In the order of the text; screens follow it.'),
    guarantors: omissible(ids, [], 'Third parties that mediate or stand behind it.'),
    announced: optional(form.dayShape, 'Day on which it was made public.'),
    signed: optional(form.dayShape, 'Day on which it was signed.'),
    effective: omissible(list(datedAccount), [], 'First day in force, by each account of it.'),
    ended: omissible(list(datedAccount), [], 'Last day in force, by each account of it.'),
    purpose: required(prose, 'What it is for.'),
    summary: required(prose, 'What is public about it, in neutral words.'),
    rules: optional(rules, 'Thresholds that the text itself sets; the rest are the documented defaults.'),
    provisions: required(list(provision, {fewest: 1, uniqueBy: 'code'}), 'The clauses.'),
  },
  {check: checkFile},
);

function checkObligation(value: Partial<Obligation>): readonly Objection[] {
  if (value.from === undefined || value.to === undefined || value.from <= value.to) return [];
  return [
    {code: 'ends-before-start', field: 'to', message: `It ends on ${value.to}, before it begins on ${value.from}.`},
  ];
}

function checkProvision(value: Partial<Provision>): readonly Objection[] {
  if (value.polarity === undefined || value.test === undefined) return [];
  const expected = value.polarity === 'prohibition' ? 'prohibition' : 'duty';
  if (value.test.kind === expected) return [];
  const message = `A ${value.polarity} needs a test of kind ${expected}, not ${value.test.kind}.`;
  return [{code: 'test-does-not-fit', field: 'test.kind', message}];
}

/** A rule that the text leaves out is compared as its default, because that is what will be used beside it. */
function checkRules(value: Partial<AssessmentRules>): readonly Objection[] {
  const {repeatedFrom, systematicFrom} = {...defaultRules, ...value};
  if (repeatedFrom <= systematicFrom) return [];
  const field = value.systematicFrom === undefined ? 'repeatedFrom' : 'systematicFrom';
  const message = `Systematic (from ${systematicFrom}) would begin before repeated (from ${repeatedFrom}).`;
  return [{code: 'thresholds-out-of-order', field, message}];
}

function checkFile(value: Partial<AgreementFile>): readonly Objection[] {
  const objections: Objection[] = [];
  for (const key of ['effective', 'ended'] as const) {
    const marked = (value[key] ?? []).flatMap((entry, index) => (entry.reference ? [index] : []));
    for (const index of marked.slice(1)) {
      const field = `${key}[${index}].reference`;
      objections.push({code: 'two-references', field, message: 'Another day of this list is already the reference.'});
    }
  }
  for (const [index, guarantor] of (value.guarantors ?? []).entries()) {
    if (value.parties?.includes(guarantor) === true) {
      const message = `“${guarantor}” is a party; a party is not its own guarantor.`;
      objections.push({code: 'party-as-guarantor', field: `guarantors[${index}]`, message});
    }
  }
  return objections;
}
