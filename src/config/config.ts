import type { Weights } from '../domain/ranking.ts';

export type Language = 'zh' | 'en';

export type OpenAiEmbeddingConfig = {
  readonly provider: 'openai';
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  readonly dimensions: number;
  readonly sendDimensions: boolean;
  readonly encodingFormat: 'float' | 'base64';
  readonly batchSize: number;
  readonly maxCharacters: number;
  readonly timeoutMs: number;
  readonly maxRetries: number;
};

export type ChatConfig = {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  readonly method: 'jsonSchema' | 'functionCalling' | 'jsonMode';
  readonly timeoutMs: number;
  readonly maxRetries: number;
};

/** The drafting assistant. */
export type AssistantConfig = {
  /** Tokens a day in China, in and out together; 0 = no model for drafting. */
  readonly personTokens: number;
  readonly dayTokens: number;
  /** How long calls of the model are kept for the audit. */
  readonly logDays: number;
};

export type SingleSignOnConfig = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the sign-in name, for accounts that are not tied to a subject yet. */
  readonly nameClaim: string;
};

/** Sign-in and sessions. */
export type IdentityConfig = {
  /** https://… as people type it; null = plain http on this machine. Decides cookies, single sign-on, foreign requests. */
  readonly publicAddress: string | null;
  /** The client's address is in X-Forwarded-For, written by our own proxy. */
  readonly behindProxy: boolean;
  readonly session: { readonly idleMinutes: number; readonly hours: number };
  /** null = passwords only. */
  readonly singleSignOn: SingleSignOnConfig | null;
};

/** Read once at the start and handed down; nothing else looks at the environment. */
export type Config = {
  /** A data directory or postgres://… (holds a password: never print it). */
  readonly database: string;
  /** Key of the hashes of people; null = not configured (src/config/person-key.ts). */
  readonly personKey: string | null;
  /** 贵阳市 */
  readonly city: string;
  readonly language: Language;
  /** Confidential records never go to a provider that is not local: that is no setting. */
  readonly embedding: { readonly provider: 'lexical' } | OpenAiEmbeddingConfig;
  /** null = no chat model: titles are extracted. */
  readonly chat: ChatConfig | null;
  readonly assistant: AssistantConfig;
  readonly weights: Weights;
  /** Groups shown outside staff have at least so many distinct people. */
  readonly minimumPeople: number;
  /** What the lower end of a blind check's interval must reach before a report is more than a draft. */
  readonly agreementLine: number;
  /** Uploads that wait for their import, rejected rows kept for correction, and reports. */
  readonly workDirectory: string;
  readonly uploadLimitBytes: number;
  /** Average similarity inside an issue at which grouping stops; null = the provider's default. */
  readonly groupingThreshold: number | null;
  readonly identity: IdentityConfig;
};
