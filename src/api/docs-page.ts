/** The API for people to read, made on the server from the OpenAPI document: no scripts, nothing from elsewhere. */
import { z } from '@hono/zod-openapi';
import { ACCESS, type Access } from './access.ts';

const mediaSchema = z.object({ schema: z.record(z.string(), z.unknown()).optional() });
const contentSchema = z.record(z.string(), mediaSchema);
const operationSchema = z.object({
  operationId: z.string().default(''),
  summary: z.string().default(''),
  tags: z.array(z.string()).default(['其他']),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string().default(''), content: contentSchema.default({}) }),
  ),
});
const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z
    .object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) })
    .default({ schemas: {} }),
});
type Operation = z.infer<typeof operationSchema> & { readonly method: string; readonly path: string };

const TAGS: Readonly<Record<string, string>> = {
  service: '服务',
  session: '登录',
  people: '人员',
  settings: '设置',
  audit: '审计',
  jobs: '任务',
  imports: '导入',
  runs: '运行',
  reports: '报告',
  push: '推送',
  records: '来件',
  issues: '事项',
  decisions: '决定',
  kinds: '类型',
  bundles: '打包',
};
const ROLES: Readonly<Record<string, string>> = {
  deputy: '代表',
  staff: '工作人员',
  committee: '主任会议、常委会',
  administrator: '管理员',
  auditor: '审计员',
};

export function docsPage(given: object): string {
  const { info, paths, components } = documentSchema.parse(JSON.parse(JSON.stringify(given)));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => ({ ...operation, method, path })),
  );
  const tags = [...new Set(operations.flatMap((operation) => operation.tags[0] ?? []))];
  const groups = tags.map((tag) => ({
    tag,
    operations: operations.filter((operation) => operation.tags[0] === tag),
  }));
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#operations">跳到接口列表</a>
<header><h1>${text(info.title)}</h1><p>${text(info.description)}</p>
<p>机器可读：<a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）。共 ${operations.length} 个接口。</p></header>
<nav aria-label="目录"><ul>${groups.map(({ tag }) => `<li><a href="#${text(tag)}">${text(TAGS[tag] ?? tag)}</a></li>`).join('')}
<li><a href="#schemas">数据结构</a></li></ul></nav>
<main id="operations">${groups.map(showGroup).join('')}
<section aria-labelledby="schemas"><h2 id="schemas">数据结构</h2>${Object.entries(components.schemas)
    .map(
      ([name, schema]) =>
        `<article id="schema-${text(name)}"><h3>${text(name)}</h3>${code(outline(schema, 0))}</article>`,
    )
    .join('')}</section></main>
</body></html>
`;
}

const showGroup = ({ tag, operations }: { tag: string; operations: readonly Operation[] }): string =>
  `<section aria-labelledby="${text(tag)}"><h2 id="${text(tag)}">${text(TAGS[tag] ?? tag)}</h2>${operations
    .map(showOperation)
    .join('')}</section>`;

function showOperation({ operationId, summary, method, path, ...operation }: Operation): string {
  const { parameters, requestBody, responses } = operation;
  const rows = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `<tr><td><code>${text(name)}</code></td><td>${text(PLACES[place] ?? place)}</td><td>${required ? '必填' : ''}</td><td><code>${text(outline(schema ?? {}, 0))}</code>${description ? ` ${text(description)}` : ''}</td></tr>`,
  );
  const table = `<div class="wide" role="region" tabindex="0" aria-label="${text(operationId)} 的参数"><table><thead><tr><th scope="col">参数</th><th scope="col">位置</th><th scope="col">必填</th><th scope="col">值</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return `<article id="${text(operationId)}"><h3><span class="method">${text(method.toUpperCase())}</span> <code>${text(path)}</code></h3>
<p>${text(summary)} <span class="who">（${text(whoMay(operationId))}）</span></p>
${rows.length > 0 ? table : ''}${requestBody ? `<h4>请求</h4>${showContent(requestBody.content)}` : ''}
${Object.entries(responses)
  .filter(([status]) => status !== 'default')
  .map(
    ([status, { description, content }]) =>
      `<h4>答复 ${text(status)} ${description === 'ok' ? '' : text(description)}</h4>${showContent(content)}`,
  )
  .join('')}</article>`;
}

const PLACES: Readonly<Record<string, string>> = { path: '路径', query: '查询', header: '请求头' };

function whoMay(operationId: string): string {
  const row = Object.entries(ACCESS).find(([name]) => name === operationId)?.[1];
  if (row === undefined) return '';
  const { who, scope }: Access = row;
  if (who === 'public') return '不需登录';
  if (who === 'key') return '持 API 密钥的系统';
  const roles = who.map((role) => ROLES[role] ?? role).join('、');
  return scope === 'city' ? `${roles}；限全市账号` : roles;
}

const showContent = (content: z.infer<typeof contentSchema>): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `<p class="type">${text(type)}</p>${schema ? code(outline(schema, 0)) : ''}`)
    .join('');

const DEEPEST = 6;

/** A schema in the short notation of a type: { id: integer, name?: string | null }. */
function outline(schema: Readonly<Record<string, unknown>>, depth: number): string {
  const { $ref, type, properties, items, anyOf, oneOf, enum: choices, const: only } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? $ref;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const branches = [anyOf, oneOf, schema['allOf']].find(Array.isArray);
  if (branches) return branches.map((branch) => outline(recordOf(branch), depth)).join(' | ');
  if (depth >= DEEPEST) return '…';
  if (properties !== undefined) return outlineObject(schema, recordOf(properties), depth);
  if (items !== undefined) return `${outline(recordOf(items), depth)}[]`;
  if (schema['additionalProperties'] && typeof schema['additionalProperties'] === 'object') {
    return `{ [键]: ${outline(recordOf(schema['additionalProperties']), depth)} }`;
  }
  const name = Array.isArray(type) ? type.join(' | ') : String(type ?? '任意');
  return typeof schema['format'] === 'string' ? `${name}（${schema['format']}）` : name;
}

function outlineObject(
  schema: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  depth: number,
): string {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(properties).map(
    ([name, property]) =>
      `${indent}${name}${required.has(name) ? '' : '?'}: ${outline(recordOf(property), depth + 1)}`,
  );
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const code = (body: string) => `<pre tabindex="0"><code>${text(body)}</code></pre>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string) => value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const STYLE = `
body{font:17px/1.8 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;color:#1a1a1a;background:#fff;max-width:60em;margin:0 auto;padding:1.5em}
h1{font-size:1.7em}h2{border-bottom:2px solid #8c1d18;padding-bottom:.2em;margin-top:2.2em}h3{margin:1.8em 0 .3em;font-size:1.05em;overflow-wrap:anywhere}h4{margin:.8em 0 .2em;font-size:.95em}
code,pre,.method{font-family:ui-monospace,"Cascadia Code",Consolas,monospace;font-size:.9em}
.method{color:#8c1d18;font-weight:700}.who,.type{color:#555}
pre{background:#f6f5f3;padding:.8em 1em;overflow:auto;line-height:1.5;margin:.3em 0}
.wide{overflow:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #ddd;padding:.3em .6em;vertical-align:top}
nav ul{display:flex;flex-wrap:wrap;gap:.2em 1.2em;list-style:none;padding:0}a{color:#8c1d18}
.skip{position:absolute;left:-99em}.skip:focus{position:static}
`;
