/** A route from its row in the access table: method, path and guard come from there, so none can be left out. */
import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { ACCESS, type Access, type Operation } from './access.ts';
import type { Env } from './dependencies.ts';
import { guard } from './guard.ts';
import { problem, problemSchema } from './problem.ts';
import { refuseBadText } from './refuse-bad-text.ts';
import { sayIssue } from './say-issue.ts';

type Row<Name extends Operation> = (typeof ACCESS)[Name];
type Rest = Pick<RouteConfig, 'request' | 'responses' | 'summary' | 'tags'>;

const PROBLEM = {
  description: 'problem',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Answers with problem+json are added for every route. */
export function defineRoute<const Name extends Operation, const Config extends Rest>(
  operationId: Name,
  config: Config,
) {
  const { method, path }: Access = ACCESS[operationId];
  return createRoute({
    ...config,
    method: method as Row<Name>['method'],
    path: path as Row<Name>['path'],
    operationId,
    middleware: [guard(operationId), refuseBadText] as MiddlewareHandler<Env>[],
    responses: { ...config.responses, default: PROBLEM } as Config['responses'],
  });
}

/** JSON of a schema, status 200 unless told. */
export const jsonOf = <Schema extends z.ZodType>(schema: Schema, description = 'ok') => ({
  description,
  content: { 'application/json': { schema } },
});

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A router whose refused inputs are problems with one line per field. */
export function createRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      return problem(context, 422, {
        code: 'invalid_input',
        title: '请求中有不符合要求的内容',
        remedy: '请按 errors 中逐项改正后重试',
        errors: result.error.issues.map((issue) => ({
          path: issue.path.join('.'),
          message: sayIssue(issue),
        })),
      });
    },
  });
}
