import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config/config.ts';
import type { Env } from './dependencies.ts';
import { problem } from './problem.ts';

const MEGABYTE = 1024 * 1024;
/** Boundaries and the other fields of a form. */
const FORM_BYTES = MEGABYTE;
/** 1,000 rows of 16 kB. */
const PUSH_BYTES = 16 * MEGABYTE;

/** No request is read further than what its route could need. */
export function limitBodies({ uploadLimitBytes }: Pick<Config, 'uploadLimitBytes'>): MiddlewareHandler<Env> {
  const [small, push, upload] = [
    limitOf(MEGABYTE),
    limitOf(PUSH_BYTES),
    limitOf(uploadLimitBytes + FORM_BYTES),
  ];
  return (context, next) => {
    const { path } = context.req;
    if (path.startsWith('/api/push/')) return push(context, next);
    return path.startsWith('/api/imports') ? upload(context, next) : small(context, next);
  };
}

function limitOf(maxSize: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize,
    onError: (context) =>
      problem(context, 413, {
        code: 'invalid_input',
        title: `请求超过 ${Math.floor(maxSize / MEGABYTE)} MB`,
        remedy: '请分成几批；上传文件的上限由 MINSHENG_UPLOAD_LIMIT_MB 设定',
      }),
  });
}
