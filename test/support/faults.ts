// The ways in which a service can have a bad day, for the stand-in of any source.
import { gzipSync } from 'node:zlib';
import type { Route } from './badge-server.ts';

/** Every fault that a service was ever seen to have. */
export const FAULTS = {
  'not found': { status: 404, json: { data: { message: 'Resource not found.' } } },
  gone: { status: 410, json: { revoked: true } },
  'sign in': { status: 401, json: {} },
  forbidden: { status: 403, json: {} },
  'too many requests': { status: 429, text: '' },
  'too many requests, come back': { status: 429, text: '', headers: { 'retry-after': '2' } },
  'server error': { status: 500, text: 'oops' },
  unavailable: { status: 503, text: '' },
  'no answer': { delayMs: 60_000 },
  reset: { reset: true },
  'reset in mid-body': { json: { data: [], metadata: {} }, truncate: true },
  'a web page': { text: '<!doctype html><title>Credly</title>', type: 'text/html; charset=utf-8' },
  'a web page that says it is JSON': { text: '\n<html></html>', type: 'application/json' },
  'truncated JSON': { text: '{"data":[{"id":"', type: 'application/json' },
  'wrong encoding': { bytes: Buffer.from('{"data":["\u00e9"]}', 'latin1'), type: 'application/json' },
  'not what it says it is packed as': { text: '{}', type: 'application/json', headers: { 'content-encoding': 'gzip' } },
  'empty 200': { text: '', type: 'application/json' },
  'JSON that is no listing': { json: ['data'] },
  'no data': { json: { metadata: {} } },
  'redirect loop': { loop: true },
  'redirect to a private address': { redirect: 'http://169.254.169.254/latest/meta-data/' },
  '50 MB': { bytes: Buffer.alloc(50_000_000, 0x20), type: 'application/json' },
  '50 MB, packed small': {
    bytes: gzipSync(Buffer.alloc(50_000_000, 0x20)),
    type: 'application/json',
    headers: { 'content-encoding': 'gzip' },
  },
} as const satisfies Readonly<Record<string, Route>>;
