/** `holdfire start`: everything that a newcomer needs, said in ten lines, then the page. */
import {registrarName} from '../../../monitoring/ledger/index.ts';
import {loadShippedCases, type Loaded} from '../../workflows/start.ts';
import {caseStatus, type CaseStatus} from '../../workflows/status.ts';
import type {Serving} from '../../workflows/serve-record.ts';
import {buildWebAppBeside, type WebAppBuild} from '../../workflows/web-app-build.ts';
import {grouped} from '../../../monitoring/kernel/index.ts';
import {holds, titleOf} from '../case-text.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, recordFolders} from '../data-folder.ts';
import {note, now, progress, refuse, say, sayJson} from '../say.ts';
import {untilStopped} from '../until-stopped.ts';
import type {Words} from '../words.ts';

export async function runStart(words: Words): Promise<ExitCode> {
  hasLedger(words.data);
  const tell = progress(words.flags.has('progress'));
  const build = await buildWebAppBeside();
  if (build.needed) tell('Building the web app …');
  const options = {author: registrarName, recorded: now(), notice: note, progress: tell};
  const loaded = await loadShippedCases(recordFolders(words.data), options);
  if (!loaded.ok) return refuse(loaded.problems, words.json);
  const {record} = loaded.value;
  try {
    const cases: CaseStatus[] = [];
    for (const id of await record.views.caseIds(record.ledger.size)) {
      const status = await caseStatus(record.pages, id, {});
      if (status !== undefined) cases.push(status);
    }
    if (!(await built(build))) return 1;
    if (words.flags.has('once')) {
      await record.publish(now());
      if (record.readOnly !== undefined) note(record.readOnly);
      tellResult(words, loaded.value, cases);
      return 0;
    }
    return await serveUntilStopped(words, loaded.value, cases);
  } finally {
    await record.close();
  }
}

async function built(build: WebAppBuild): Promise<boolean> {
  const failure = await build.failure;
  if (failure !== undefined) note(`The web app could not be built:\n${failure}`);
  return failure === undefined;
}

async function serveUntilStopped(words: Words, loaded: Loaded, cases: readonly CaseStatus[]): Promise<ExitCode> {
  // Loaded here, because a start that ends before serving need not wait for the server's modules.
  const {serveAsAsked, tellAccounts} = await import('../serve-as-asked.ts');
  const serving = await serveAsAsked(words, loaded.record);
  tellResult(words, loaded, cases, serving);
  if (!words.json) tellAccounts(serving);
  await untilStopped();
  await serving.close();
  return 0;
}

/** Three lines a case (what it holds, each side's sentence), then the ledger and the address. */
function tellResult(words: Words, {record, added}: Loaded, cases: readonly CaseStatus[], serving?: Serving): void {
  const {address, administratorLink} = serving ?? {};
  const {size} = record.ledger;
  const root = Buffer.from(record.ledger.root()).toString('base64');
  const {readOnly} = record;
  if (words.json) {
    const brief = cases.map(({summary, asOf, sentences, missing}) => ({summary, asOf, sentences, missing}));
    const more = {
      ...(address === undefined ? {} : {address}),
      ...(administratorLink === undefined ? {} : {administratorLink}),
      ...(readOnly === undefined ? {} : {readOnly}),
    };
    return sayJson({ledger: {size, root, verified: true}, added, cases: brief, ...more});
  }
  for (const {summary, sentences, missing} of cases) {
    say(`${titleOf(summary)}: ${holds(summary)}`);
    for (const {sentence} of sentences) say(`  ${sentence}`);
    if (sentences.length === 0) say(`  No agreement can be judged. ${missing[0] ?? ''}`);
  }
  const news = added === 0 ? 'nothing new' : `${grouped(added)} added now`;
  const open = address === undefined ? '' : ` Open ${address} (Ctrl+C stops it).`;
  say(`Ledger verified: ${grouped(size)} entries (${news}), root ${root}.${open}`);
}
