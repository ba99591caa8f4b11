/** What the card proposes: 补充新情况, 联名 or a new suggestion, with the reason in one sentence. Pure. */
import type { ReplyClass } from '../../domain/record.ts';
import type { Chain, Earlier, Proposal } from './find-answer.ts';

const CLASS_WORDS: Readonly<Record<ReplyClass, string>> = {
  A: '答复类别为A（已解决）',
  B: '答复类别为B（正在解决）',
  C: '答复类别为C（列入计划）',
  D: '答复类别为D（暂难解决）',
};

/** @param chains as the card shows them. A suggestion of this year that is still handled comes before older ones. */
export function proposeStep(chains: readonly Chain[]): Proposal {
  const chain = chains.find(({ alike }) => alike);
  const newest = chain?.suggestions.at(-1);
  if (chain === undefined || newest === undefined) {
    const reason =
      chains.length === 0
        ? '近五年没有找到同类建议，可以作为新建议提出。'
        : '近五年没有找到同一问题的建议，只有相近的，可以作为新建议提出。';
    return { step: 'new', reason, recordId: null };
  }
  const pending = chain.suggestions.findLast((suggestion) => suggestion.pending);
  if (pending !== undefined) {
    const by = pending.leadDeputy === null ? '已有代表' : `${pending.leadDeputy}代表已`;
    const reason = `今年${by}提出《${pending.title}》，仍在办理中，宜联系联名，不必重复提出。`;
    return { step: 'cosign', reason, recordId: pending.recordId };
  }
  return { step: 'supplement', reason: reasonToSupplement(chain, newest), recordId: newest.recordId };
}

function reasonToSupplement({ suggestions, sameAnswers, news }: Chain, newest: Earlier): string {
  const years = [...new Set(suggestions.map(({ year }) => year))];
  const asked =
    years.length > 1 ? `${years.join('、')}年先后提出过同类建议` : `${newest.year}年提出过同类建议`;
  const answered = newest.replyClass === null ? null : `最近一次${CLASS_WORDS[newest.replyClass]}`;
  const open = suggestions.some(({ promisesOpen }) => promisesOpen) ? '承诺事项尚待核实' : null;
  const same = sameAnswers.length > 0 ? '且历年答复相近' : null;
  const fresh = news.length === 0 ? null : `此后${news.map(({ words }) => words).join('、')}`;
  const told = [asked, answered, same, open, fresh].filter((part) => part !== null);
  return `${told.join('，')}，宜补充新情况再提，不必照抄原建议。`;
}
