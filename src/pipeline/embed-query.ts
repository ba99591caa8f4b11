/** Gives a text that somebody typed a vector in the active space. It is not stored, and nothing of it is logged. */
import type { Config } from '../config/config.ts';
import { DomainError } from '../domain/errors.ts';
import { createLexicalProvider, type KindReader } from '../embed/lexical-provider.ts';
import { createOpenAiProvider } from '../embed/openai-provider.ts';
import type { EmbeddingProvider } from '../embed/provider.ts';
import { unpackFrequency } from '../embed/store-frequency.ts';
import type { Db } from '../store/database.ts';
import { findActiveSpace, findActiveSpaceId } from '../store/vectors/spaces.ts';

export type EmbeddedQuery = { readonly spaceId: number; readonly vector: Float32Array };

/** @returns null when the text holds nothing that could be compared. */
export type QueryEmbedder = (text: string) => Promise<EmbeddedQuery | null>;

/** A typed text has no place column, and kinds are asked only for texts that have one. */
const NO_KINDS: KindReader = { version: 'none', read: () => [] };

/** The frequencies of a lexical space are 4 MB: they are read once, and again when another space is active. */
export function createQueryEmbedder(db: Db, { embedding }: Pick<Config, 'embedding'>): QueryEmbedder {
  let kept: { spaceId: number; provider: EmbeddingProvider } | null = null;
  return async function embedQuery(text) {
    const spaceId = await findActiveSpaceId(db);
    if (spaceId === undefined) {
      throw new DomainError(
        'not_found',
        '还没有运行结果，因此不能查找相近的诉求',
        '请先导入数据，再运行一次',
      );
    }
    if (kept?.spaceId !== spaceId) kept = { spaceId, provider: await openProvider(db, embedding) };
    const [outcome] = await kept.provider.embed([{ title: '', text }]);
    if (outcome?.ok) return { spaceId, vector: outcome.vector };
    if (outcome === undefined || outcome.reason === 'empty_text') return null;
    throw new DomainError(
      'model_unavailable',
      `向量服务没有给出结果（${outcome.reason}）`,
      '请稍后重试；若仍出现，请联系管理员检查向量服务',
    );
  };
}

async function openProvider(db: Db, embedding: Config['embedding']): Promise<EmbeddingProvider> {
  const active = await findActiveSpace(db);
  if (active?.provider === 'lexical') {
    return createLexicalProvider(unpackFrequency(active.parameters), NO_KINDS);
  }
  if (embedding.provider === 'openai' && embedding.model === active?.model)
    return createOpenAiProvider(embedding);
  throw new DomainError(
    'conflict',
    `现有向量出自模型 ${active?.model ?? '（无）'}，与当前配置不符`,
    '请按当前配置重新运行一次，或恢复原来的向量模型配置',
  );
}
