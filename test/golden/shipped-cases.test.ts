/** The golden tests of the domain that the shipped cases answer: each number was published, each name is in the case’s files. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountDifference} from '../../monitoring/agreement/index.ts';
import {day, parseSolarHijri} from '../../monitoring/kernel/index.ts';
import {
  agreementView,
  changeView,
  incidentRows,
  incidentView,
  overview,
  type CaseFacts,
  type IncidentView,
} from '../../monitoring/publication/index.ts';
import {asOfDay, shippedCase} from '../scenarios/shipped-case.ts';

const facts = await shippedCase('pakistan-afghanistan-2025');
const ttp = await shippedCase('pakistan-ttp-2021');

const incident = (id: string, of: CaseFacts = facts, date?: string): IncidentView => {
  const view = incidentView(of, asOfDay(of, date), id);
  assert.ok(view, `${id} is not there`);
  return view;
};

const figure = (series: string, from: string) => {
  const found = changeView(facts, asOfDay(facts))
    .series.find(({id}) => id === series)
    ?.figures.find((one) => one.from === from && one.current);
  assert.ok(found, `${series} has no current figure from ${from}`);
  return found.value;
};

test('2. PICSS: the parts of November 2025 are its total; the falls and rises as published', () => {
  const november = '2025-11-01';
  const parts = ['militants', 'civilians', 'security', 'committee'].map((part) =>
    figure(`picss-all-${part}`, november),
  );
  assert.deepEqual(parts, [206, 54, 25, 7]);
  assert.equal(
    parts.reduce((sum, part) => sum + part, 0),
    figure('picss-all-total', november),
  );
  const change = (part: string): number =>
    figure(`picss-all-${part}`, november) / figure(`picss-all-${part}`, '2025-10-01') - 1;
  assert.equal(change('security').toFixed(3), '-0.653');
  assert.equal(change('civilians').toFixed(2), '0.80');
});

test('3. “attacks rose 9 %” is not a finding, and no page says it', () => {
  const page = changeView(facts, asOfDay(facts));
  const result = page.results.find(({id}) => id === 'picss-october-november-2025');
  assert.deepEqual([result?.before.count, result?.after.count, result?.verdict], [89, 97, 'no_clear_change']);
  assert.deepEqual(
    [result?.ratio, result?.low, result?.high].map((value) => value?.toFixed(2)),
    ['1.13', '0.84', '1.52'],
  );
  assert.match(result?.sentence ?? '', /No clear change/);
  assert.doesNotMatch(JSON.stringify(page.results), /\b9 ?%|9 per ?cent/);
  assert.equal(result?.before.perDay.toFixed(2), '2.87');
  assert.equal(result.after.perDay.toFixed(2), '3.23');
});

test('4. UNAMA: 70 + 478, 503 of 548 in one week; a second outlet’s 477 is a discrepancy and no new total', () => {
  const quarter =
    figure('unama-cross-border-killed', '2025-10-01') + figure('unama-cross-border-injured', '2025-10-01');
  const week = figure('unama-october-week-killed', '2025-10-10') + figure('unama-october-week-injured', '2025-10-10');
  assert.deepEqual([quarter, week, ((100 * week) / quarter).toFixed(1)], [548, 503, '91.8']);
  const page = changeView(facts, asOfDay(facts));
  const found = page.discrepancies.filter(({sentence}) => /\b477\b/.test(sentence));
  assert.equal(found.length, 1);
  assert.match(found[0]?.sentence ?? '', /478 \(Shia Waves, the one used here\) and 477 \(Shamshad News/);
  assert.equal(found[0]?.entries.length, 3);
  const series = page.series.find(({id}) => id === 'unama-cross-border-injured');
  assert.deepEqual(
    series?.figures.map(({value, current}) => [value, current]),
    [
      [478, true],
      [477, false],
      [477, false],
    ],
  );
});

test('5. 11–12 October: own losses 23 and 9 stand apart from claims of 58 and more than 200; ratios 58/23 and >200/9', () => {
  const {casualties, claimRatios = [], row} = incident('frontier-clashes-2025-10-11');
  const killed = casualties
    .filter(({harm}) => harm === 'killed')
    .map(({tally, sideAffected, range}) => [tally, sideAffected, range.best ?? range.low]);
  assert.deepEqual(killed, [
    ['own_admitted', 'pakistan', 23],
    ['own_admitted', 'afghan-authorities', 9],
    ['claimed_about_other', 'pakistan', 58],
    ['claimed_about_other', 'afghan-authorities', 200],
  ]);
  const [aboutPakistan, aboutAfghans] = claimRatios;
  assert.equal(aboutPakistan?.ratio?.toFixed(4), (58 / 23).toFixed(4));
  assert.equal(aboutAfghans?.ratio, undefined);
  assert.equal(aboutAfghans?.low?.toFixed(4), (200 / 9).toFixed(4));
  assert.equal(aboutAfghans?.high, undefined);
  assert.match(
    aboutAfghans?.sentence ?? '',
    /claimed by Pakistan more than 200, given by Afghan authorities 9.*more than 22 times/,
  );
  assert.deepEqual(row.killed, {}, 'both sides lost people: no one figure stands for the incident');
  assert.doesNotMatch(JSON.stringify(claimRatios), /\b(81|209|32|258)\b/);
});

test('6. what exactly is denied: the occurrence at Khost; the target and the toll in Kabul', () => {
  const denials = (view: IncidentView) =>
    view.columns.flatMap(({actor, statements}) =>
      statements
        .filter(({denialScope}) => denialScope.length > 0)
        .map(({stance, denialScope}) => [actor, stance, ...denialScope]),
    );
  const khost = denials(incident('khost-gurbuz-2025-11-25'));
  assert.ok(khost.length > 0);
  for (const denial of khost) assert.deepEqual(denial, ['pakistan', 'denies', 'occurrence']);
  assert.deepEqual(denials(incident('kabul-hospital-2026-03-16')), [
    ['pakistan', 'justifies', 'target_nature', 'civilian_casualties'],
    ['pakistan', 'partly_admits', 'target_nature', 'civilian_casualties'],
  ]);
});

test('7. Hangu, August 2025: several spellings, two tolls, one incident, and not the one at Qazi Talab', () => {
  const inHangu = incidentRows(facts, asOfDay(facts)).filter(({place}) => place.includes('Hangu'));
  assert.deepEqual(
    inHangu.map(({id}) => id),
    ['hangu-tora-warai-2025-08-25', 'hangu-qazi-talab-2025-11-26'],
  );
  const view = incident('hangu-tora-warai-2025-08-25');
  assert.deepEqual(view.row.killed, {low: 2, high: 3});
  assert.deepEqual(view.injured, {low: 17, high: 18});
  assert.equal(view.row.reports, 5);
  assert.equal(view.row.origins, 4, 'two outlets print one officer');
  assert.ok(new Set(view.reports.map(({placeText}) => placeText)).size >= 4);
  const other = incident('hangu-qazi-talab-2025-11-26');
  assert.equal(
    other.reports.some(({id}) => view.reports.some((report) => report.id === id)),
    false,
  );
});

test('8. Peshawar: no claim at first, then a claim of a group; nobody has decided who did it on any layer', () => {
  const view = incident('peshawar-constabulary-2025-11-24');
  const timeline = facts.statements
    .filter(({record}) => record.incident === 'peshawar-constabulary-2025-11-24' && record.layer === 'group')
    .map(({record}) => [record.date, record.speaker, record.stance]);
  assert.deepEqual(timeline, [
    ['2025-11-24', 'associated-press', 'third_party_assessment'],
    ['2025-11-24', 'jamaat-ul-ahrar', 'claims_responsibility'],
  ]);
  assert.deepEqual(
    view.columns.map(({actor}) => actor),
    ['afghan-authorities', 'pakistan', 'associated-press', 'jamaat-ul-ahrar'],
  );
  const police = view.columns[1]?.statements.filter(({speaker}) => speaker === 'kp-police').map(({date}) => date);
  assert.deepEqual(
    police,
    ['2025-11-25', '2025-11-25', '2025-11-30', '2026-02-01'],
    'an inference and its later reasons, by time',
  );
  for (const {layer, result, sentence} of view.attribution) {
    assert.equal(result, 'undetermined', layer);
    assert.match(sentence, /undetermined; nobody has decided/);
  }
  assert.equal(view.attribution.length, 6);
});

test('8. silence is said with its day, and is no answer', () => {
  const before = incident('peshawar-constabulary-2025-11-24', facts, '2025-11-24');
  assert.equal(before.columns[0]?.silence, 'No statement found up to 24 November 2025.');
  assert.deepEqual(before.columns[0].statements, []);
});

test('9. Doha: the mediator before and after the edit, and each party’s account; DOH-5 stands behind no headline', () => {
  const view = agreementView(facts, asOfDay(facts), 'doha-2025');
  const [first, ...rest] = view?.provisions ?? [];
  assert.deepEqual(
    [...new Set(first?.accounts.map(({holder}) => holder))],
    ['qatar', 'afghan-authorities', 'pakistan'],
  );
  const text = facts.agreements.find(({record}) => record.id === 'doha-2025')?.record.provisions[0]?.accounts ?? [];
  const edited = text.filter(({version}) => /^(as first published, 19|after the edit)/.test(version ?? ''));
  assert.equal(edited.length, 2);
  const [before, after] = edited;
  assert.ok(before !== undefined && after !== undefined);
  const removed = accountDifference(before, after)
    .segments.filter(({kind}) => kind === 'only_first')
    .map((part) => part.text.trim());
  assert.deepEqual(removed.join(' ').includes('border'), true);
  const doh5 = rest.find(({code}) => code === 'DOH-5');
  assert.equal(doh5?.headline, false);
  assert.match(doh5.headlineReason, /one party’s account only/);
  const page = overview(facts, asOfDay(facts), 'doha-2025');
  for (const {sentence} of page.sentences) assert.doesNotMatch(sentence, /DOH-5/);
  assert.deepEqual(
    view?.provisions.filter(({headline}) => headline).map(({code}) => code),
    ['DOH-1', 'DOH-2', 'DOH-3'],
  );
});

test('9. an account is shown from the day on which it was printed', () => {
  const holders = (date: string) =>
    agreementView(facts, asOfDay(facts, date), 'doha-2025')?.provisions[0]?.accounts.map(({holder}) => holder);
  assert.equal(holders('2025-10-18'), undefined);
  assert.deepEqual(
    [holders('2025-10-19')?.includes('qatar'), holders('2025-10-19')?.includes('pakistan')],
    [true, false],
  );
  assert.equal(holders('2025-10-21')?.includes('pakistan'), true);
});

test('an agreement has not ended before the day on which it did', () => {
  const ended = (date: string) => agreementView(facts, asOfDay(facts, date), 'truce-october-2025')?.ended.length;
  assert.deepEqual([ended('2025-10-18'), ended('2025-10-19')], [0, 1]);
});

test('an incident in which no one side was hit stands in the column of nobody', () => {
  const {recent} = overview(facts, asOfDay(facts));
  const on = (date: string) => recent.days.find(({day: one}) => one === date)?.bySide;
  assert.deepEqual(
    [on('2026-02-26'), on('2026-03-16')],
    [
      [0, 0, 1],
      [1, 0, 0],
    ],
  );
  assert.equal(recent.days.length, 90);
});

test('10. the Eid pause: a breach alleged and denied is undetermined, so nothing is broken and nothing is kept', () => {
  const side = agreementView(facts, asOfDay(facts), 'eid-pause-2026')
    ?.provisions.find(({code}) => code === 'PAU-1')
    ?.sides.find((state) => state?.dutyBearer === 'pakistan');
  assert.equal(side?.state, 'not_assessable');
  assert.deepEqual(side.counts, {alleged: 1, undetermined: 1, breaches: 0, notViolations: 0});
  assert.match(side.sentence, /coverage is unknown/);
  assert.ok(
    side.trace.some(
      ({sentence, findings}) => /leave it undetermined/.test(sentence) && findings.includes('f-pau-1-trigger'),
    ),
  );
  const other = agreementView(facts, asOfDay(facts), 'eid-pause-2026')?.provisions.find(({code}) => code === 'PAU-1')
    ?.sides[0];
  assert.equal(other, null, 'no corresponding obligation recorded');
});

test('11. midnight at Khost is two dates by two clocks and one incident; 3 Aqrab 1404 is 25 October 2025', () => {
  const {row} = incident('khost-gurbuz-2025-11-25');
  for (const minutes of [-15, 0, 15]) {
    const moment = Date.parse('2025-11-24T19:30:00Z') + minutes * 60_000;
    for (const timeZone of ['Asia/Kabul', 'Asia/Karachi']) {
      const local = day(new Intl.DateTimeFormat('en-CA', {timeZone}).format(moment));
      assert.ok(row.from <= local && local <= row.to, `${timeZone}: ${local}`);
    }
  }
  const inKhost = incidentRows(facts, asOfDay(facts)).filter(({province}) => province === 'Khost');
  assert.deepEqual(
    inKhost.map(({id}) => id),
    ['khost-gurbuz-2025-11-25'],
  );
  assert.ok(row.reports > row.origins);
  assert.equal(parseSolarHijri('3 Aqrab 1404'), '2025-10-25');
});

test('12. one figure quoted for a year and for its last quarter is flagged, and no series is drawn from it', () => {
  const page = changeView(facts, asOfDay(facts));
  const found = page.discrepancies.filter(({sentence}) => sentence.includes('1957'));
  assert.equal(found.length, 1);
  assert.match(
    found[0]?.sentence ?? '',
    /the same figure, 1957, is given from 1 January 2025 to 31 December 2025 .* and from 1 October 2025/,
  );
  assert.equal(
    page.series.find(({id}) => id === 'quoted-pakistan-deaths-1957')?.figures.some(({current}) => current),
    false,
  );
});

test('a monthly series whose value comes back, and a running total that stands still, are no contradiction', () => {
  const found = changeView(facts, asOfDay(facts)).discrepancies.filter(({sentence}) =>
    sentence.includes('the same figure'),
  );
  assert.equal(found.length, 1);
  assert.equal(
    changeView(ttp, asOfDay(ttp)).discrepancies.filter(({sentence}) => sentence.includes('the same figure')).length,
    0,
  );
});

test('the TTP ceasefire of 2021: 14 events before, 2 during it; deaths stand as rates without a ratio', () => {
  const results = changeView(ttp, asOfDay(ttp)).results;
  const events = results.find(({id}) => id === 'ceasefire-2021-events');
  assert.deepEqual([events?.before.count, events?.after.count, events?.verdict], [14, 2, 'fewer']);
  const deaths = results.find(({id}) => id === 'ceasefire-2021-deaths');
  assert.deepEqual([deaths?.verdict, deaths?.ratio, deaths?.high], ['not_assessable', undefined, undefined]);
  assert.match(deaths?.sentence ?? '', /0\.77 a day before, 0\.10 a day after/);
});

test('a row for several alleged raids is shown, flagged and in no count', () => {
  const view = incident('alleged-raids-2021', ttp);
  assert.match(view.flags.join(' '), /no single dated occurrence/);
  const side = agreementView(ttp, asOfDay(ttp), 'ceasefire-2021')?.provisions[0]?.sides.find(
    (state) => state?.dutyBearer === 'pakistan',
  );
  assert.equal(
    side?.trace.some(({incidents}) => incidents.includes('alleged-raids-2021')),
    true,
  );
  assert.equal(side.counts.alleged, 0);
});

test('pages open on the last day on which anything became known, and clocks end with the record', () => {
  assert.equal(asOfDay(facts).date, '2026-04-08');
  assert.equal(asOfDay(ttp).date, '2026-11-23');
  const page = overview(ttp, asOfDay(ttp));
  assert.equal(page.recent.window.to, '2023-01-08');
  const states = page.provisions.flatMap(({sides}) => sides.flatMap((side) => side ?? []));
  assert.ok(states.length > 0);
  for (const {clock, basis} of states) {
    assert.ok((basis.window?.to ?? '') <= '2023-01-08');
    assert.doesNotMatch(clock?.sentence ?? '', /2026/);
  }
});
