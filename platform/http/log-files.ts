/**
 * The log as others read it: its newest checkpoint, its tiles and entry bundles (C2SP tlog-tiles), and the proof of one
 * entry as a file. Tiles are kept by caches for ever, because what is at their address never changes; the checkpoint
 * for some seconds. Nothing beyond the newest checkpoint is given out here.
 */
import {Type, type Static} from 'typebox';
import {noteText, readTilePath} from '../../monitoring/ledger/index.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import {checkpointFor, proofFileName, proofFileText, proveEntry} from '../workflows/checking/prove.ts';
import {utf8} from '../workflows/register.ts';
import {tileBytes} from '../workflows/checking/tiles.ts';
import {notFound, refusal, type Answer} from './answer.ts';
import type {Asked, Route} from './route.ts';

/** `since` is the size of a checkpoint that the reader kept. */
const ProofQuery = Type.Object({since: Type.Optional(Type.Integer({minimum: 0}))});
type ProofQuery = Static<typeof ProofQuery>;

const text = 'text/plain; charset=utf-8';
const bytes = 'application/octet-stream';

export const logFiles: readonly Route[] = [
  {path: '/log/checkpoint', query: Type.Object({}), answer: checkpointFile},
  {path: '/log/tile/*', query: Type.Object({}), answer: tileFile},
  {path: '/api/ledger/entries/:index/proof', query: ProofQuery, answer: proofFile},
];

const noCheckpoint = (): Answer => notFound('this log has no signed checkpoint yet');

async function checkpointFile({checkpoints}: CaseRecord): Promise<Answer> {
  const newest = checkpoints?.newest();
  if (newest === undefined) return noCheckpoint();
  return {kind: 'bytes', type: text, bytes: utf8.encode(noteText(newest.checkpoint.note)), cache: 'max-age=5'};
}

async function tileFile({ledger, checkpoints}: CaseRecord, {params}: Asked<object>): Promise<Answer> {
  const newest = checkpoints?.newest();
  if (newest === undefined) return noCheckpoint();
  const address = readTilePath(`tile/${params['*'] ?? ''}`);
  const tile = address === undefined ? undefined : tileBytes(ledger, address, newest.checkpoint.size);
  if (tile === undefined) return notFound(`there is no such tile in a log of ${newest.checkpoint.size} entries`);
  return {kind: 'bytes', type: bytes, bytes: tile, cache: 'public, max-age=31536000, immutable'};
}

async function proofFile({ledger, checkpoints}: CaseRecord, {params, query}: Asked<ProofQuery>): Promise<Answer> {
  const asked = params['index'] ?? '';
  const index = /^(0|[1-9]\d{0,14})$/.test(asked) ? Number(asked) : Number.MAX_SAFE_INTEGER;
  const wish = {index, ...(query.since === undefined ? {} : {since: query.since})};
  const checkpoint = checkpoints === undefined ? undefined : checkpointFor(checkpoints, wish);
  const proof = proveEntry(ledger, checkpoint, wish);
  if (!proof.ok) return refusal(404, proof.problems);
  return {kind: 'bytes', type: text, bytes: utf8.encode(proofFileText(proof.value)), download: proofFileName(index)};
}
