import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import {
  type Chain,
  type Earlier,
  FEWEST_CHARACTERS,
  type FindAnswer,
  type Found,
  findQuery,
} from '../../api/drafts-find.ts';
import { useMay } from '../../api/session.ts';
import { issueAddress, lawArticleAddress, recordAddress } from '../../app/addresses.ts';
import { useLater } from '../../app/use-later.ts';
import { DateText } from '../../components/date-text.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatProseDate } from '../../components/format-date.ts';

const PROPOSALS: { readonly [S in FindAnswer['proposal']['step']]: string } = {
  supplement: '补充新情况',
  cosign: '联名',
  new: '新提',
};

const QUIET_MS = 400;

/** 以前提过吗: looks while somebody types; a search for words that have changed is stopped. */
export function FindCard({ text }: { readonly text: string }) {
  const settled = useLater(text.trim(), QUIET_MS);
  const search = useQuery(findQuery(settled));
  if (settled.length < FEWEST_CHARACTERS) {
    return (
      <p className="note">写到 {FEWEST_CHARACTERS} 个字以上，这里会列出以前的建议和答复、有关事项和法条。</p>
    );
  }
  if (search.isError) return <ErrorState error={search.error} retry={() => void search.refetch()} />;
  return (
    <>
      <p className="for-readers" role="status">
        {search.isFetching ? '正在查找' : `查到以前的建议 ${search.data?.earlier.length ?? 0} 组`}
      </p>
      {search.data ? <FindResult answer={search.data} /> : <p className="note">正在查找……</p>}
    </>
  );
}

function FindResult({
  answer: { earlier, proposal, issues, laws, partial },
}: {
  readonly answer: FindAnswer;
}) {
  return (
    <div className="find-result">
      <p className="proposal">
        <strong>{PROPOSALS[proposal.step]}</strong>　{proposal.reason}
      </p>
      {partial !== null && (
        <p className="note">
          {partial === 'no_run'
            ? '还没有运行过，只按文字查找，可能不全。'
            : '向量服务没有回答，只按文字查找，可能不全。'}
        </p>
      )}
      {earlier.length > 0 && (
        <section>
          <h3>以前的建议</h3>
          {earlier.map((chain) => (
            <ChainItem key={chain.suggestions[0]?.recordId} chain={chain} />
          ))}
        </section>
      )}
      {issues.length > 0 && (
        <section>
          <h3>有关事项</h3>
          <ul className="find-list">
            {issues.map((issue) => (
              <IssueLine key={issue.heading} issue={issue} />
            ))}
          </ul>
        </section>
      )}
      {laws.length > 0 && (
        <section>
          <h3>有关法条</h3>
          <ul className="find-list">
            {laws.map((law) => (
              <LawLine key={law.heading} law={law} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ChainItem({ chain: { suggestions, alike, sameAnswers, issue, news } }: { readonly chain: Chain }) {
  const newestFirst = suggestions.toReversed();
  return (
    <article className="chain">
      {!alike && <p className="note">相近，不一定是同一件事</p>}
      {newestFirst.map((suggestion) => (
        <EarlierItem key={suggestion.recordId} suggestion={suggestion} />
      ))}
      {sameAnswers.map(({ years, excerpt }) => (
        <p key={years.join()} className="same-answer">
          <strong>历年同答</strong>：{years.join('、')} 年的答复几乎相同：“{excerpt.text}”
        </p>
      ))}
      {news.length > 0 && (
        <p className="news">
          <strong>此后的新情况</strong>：{news.map(({ words }) => words).join('，')}
          {issue && (
            <>
              （<Link to={issueAddress(issue.id)}>{issue.title}</Link>）
            </>
          )}
        </p>
      )}
    </article>
  );
}

const CLASSES = {
  A: 'A 已解决或基本解决',
  B: 'B 正在解决',
  C: 'C 列入计划',
  D: 'D 暂难解决',
} as const;

function EarlierItem({ suggestion }: { readonly suggestion: Earlier }) {
  const { recordId, title, year, leadDeputy, cosigners, leadUnit, replyClass, answer, pending } = suggestion;
  const may = useMay();
  const who = leadDeputy === null ? null : cosigners > 0 ? `${leadDeputy}等 ${cosigners + 1} 人` : leadDeputy;
  return (
    <div className="earlier">
      <h4>{may('getRecord') ? <Link to={recordAddress(recordId)}>{title}</Link> : title}</h4>
      <p className="note">
        {[`${year}年`, who, leadUnit && `承办 ${leadUnit}`, replyClass && `答复类别 ${CLASSES[replyClass]}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {answer ? (
        <blockquote>{answer.text}</blockquote>
      ) : (
        <p className="note">{pending ? '今年提出，还在办理，尚未答复' : '没有找到答复'}</p>
      )}
      <Promises suggestion={suggestion} />
    </div>
  );
}

function Promises({ suggestion: { promises, promisesOpen, answer } }: { readonly suggestion: Earlier }) {
  const others = promises.filter(({ text, due }) => text !== answer?.text || due !== null);
  if (!promisesOpen || others.length === 0) return null;
  return (
    <details className="promises">
      <summary>答复中的承诺 {others.length} 项，尚待核实</summary>
      <ul>
        {others.map(({ start, text, due }) => (
          <li key={start}>
            {text}
            {due && <span className="note">（期限 {formatProseDate(due)}）</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function IssueLine({ issue: { heading, target, figures } }: { readonly issue: Found }) {
  return (
    <li>
      {target.kind === 'issue' ? <Link to={issueAddress(target.issueId)}>{heading}</Link> : heading}
      <span className="note"> {figures.map(({ words }) => words).join('，')}</span>
    </li>
  );
}

function LawLine({ law: { heading, target, texts, date } }: { readonly law: Found }) {
  return (
    <li>
      {target.kind === 'law' ? <Link to={lawArticleAddress(target.articleId)}>{heading}</Link> : heading}
      {date && (
        <span className="note">
          {' '}
          <DateText value={date} />
          起施行
        </span>
      )}
      <span className="one-quote">{texts[0]?.text}</span>
    </li>
  );
}
