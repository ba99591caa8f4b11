import { DomainError } from '../domain/errors.ts';
import type { ChatConfig, Config, IdentityConfig, Language } from './config.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, type SettingValues } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
/** What the command line says; goes before the environment. */
export type ConfigFlags = {
  readonly database?: string | undefined;
  readonly language?: Language | undefined;
};

type Fault = { readonly name: string; readonly value: string; readonly remedy: string };

const WEIGHT_NAMES = [
  'MINSHENG_WEIGHT_CONCENTRATION',
  'MINSHENG_WEIGHT_ACUTENESS',
  'MINSHENG_WEIGHT_ATTENTION',
  'MINSHENG_WEIGHT_RECURRENCE',
] as const;
/** Some local servers want a key and do not look at it. */
const NO_KEY = 'EMPTY';

/**
 * @param environment usually process.env; a blank value counts as not set.
 * @throws {DomainError} invalid_input, listing every bad name with its value (a secret's is hidden) and remedy.
 */
export function readConfig(environment: Environment, flags: ConfigFlags = {}): Config {
  const language = flags.language ?? (environment['MINSHENG_LANGUAGE']?.trim() === 'en' ? 'en' : 'zh');
  const given = withFlags(environment, flags);
  const values: Partial<Record<SettingName, unknown>> = {};
  const faults: Fault[] = [];
  for (const name of SETTING_NAMES) {
    const parsed = SETTINGS[name].schema.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(faultOf(name, given[name], language));
  }
  faults.push(...unknownNames(environment, language));
  if (faults.length > 0) throw refuse(faults, language);
  const settings = values as SettingValues;
  const conflicts = conflictsOf(settings, given, language);
  if (conflicts.length > 0) throw refuse(conflicts, language);
  return assemble(settings);
}

function withFlags(environment: Environment, flags: ConfigFlags): Record<SettingName, string> {
  const entries = SETTING_NAMES.map((name) => {
    const text = environment[name]?.trim() ?? '';
    return [name, text === '' ? SETTINGS[name].fallback : text] as const;
  });
  const given = Object.fromEntries(entries) as Record<SettingName, string>;
  if (flags.database !== undefined) given.DATABASE_URL = flags.database;
  if (flags.language !== undefined) given.MINSHENG_LANGUAGE = flags.language;
  return given;
}

function faultOf(name: SettingName, value: string, language: Language): Fault {
  const hidden = 'secret' in SETTINGS[name];
  return { name, value: hidden ? HIDDEN[language] : value, remedy: SETTINGS[name].remedy[language] };
}

const HIDDEN = { zh: '（不显示）', en: '(hidden)' } as const;

/** A misspelt name would be ignored without a word. */
function unknownNames(environment: Environment, language: Language): Fault[] {
  const known = new Set<string>(SETTING_NAMES);
  const remedy = {
    zh: '没有这个设置，请对照 .env.example 改正名称',
    en: 'there is no such setting; see .env.example for the names',
  };
  return Object.keys(environment)
    .filter((name) => name.startsWith('MINSHENG_') && !known.has(name))
    .toSorted()
    .map((name) => ({ name, value: HIDDEN[language], remedy: remedy[language] }));
}

/** Values that are each in order and do not go together. */
function conflictsOf(
  settings: SettingValues,
  given: Record<SettingName, string>,
  language: Language,
): Fault[] {
  const missing: SettingName[] = [];
  if (settings.MINSHENG_EMBEDDING_PROVIDER === 'openai') {
    if (settings.MINSHENG_EMBEDDING_BASE_URL === null) missing.push('MINSHENG_EMBEDDING_BASE_URL');
    if (settings.MINSHENG_EMBEDDING_MODEL === null) missing.push('MINSHENG_EMBEDDING_MODEL');
  }
  const [address, model] = [settings.MINSHENG_CHAT_BASE_URL, settings.MINSHENG_CHAT_MODEL];
  if (address === null && model !== null) missing.push('MINSHENG_CHAT_BASE_URL');
  if (address !== null && model === null) missing.push('MINSHENG_CHAT_MODEL');
  if (settings.MINSHENG_OIDC_ISSUER !== null) {
    if (settings.MINSHENG_OIDC_CLIENT_ID === null) missing.push('MINSHENG_OIDC_CLIENT_ID');
    if (settings.MINSHENG_PUBLIC_ADDRESS === null) missing.push('MINSHENG_PUBLIC_ADDRESS');
  }
  const sum = WEIGHT_NAMES.reduce((total, name) => total + settings[name], 0);
  // Decimal weights rarely add up to 1 in binary.
  const uneven = Math.abs(sum - 1) > 1e-9 ? WEIGHT_NAMES : [];
  return [...missing, ...uneven].map((name) => faultOf(name, given[name], language));
}

function refuse(faults: readonly Fault[], language: Language): DomainError {
  const [heading, remedy] =
    language === 'zh'
      ? [`配置有 ${faults.length} 处错误：`, '请在环境变量或 .env 里改正后重试；各项说明见 .env.example']
      : [
          `${faults.length} settings are wrong:`,
          'correct them in the environment or in .env; .env.example explains each',
        ];
  const lines = faults.map(({ name, value, remedy: what }) => `  ${name}=${value}\n    → ${what}`);
  return new DomainError('invalid_input', [heading, ...lines].join('\n'), remedy);
}

function assemble(settings: SettingValues): Config {
  return {
    database: settings.DATABASE_URL,
    personKey: settings.MINSHENG_PERSON_KEY,
    city: settings.MINSHENG_CITY,
    language: settings.MINSHENG_LANGUAGE,
    embedding: embeddingOf(settings),
    chat: chatOf(settings),
    assistant: {
      personTokens: settings.MINSHENG_ASSISTANT_PERSON_TOKENS,
      dayTokens: settings.MINSHENG_ASSISTANT_DAY_TOKENS,
      logDays: settings.MINSHENG_ASSISTANT_LOG_DAYS,
    },
    weights: {
      concentration: settings.MINSHENG_WEIGHT_CONCENTRATION,
      acuteness: settings.MINSHENG_WEIGHT_ACUTENESS,
      attention: settings.MINSHENG_WEIGHT_ATTENTION,
      recurrence: settings.MINSHENG_WEIGHT_RECURRENCE,
    },
    minimumPeople: settings.MINSHENG_MINIMUM_PEOPLE,
    agreementLine: settings.MINSHENG_AGREEMENT_LINE,
    workDirectory: settings.MINSHENG_WORK_DIR ?? workDirectoryOf(settings.DATABASE_URL),
    uploadLimitBytes: settings.MINSHENG_UPLOAD_LIMIT_MB * 1024 * 1024,
    groupingThreshold: settings.MINSHENG_GROUPING_THRESHOLD,
    identity: identityOf(settings),
  };
}

/** Inside a data directory, so that it moves with it; else beside where the program was started. */
export function workDirectoryOf(database: string): string {
  return /^(?:postgres(?:ql)?|memory):/.test(database) ? './work' : `${database}/work`;
}

function embeddingOf(settings: SettingValues): Config['embedding'] {
  const [baseURL, model] = [settings.MINSHENG_EMBEDDING_BASE_URL, settings.MINSHENG_EMBEDDING_MODEL];
  if (settings.MINSHENG_EMBEDDING_PROVIDER === 'lexical' || baseURL === null || model === null) {
    return { provider: 'lexical' };
  }
  return {
    provider: 'openai',
    baseURL,
    model,
    apiKey: settings.MINSHENG_EMBEDDING_API_KEY || NO_KEY,
    dimensions: settings.MINSHENG_EMBEDDING_DIMENSIONS,
    sendDimensions: settings.MINSHENG_EMBEDDING_SEND_DIMENSIONS,
    encodingFormat: settings.MINSHENG_EMBEDDING_ENCODING_FORMAT,
    batchSize: settings.MINSHENG_EMBEDDING_BATCH_SIZE,
    maxCharacters: settings.MINSHENG_EMBEDDING_MAX_CHARACTERS,
    timeoutMs: settings.MINSHENG_EMBEDDING_TIMEOUT_SECONDS * 1000,
    maxRetries: settings.MINSHENG_EMBEDDING_MAX_RETRIES,
  };
}

function chatOf(settings: SettingValues): ChatConfig | null {
  const [baseURL, model] = [settings.MINSHENG_CHAT_BASE_URL, settings.MINSHENG_CHAT_MODEL];
  if (baseURL === null || model === null) return null;
  return {
    baseURL,
    model,
    apiKey: settings.MINSHENG_CHAT_API_KEY || NO_KEY,
    method: settings.MINSHENG_CHAT_STRUCTURED_OUTPUT,
    timeoutMs: settings.MINSHENG_CHAT_TIMEOUT_SECONDS * 1000,
    maxRetries: settings.MINSHENG_CHAT_MAX_RETRIES,
  };
}

function identityOf(settings: SettingValues): IdentityConfig {
  const [issuer, clientId] = [settings.MINSHENG_OIDC_ISSUER, settings.MINSHENG_OIDC_CLIENT_ID];
  return {
    publicAddress: settings.MINSHENG_PUBLIC_ADDRESS,
    behindProxy: settings.MINSHENG_BEHIND_PROXY,
    session: {
      idleMinutes: settings.MINSHENG_SESSION_IDLE_MINUTES,
      hours: settings.MINSHENG_SESSION_HOURS,
    },
    singleSignOn:
      issuer === null || clientId === null
        ? null
        : {
            issuer,
            clientId,
            clientSecret: settings.MINSHENG_OIDC_CLIENT_SECRET,
            nameClaim: settings.MINSHENG_OIDC_NAME_CLAIM,
          },
  };
}
