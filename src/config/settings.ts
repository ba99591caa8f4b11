/**
 * Every setting that the environment may hold: its name, default, rule and what to do when it is wrong.
 * `.env.example` lists the same names with the same defaults; a test compares them.
 */
import { z } from 'zod';

/** What is shown when a value is wrong; one sentence each. */
type Remedy = { readonly zh: string; readonly en: string };

type Setting<Schema extends z.ZodType> = {
  readonly schema: Schema;
  /** As it would stand in the environment; '' = not set. */
  readonly fallback: string;
  readonly remedy: Remedy;
  /** Its value never appears in a message. */
  readonly secret?: true;
};

const setting = <Schema extends z.ZodType>(entry: Setting<Schema>) => entry;

const WHOLE_NUMBER = /^\d{1,9}$/;
const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Digits only: Number() would also take '', '1e3' and '0x10'. */
const whole = (low: number, high: number) =>
  z.string().regex(WHOLE_NUMBER).transform(Number).pipe(z.number().min(low).max(high));
const decimal = (low: number, high: number) =>
  z.string().regex(DECIMAL).transform(Number).pipe(z.number().min(low).max(high));
const blankIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);

const webAddress = blankIsNull(z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text)));
const apiKey = z.string().regex(/^[\x21-\x7e]*$/);
const modelName = blankIsNull(z.string().regex(/^\S{1,200}$/));
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

const ADDRESS: Remedy = {
  zh: '填写以 http:// 或 https:// 开头的完整地址，一般以 /v1 结尾；不用模型时留空',
  en: 'give a full address that begins with http:// or https:// and usually ends with /v1; leave it blank to use no model',
};
const KEY: Remedy = {
  zh: '填写不含空格、换行和中文的密钥；不需要密钥的服务留空',
  en: 'give a key without spaces, line breaks or Chinese characters; leave it blank where none is needed',
};
const MODEL: Remedy = {
  zh: '填写模型名称，不含空格，例如 bge-m3',
  en: 'give the name of the model without spaces, such as bge-m3',
};
const wholeBetween = (low: number, high: number): Remedy => ({
  zh: `填写 ${low} 至 ${high} 的整数`,
  en: `give a whole number from ${low} to ${high}`,
});
const WEIGHT: Remedy = {
  zh: '填写 0 至 1 的小数，四项之和为 1',
  en: 'give a number from 0 to 1; the four add up to 1',
};
const weight = (fallback: string) => setting({ schema: decimal(0, 1), fallback, remedy: WEIGHT });

export const SETTINGS = {
  DATABASE_URL: setting({
    schema: z.string().regex(/^(?!\s*$)(?!(?!postgres(?:ql)?:|memory:)[a-z]+:\/\/).+$/),
    fallback: './data',
    remedy: {
      zh: '填写数据目录（如 ./data）或 postgres://用户@主机:端口/库名',
      en: 'give a data directory (such as ./data) or postgres://user@host:port/database',
    },
    secret: true,
  }),
  MINSHENG_PERSON_KEY: setting({
    schema: blankIsNull(z.string().regex(/^\S{16,}$/)),
    fallback: '',
    remedy: {
      zh: '填写至少 16 个字符、不含空格的随机密钥，并妥善备份：换了密钥，同一个人会被算成两个人',
      en: 'give at least 16 random characters without spaces and keep a copy: with another key one person counts as two',
    },
    secret: true,
  }),
  MINSHENG_CITY: setting({
    schema: z.string().regex(/^\S{1,30}$/),
    fallback: '贵阳市',
    remedy: { zh: '填写城市名称，最多 30 个字', en: 'give the name of the city, at most 30 characters' },
  }),
  MINSHENG_LANGUAGE: setting({
    schema: z.enum(['zh', 'en']),
    fallback: 'zh',
    remedy: { zh: '填写 zh 或 en', en: 'give zh or en' },
  }),
  MINSHENG_EMBEDDING_PROVIDER: setting({
    schema: z.enum(['lexical', 'openai']),
    fallback: 'lexical',
    remedy: {
      zh: '填写 lexical（不用模型）或 openai（任何兼容 OpenAI 的服务）',
      en: 'give lexical (no model) or openai (any OpenAI-compatible service)',
    },
  }),
  MINSHENG_EMBEDDING_BASE_URL: setting({ schema: webAddress, fallback: '', remedy: ADDRESS }),
  MINSHENG_EMBEDDING_API_KEY: setting({ schema: apiKey, fallback: '', remedy: KEY, secret: true }),
  MINSHENG_EMBEDDING_MODEL: setting({ schema: modelName, fallback: '', remedy: MODEL }),
  MINSHENG_EMBEDDING_DIMENSIONS: setting({
    schema: whole(1, 1024),
    fallback: '1024',
    remedy: wholeBetween(1, 1024),
  }),
  MINSHENG_EMBEDDING_SEND_DIMENSIONS: setting({
    schema: yesNo,
    fallback: 'yes',
    remedy: {
      zh: '填写 yes 或 no（服务不认识 dimensions 参数时用 no）',
      en: 'give yes, or no for a service that refuses the parameter dimensions',
    },
  }),
  MINSHENG_EMBEDDING_ENCODING_FORMAT: setting({
    schema: z.enum(['float', 'base64']),
    fallback: 'float',
    remedy: { zh: '填写 float 或 base64', en: 'give float or base64' },
  }),
  MINSHENG_EMBEDDING_BATCH_SIZE: setting({
    schema: whole(1, 2048),
    fallback: '10',
    remedy: wholeBetween(1, 2048),
  }),
  MINSHENG_EMBEDDING_MAX_CHARACTERS: setting({
    schema: whole(16, 1_000_000),
    fallback: '500',
    remedy: wholeBetween(16, 1_000_000),
  }),
  MINSHENG_EMBEDDING_TIMEOUT_SECONDS: setting({
    schema: whole(1, 600),
    fallback: '60',
    remedy: wholeBetween(1, 600),
  }),
  MINSHENG_EMBEDDING_MAX_RETRIES: setting({
    schema: whole(0, 20),
    fallback: '4',
    remedy: wholeBetween(0, 20),
  }),
  MINSHENG_CHAT_BASE_URL: setting({ schema: webAddress, fallback: '', remedy: ADDRESS }),
  MINSHENG_CHAT_API_KEY: setting({ schema: apiKey, fallback: '', remedy: KEY, secret: true }),
  MINSHENG_CHAT_MODEL: setting({ schema: modelName, fallback: '', remedy: MODEL }),
  MINSHENG_CHAT_STRUCTURED_OUTPUT: setting({
    schema: z.enum(['jsonSchema', 'functionCalling', 'jsonMode']),
    fallback: 'jsonSchema',
    remedy: {
      zh: '填写 jsonSchema、functionCalling 或 jsonMode，看服务支持哪一种',
      en: 'give jsonSchema, functionCalling or jsonMode, whichever the service supports',
    },
  }),
  MINSHENG_CHAT_TIMEOUT_SECONDS: setting({
    schema: whole(1, 600),
    fallback: '60',
    remedy: wholeBetween(1, 600),
  }),
  MINSHENG_CHAT_MAX_RETRIES: setting({ schema: whole(0, 20), fallback: '2', remedy: wholeBetween(0, 20) }),
  MINSHENG_ASSISTANT_PERSON_TOKENS: setting({
    schema: whole(0, 999_999_999),
    fallback: '200000',
    remedy: wholeBetween(0, 999_999_999),
  }),
  MINSHENG_ASSISTANT_DAY_TOKENS: setting({
    schema: whole(0, 999_999_999),
    fallback: '2000000',
    remedy: wholeBetween(0, 999_999_999),
  }),
  MINSHENG_ASSISTANT_LOG_DAYS: setting({
    schema: whole(180, 36500),
    fallback: '1096',
    remedy: wholeBetween(180, 36500),
  }),
  MINSHENG_WEIGHT_CONCENTRATION: weight('0.3'),
  MINSHENG_WEIGHT_ACUTENESS: weight('0.25'),
  MINSHENG_WEIGHT_ATTENTION: weight('0.25'),
  MINSHENG_WEIGHT_RECURRENCE: weight('0.2'),
  MINSHENG_MINIMUM_PEOPLE: setting({
    schema: whole(1, 1000),
    fallback: '5',
    remedy: wholeBetween(1, 1000),
  }),
  MINSHENG_AGREEMENT_LINE: setting({
    schema: decimal(0, 1),
    fallback: '0.8',
    remedy: { zh: '填写 0 至 1 的小数，例如 0.8', en: 'give a number from 0 to 1, such as 0.8' },
  }),
  MINSHENG_WORK_DIR: setting({
    schema: blankIsNull(z.string().regex(/^(?!\w+:\/\/).+$/)),
    fallback: '',
    remedy: {
      zh: '填写一个目录，放上传的文件和生成的报告；应用和工作进程须能共用',
      en: 'give a directory for uploads and reports, shared by the application and its workers',
    },
  }),
  MINSHENG_UPLOAD_LIMIT_MB: setting({
    schema: whole(1, 2000),
    fallback: '200',
    remedy: wholeBetween(1, 2000),
  }),
  MINSHENG_GROUPING_THRESHOLD: setting({
    schema: blankIsNull(decimal(0.01, 0.99)),
    fallback: '',
    remedy: {
      zh: '填写 0.01 至 0.99 的小数，或留空采用所选向量模型的默认值',
      en: 'give a number from 0.01 to 0.99, or leave it blank for the default of the embedding provider',
    },
  }),
  MINSHENG_PUBLIC_ADDRESS: setting({
    schema: blankIsNull(z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text)),
    fallback: '',
    remedy: {
      zh: '填写用户访问的地址，只到主机或端口为止，例如 https://minsheng.example.gov.cn；仅在本机用 http 时留空',
      en: 'give the address people open, up to host or port, such as https://minsheng.example.gov.cn; leave it blank for plain http on this machine',
    },
  }),
  MINSHENG_BEHIND_PROXY: setting({
    schema: yesNo,
    fallback: 'no',
    remedy: {
      zh: '填写 yes 或 no（前面有自己的反向代理、由它写 X-Forwarded-For 时才用 yes）',
      en: 'give yes only where a reverse proxy of yours writes X-Forwarded-For, else no',
    },
  }),
  MINSHENG_SESSION_IDLE_MINUTES: setting({
    schema: whole(1, 1440),
    fallback: '30',
    remedy: wholeBetween(1, 1440),
  }),
  MINSHENG_SESSION_HOURS: setting({ schema: whole(1, 168), fallback: '12', remedy: wholeBetween(1, 168) }),
  MINSHENG_OIDC_ISSUER: setting({
    schema: webAddress,
    fallback: '',
    remedy: {
      zh: '填写统一身份认证的 issuer 地址，以 https:// 开头；不用单点登录时留空',
      en: 'give the issuer of the identity provider, beginning with https://; leave it blank for no single sign-on',
    },
  }),
  MINSHENG_OIDC_CLIENT_ID: setting({
    schema: blankIsNull(z.string().regex(/^\S{1,200}$/)),
    fallback: '',
    remedy: {
      zh: '填写在统一身份认证处登记的 client id，不含空格',
      en: 'give the client id registered with the identity provider, without spaces',
    },
  }),
  MINSHENG_OIDC_CLIENT_SECRET: setting({ schema: apiKey, fallback: '', remedy: KEY, secret: true }),
  MINSHENG_OIDC_NAME_CLAIM: setting({
    schema: z.string().regex(/^[\w:./-]{1,100}$/),
    fallback: 'preferred_username',
    remedy: {
      zh: '填写令牌中登录名所在的 claim，例如 preferred_username',
      en: 'give the claim that holds the sign-in name, such as preferred_username',
    },
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
