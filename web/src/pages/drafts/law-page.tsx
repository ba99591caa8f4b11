import { useQuery } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { Link, useParams } from 'react-router';
import { articleWords } from '../../../../src/domain/numeral.ts';
import type { client } from '../../api/client.ts';
import { articleQuery } from '../../api/drafts-audit.ts';
import { lawArticleAddress } from '../../app/addresses.ts';
import { formatProseDate } from '../../components/format-date.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import './drafts.css';

type Article = InferResponseType<(typeof client.api)['law-articles'][':id']['$get'], 200>;
type Neighbour = NonNullable<Article['before']>;

/** One article of the library, with its law's edition and the articles beside it. */
export function LawPage() {
  const query = useQuery(articleQuery(useParams()['id'] ?? ''));
  return (
    <QueryState query={query} title="法条">
      {(article) => <ArticleText article={article} />}
    </QueryState>
  );
}

function ArticleText({ article }: { readonly article: Article }) {
  const { number, suffix, text, inForce, law, before, after } = article;
  return (
    <>
      <PageHeader
        title={`《${law.name}》${articleWords(number, suffix)}`}
        note={`${law.edition} · ${law.issuer} · ${formatProseDate(law.validFrom)}起施行${
          law.validTo ? `，${formatProseDate(law.validTo)}失效` : ''
        }`}
      />
      <p>{inForce ? '现行有效，可以引用。' : <strong>现在不是有效条文，不能引用。</strong>}</p>
      <p className="law-text">{text}</p>
      <nav className="law-neighbours" aria-label="前后条">
        {before && <NeighbourLink word="前一条" article={before} />}
        {after && <NeighbourLink word="后一条" article={after} />}
      </nav>
      {law.note && <p className="note">{law.note}</p>}
    </>
  );
}

function NeighbourLink({ word, article }: { readonly word: string; readonly article: Neighbour }) {
  return (
    <p>
      {word}：<Link to={lawArticleAddress(article.id)}>{articleWords(article.number, article.suffix)}</Link>{' '}
      <span className="one-quote note">{article.text}</span>
    </p>
  );
}
