/**
 * The page of incidents in a headless Chromium with software GL: how long until its first marks are drawn, and what one
 * step of the time brush over 385,000 points costs all processes of the browser together. Wall time depends on what
 * else the machine does, so the median of several fresh loads is reported; processor time hardly does.
 */
import type {Page} from 'playwright-core';
import {percentile, type Benchmark} from '../figure.ts';
import {measuredBrowser, type MeasuredBrowser} from '../support/browser.ts';
import {baselinePage} from '../support/geojson-baseline.ts';
import {incidentsServer} from '../support/incidents-server.ts';

const viewport = {width: 1280, height: 800};
const loads = 5;
const brushSteps = 60;
const brushPoints = 385_000;
const baselinePoints = 20_000;
const firstDay = 19_700;

export const run: Benchmark = async (report) => {
  for (const [points, goal] of [
    [5_000, 1_500],
    [20_000, 2_000],
  ] as const) {
    const milliseconds = await firstMarks(points);
    report({
      name: `web.first_markers_${points}_ms`,
      value: Math.round(percentile(milliseconds, 0.5)),
      unit: 'ms',
      goal: `<= ${goal}`,
      n: milliseconds.length,
    });
  }
  const baseline = await baselineStep();
  console.error(
    `for comparison: a GeoJSON source with setFilter, ${baselinePoints} points, ${baseline.toFixed(0)} ms of processor time a step`,
  );
  report({
    name: 'web.brush_cpu_ms',
    value: await brushStep(),
    unit: 'ms',
    goal: '<= 120',
    n: brushSteps,
  });
};

/** From the start of the navigation, each time in a fresh profile: nothing is in a cache. */
async function firstMarks(points: number): Promise<readonly number[]> {
  const server = await incidentsServer(points);
  const measured = await measuredBrowser();
  const times: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const context = await measured.browser.newContext({viewport});
    const page = await context.newPage();
    await page.goto(server.page);
    times.push(await markTime(page));
    await context.close();
  }
  await measured.close();
  await server.close();
  return times;
}

/** The page says when its first frame with marks was drawn; milliseconds since the navigation began. */
async function markTime(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => performance.getEntriesByName('holdfire-markers')[0]?.startTime);
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** A window of 90 days is dragged across all 900, one step at a time, each shown before the next. */
async function brushStep(): Promise<number> {
  const server = await incidentsServer(brushPoints);
  const measured = await measuredBrowser();
  const context = await measured.browser.newContext({viewport});
  const page = await context.newPage();
  await page.goto(`${server.page}?from=2023-12-09&to=2024-03-07`);
  await markTime(page);
  await page.waitForLoadState('networkidle');
  const plot = page.locator('.brush');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box === null) throw new Error('the timeline is not on the page');
  const [x, y] = [box.x + box.width * 0.05, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const cost = await costOfSteps(measured, page, async (step) => {
    await page.mouse.move(x + (box.width * 0.9 * (step + 1)) / brushSteps, y);
  });
  await page.mouse.up();
  await measured.close();
  await server.close();
  return cost;
}

/** The same window over fewer points, drawn in the ordinary way, without table, timeline or sentence. */
async function baselineStep(): Promise<number> {
  const server = await incidentsServer(baselinePoints);
  const measured = await measuredBrowser();
  const page = await (await measured.browser.newContext({viewport})).newPage();
  await page.goto(`${server.origin}${baselinePage}`);
  await page.waitForFunction(() => performance.getEntriesByName('baseline-ready').length > 0);
  const cost = await costOfSteps(measured, page, async (step) => {
    await page.evaluate(
      (from) => (globalThis as unknown as {step: (from: number) => Promise<void>}).step(from),
      firstDay + step * 12,
    );
  });
  await measured.close();
  await server.close();
  return cost;
}

async function costOfSteps(
  {cpuMilliseconds}: MeasuredBrowser,
  page: Page,
  move: (step: number) => Promise<void>,
): Promise<number> {
  await page.waitForTimeout(1_500);
  const before = cpuMilliseconds();
  for (let step = 0; step < brushSteps; step += 1) {
    await move(step);
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  }
  return (cpuMilliseconds() - before) / brushSteps;
}
