/** The built web app: hashed assets for a year, its page for every address that is none of the API's. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './dependencies.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt']);
const PAGE = '/index.html';
/** Not the app's: an unknown address here is an error, not a page. */
const OURS = /^\/(?:api(?:\/|$)|healthz$|readyz$|metrics$)/;

type Asset = { readonly type: string; readonly bytes: Buffer; readonly packed: Promise<Buffer> | null };

/** @param folder web/dist; read once at the start. */
export function staticSite(folder: string): MiddlewareHandler<Env> {
  const assets = readAssets(folder);
  return async function serveSite(context, next) {
    const { path, method } = context.req;
    if ((method !== 'GET' && method !== 'HEAD') || OURS.test(path)) return next();
    const asset = assets.get(path) ?? (extname(path) === '' ? assets.get(PAGE) : undefined);
    if (asset === undefined) return assets.has(PAGE) ? next() : context.html(NOT_BUILT, 503);
    const isHashed = path.startsWith('/assets/');
    const accepts = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    const packed = accepts ? await asset.packed : null;
    return context.body(new Uint8Array(packed ?? asset.bytes), 200, {
      'content-type': asset.type,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packed && { 'content-encoding': 'gzip' }),
    });
  };
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const pack = promisify(gzip);
  return new Map(
    filesIn(folder).map((name) => {
      const bytes = readFileSync(join(folder, name));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      const packed = PACKED.has(extname(name)) ? pack(bytes) : null;
      return [`/${name.replaceAll('\\', '/')}`, { type, bytes, packed }] as const;
    }),
  );
}

/** None when the app was not built. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const NOT_BUILT = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>民声：网页尚未生成</title>
<style>body{font:18px/1.8 sans-serif;max-width:38em;margin:3em auto;padding:0 1em;color:#1a1a1a}</style>
<h1>网页尚未生成</h1>
<p>服务在运行，但找不到 <code>web/dist</code>。请在源码目录运行 <code>npm run build</code>，再重新启动服务。</p>
<p>接口可以使用：<a href="/api/docs">接口说明</a>。</p>
</html>
`;
