/**
 * axe-core on an opened page, by the rules of WCAG 2.0 and 2.1, levels A and AA. The script is evaluated by the
 * debugger, not added to the page, so the Content-Security-Policy stays as readers have it.
 */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import type {OpenedPage} from './pages.ts';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Fails with the rule, what it asks for, and every element that breaks it. */
export async function assertAccessible({page}: OpenedPage): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const {run} = (globalThis as unknown as {readonly axe: typeof axe}).axe;
    const {violations: found} = await run(document, {runOnly: {type: 'tag', values}, resultTypes: ['violations']});
    return found.map(({id, help, nodes}) => ({
      id,
      help,
      nodes: nodes.map(({html, failureSummary}) => `${html.slice(0, 200)}\n      ${failureSummary ?? ''}`),
    }));
  }, levels);
  const text = violations.map(({id, help, nodes}) => `${id}: ${help}\n    ${nodes.join('\n    ')}`).join('\n  ');
  assert.equal(violations.length, 0, `accessibility of ${page.url()}\n  ${text}`);
}
