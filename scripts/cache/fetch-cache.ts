import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../sync/content-store.ts';
import type { HttpDocument } from '../sync/http-client.ts';

/** What one sync has read so far, for the next one in case this one is cut off. Best effort: none of it is ever missed. */
export interface FetchCache {
  readonly read: (key: string) => Promise<HttpDocument | undefined>;
  readonly write: (key: string, document: HttpDocument) => Promise<void>;
  /** Removes everything: called when a sync has gone through. */
  readonly clear: () => Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const NEWLINE = 10;

/**
 * A cache in a folder of its own, outside `content/`, readable by nobody else. What is older than a day is not read.
 * @param nowMs milliseconds since 1970
 */
export function createFetchCache(folder: string, nowMs: () => number = Date.now): FetchCache {
  const pathOf = (key: string): string => join(folder, sha256Hex(new TextEncoder().encode(key)));
  let isReady: Promise<unknown> | undefined;
  return {
    read: async (key) => {
      const bytes = await readFile(pathOf(key)).catch(() => undefined);
      const document = bytes && parse(bytes);
      const ageMs = nowMs() - Date.parse(document?.at ?? '');
      return ageMs >= 0 && ageMs < DAY_MS ? document : undefined;
    },
    write: async (key, { bytes, ...about }) => {
      isReady ??= mkdir(folder, { recursive: true, mode: 0o700 });
      const head = `${JSON.stringify({ ...about, sha256: sha256Hex(bytes) })}\n`;
      // A full disk is for the content store to tell of.
      await isReady
        .then(() => writeFile(pathOf(key), Buffer.concat([Buffer.from(head), bytes]), { mode: 0o600 }))
        .catch(() => undefined);
    },
    clear: async () => {
      isReady = undefined;
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** Half a file, or one that was changed, is none. */
function parse(file: Uint8Array): HttpDocument | undefined {
  const end = file.indexOf(NEWLINE);
  try {
    const about: unknown = JSON.parse(new TextDecoder().decode(file.subarray(0, end)));
    const bytes = file.subarray(end + 1);
    return isHead(about) && about.sha256 === sha256Hex(bytes) ? documentOf(about, bytes) : undefined;
  } catch {
    return undefined;
  }
}

type Head = Omit<HttpDocument, 'bytes'> & { readonly sha256: string };

function documentOf({ sha256: _sha256, ...about }: Head, bytes: Uint8Array): HttpDocument {
  return { ...about, bytes };
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { status, finalUrl, mediaType, at, sha256 } = { status: 0, finalUrl: 0, mediaType: 0, at: 0, sha256: 0, ...value };
  return typeof status === 'number' && [finalUrl, mediaType, at, sha256].every((text) => typeof text === 'string');
}
