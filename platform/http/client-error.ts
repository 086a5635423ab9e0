/**
 * What is sent when a request cannot even be read as HTTP: the same form of refusal and the same headers as everywhere
 * else, written by hand because there is no request to answer.
 */
import type {Socket} from 'node:net';
import {refusal, type Refusal} from './answer.ts';
import {securityHeaders} from './headers.ts';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

export function answerClientError(error: {readonly code?: string}, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const {status, failure} = refusalFor(error.code);
  const body = JSON.stringify(failure);
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${reasons[status]}\r\n${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}

function refusalFor(code: string | undefined): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return refusal(408, [{code: 'too-slow', message: 'the request took too long to arrive'}]);
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return refusal(431, [{code: 'headers-too-long', message: 'the headers of the request are too long'}]);
  }
  return refusal(400, [{code: 'bad-request', message: 'the request cannot be read'}]);
}
