/**
 * A headless Chromium with software GL, alone in a folder of its own, and the processor time of all its processes. It
 * is the machine's own Chromium where there is one, or the one that npm carries; the variable CHROMIUM names another.
 */
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type Browser} from 'playwright-core';

export interface MeasuredBrowser {
  readonly browser: Browser;
  /** User and system time in milliseconds of every process of the browser since each began. */
  readonly cpuMilliseconds: () => number;
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function measuredBrowser(): Promise<MeasuredBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-bench-'));
  const server = await chromium.launchServer({executablePath: await executable(), args: flags, tracesDir: folder});
  const browser = await chromium.connect(server.wsEndpoint());
  const {pid} = server.process();
  if (pid === undefined) throw new Error('the browser has no process');
  return {
    browser,
    cpuMilliseconds: () => treeCpuMilliseconds(pid),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

async function executable(): Promise<string> {
  const known = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = known.find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  const {default: carried} = await import('@sparticuz/chromium');
  return carried.executablePath();
}

const ticksPerSecond = 100;

function treeCpuMilliseconds(root: number): number {
  const children = new Map<number, number[]>();
  const ticks = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(name) : undefined;
    if (stat === undefined) continue;
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat.pid]);
    ticks.set(stat.pid, stat.ticks);
  }
  let sum = 0;
  for (const queue = [root]; queue.length > 0;) {
    const pid = queue.pop() ?? 0;
    sum += ticks.get(pid) ?? 0;
    queue.push(...(children.get(pid) ?? []));
  }
  return (sum * 1000) / ticksPerSecond;
}

/** Fields of /proc/PID/stat after the name, which may hold spaces: parent 4, utime 14, stime 15 (proc(5)). */
function readStat(pid: string): {readonly pid: number; readonly parent: number; readonly ticks: number} | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12])};
}
