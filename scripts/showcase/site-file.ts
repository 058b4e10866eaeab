import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible, mediaType } from './media-type.ts';

/** A file of the site, ready to be sent. */
export interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Strong entity tag, with its quotes. */
  readonly etag: string;
  /** Content-Security-Policy that the page carries in its own `<meta>`: sent as a header too, so that it holds from the first byte. */
  readonly policy?: string;
}

/** Where a path of the site leads: a file, the same path with a slash, or nowhere. */
export type Destination = { readonly file: string } | { readonly redirect: string } | undefined;

/** Finds the file of a URL path below a folder. Never leaves the folder, neither by `..` nor by a link. */
export async function findSiteFile(folder: string, urlPath: string): Promise<Destination> {
  const path = decode(urlPath);
  if (path === undefined) return undefined;
  const parts = path.split('/').filter((part) => part !== '');
  // No dotfile is part of a site, `..` least of all; a backslash separates on Windows.
  if (parts.some((part) => (part.startsWith('.') && part !== '.well-known') || /[\\\0]/u.test(part))) return undefined;
  const asked = join(folder, ...parts);
  const found = await stat(asked).catch(() => undefined);
  if (found === undefined || !(await isBelow(folder, asked))) return undefined;
  if (found.isFile()) return path.endsWith('/') ? undefined : { file: asked };
  if (!path.endsWith('/')) return { redirect: `/${parts.map(encodeURIComponent).join('/')}/` };
  const index = join(asked, 'index.html');
  return (await stat(index).catch(() => undefined))?.isFile() === true ? { file: index } : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

async function isBelow(folder: string, path: string): Promise<boolean> {
  const [top, real] = await Promise.all([realpath(folder), realpath(path)]);
  return real === top || real.startsWith(top + sep);
}

/** Reads a file as it is sent. */
export async function readSiteFile(file: string): Promise<SiteFile> {
  const bytes = await readFile(file);
  const type = mediaType(file);
  const policy = type.startsWith('text/html')
    ? metaPolicy(bytes.toString('utf8'))
    : type === 'image/svg+xml'
      ? SVG_POLICY
      : undefined;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { type, bytes, etag, ...(policy === undefined ? {} : { policy }) };
}

// A picture opened by itself is a document: it must not run what its maker put into it.
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

function metaPolicy(html: string): string | undefined {
  const tag = /<meta\s[^>]*http-equiv="content-security-policy"[^>]*>/iu.exec(html)?.[0];
  const content = tag === undefined ? undefined : /content="([^"]*)"/iu.exec(tag)?.[1];
  return content?.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** A content coding that both sides understand, or undefined for the bytes as they are. RFC 9110 Section 12.5.3. */
export function chooseCoding(accepted: string | undefined, file: SiteFile): 'br' | 'gzip' | undefined {
  if (!isCompressible(file.type) || file.bytes.length < 256) return undefined;
  const codings = (accepted ?? '').split(',').map((part) => part.trim().toLowerCase());
  const takes = (coding: string): boolean =>
    codings.some((part) => part.split(';')[0] === coding && !/;\s*q=0(?:\.0*)?$/u.test(part));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** The bytes of a file in a content coding. */
export async function encodeFile(file: SiteFile, coding: 'br' | 'gzip'): Promise<Buffer> {
  if (coding === 'gzip') return promisify(gzip)(file.bytes);
  return promisify(brotliCompress)(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
