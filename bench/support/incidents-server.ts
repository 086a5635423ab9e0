/**
 * The built app with one invented case behind it: the same headers as the real server, columns drawn from a seed, fifty
 * rows of a table. It answers from memory, so that what is measured is the page and not a database.
 */
import {createReadStream, existsSync, readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {encodeIncidentColumns, type Case, type IncidentPage, type IncidentRow} from '../../platform/contract/index.ts';
import {securityHeaders} from '../../platform/http/headers.ts';
import {baselineHtml, baselineModule, baselinePage, baselineScript} from './geojson-baseline.ts';
import {mapColumns} from './map-columns.ts';

const built = fileURLToPath(new URL('../../dist/web', import.meta.url));

export interface IncidentsServer {
  /** Address of the page of incidents. */
  readonly page: string;
  readonly origin: string;
  close(): Promise<void>;
}

export async function incidentsServer(count: number): Promise<IncidentsServer> {
  if (!existsSync(join(built, 'index.html')))
    throw new Error('the web app is not built: dist/web/index.html is missing');
  const columns = encodeIncidentColumns(mapColumns(count));
  const server = createServer((request, response) => answer(request, response, columns, count));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: `${origin}/measured/incidents`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, columns: Uint8Array, count: number): void {
  const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (path.startsWith('/api/')) {
    response.setHeader('cache-control', 'no-cache');
    if (path.endsWith('/incident-columns')) {
      response.setHeader('content-type', 'application/octet-stream');
      response.end(columns);
      return;
    }
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(answerOf(path, count)));
    return;
  }
  if (path === baselinePage || path === baselineScript) {
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain');
    response.end(path === baselinePage ? baselineHtml : baselineModule(join(built, 'assets')));
    return;
  }
  const file = normalize(join(built, path));
  const isFile = file.startsWith(join(built, 'assets')) && existsSync(file);
  response.setHeader('content-type', types[isFile ? extname(file) : '.html'] ?? 'application/octet-stream');
  response.setHeader('cache-control', isFile ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (isFile) createReadStream(file).pipe(response);
  else response.end(readFileSync(join(built, 'index.html')));
}

function answerOf(path: string, count: number): unknown {
  if (path === '/api/cases') return [measuredCase(count).summary];
  return path.endsWith('/incidents') ? incidentPage(count) : measuredCase(count);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const asOf = {date: '2026-06-10', size: 400_000, ledgerSize: 400_000, root: 'measured'};

function measuredCase(incidents: number): Case {
  return {
    summary: {
      id: 'measured',
      title: 'Measured case',
      summary: 'Invented points.',
      exercise: true,
      parties: [
        {id: 'pakistan', name: 'First party', short: 'First'},
        {id: 'afghan-authorities', name: 'Second party', short: 'Second'},
      ],
      recordStarts: '2023-12-09',
      recordEnds: '2026-05-26',
      counts: {reports: 0, statements: 0, incidents, findings: 0, dataSetEvents: 0, agreements: 1},
    },
    asOf,
    latestDay: '2026-05-26',
    missing: ['Everything: the points are drawn from a seed.'],
    boundaryNote: 'Lines are drawn from Natural Earth and are not an endorsement.',
    bounds: [60, 23, 78, 39],
    timeZones: ['Etc/UTC'],
    actors: [],
    sources: [],
    places: [],
    territories: [],
    agreements: [{id: 'one', title: 'One agreement', kind: 'ceasefire', reference: '2025-01-01'}],
    terms: [],
    marks: [{day: '2025-01-01', label: 'One agreement in effect', agreement: 'one'}],
  };
}

function incidentPage(total: number): IncidentPage {
  const row = (index: number): IncidentRow => ({
    id: `incident-${index}`,
    title: `Invented incident ${index}`,
    from: '2026-05-20',
    to: '2026-05-20',
    datePrecision: 1,
    place: 'Invented place',
    province: 'Province 1',
    territory: 'one',
    placePrecision: 1,
    eventType: 'armed_clash',
    targetType: 'unknown',
    sideAffected: index % 2 === 0 ? 'pakistan' : 'afghan-authorities',
    verification: 'alleged',
    severity: 'S1',
    killed: {},
    reports: 2,
    origins: 1,
    statements: 1,
    recordedIn: 'register',
    flagged: false,
    entry: index,
  });
  return {asOf, total, offset: 0, rows: Array.from({length: 50}, (_, index) => row(index))};
}
