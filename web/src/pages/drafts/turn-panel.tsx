import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TurnFailure, TurnStep } from '../../../../src/domain/turn.ts';
import { assistantQuery, type Draft } from '../../api/drafts.ts';
import type { Cite } from './cited-text.tsx';
import { FAILURE_WORDS, SECTION_ORDER, SECTION_WORDS, STEP_ORDER, STEP_WORDS } from './draft-words.ts';
import { SentenceItem } from './sentence-item.tsx';
import type { TurnLog } from './turn-log.ts';

type Turn = NonNullable<Draft['turn']>;

type Props = {
  readonly turn: Turn;
  readonly log: TurnLog;
  readonly isLost: boolean;
  readonly onCancel: () => void;
  readonly isStopping: boolean;
  readonly onCite: Cite;
};

/** A turn under way: what it does now, and its sentences as they come. */
export function TurnProgress({ turn, log, isLost, onCancel, isStopping, onCite }: Props) {
  const steps: readonly TurnStep[] = turn.scope === 'all' ? STEP_ORDER : ['search', turn.scope];
  const place = log.step === null ? 0 : Math.max(0, steps.indexOf(log.step));
  return (
    <section className="turn" aria-label="起草进度">
      <ol className="turn-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < place ? 'is-done' : undefined}
            aria-current={index === place ? 'step' : undefined}
          >
            {STEP_WORDS[step]}
            {index < place && <span className="for-readers">（已完成）</span>}
          </li>
        ))}
      </ol>
      <p role="status" className="turn-now">
        {isStopping ? '正在停下，已写出的句子会保留' : `正在${nowWord(steps[place] ?? 'search')}`}
        {log.evidence > 0 && `，已找到依据材料 ${log.evidence} 份`}
        {log.passages.length > 0 && `，已写 ${log.passages.length} 句`}
        {isLost && '。连接断开，正在重新连接；起草没有停'}
      </p>
      <progress value={place} max={steps.length} aria-label="起草进度" />
      <p>
        <Button onClick={onCancel} disabled={isStopping}>
          停止起草
        </Button>
      </p>
      {log.title !== null && <p className="turn-title">{log.title}</p>}
      {SECTION_ORDER.map((section) => {
        const own = log.passages.filter((passage) => passage.section === section);
        if (own.length === 0) return null;
        return (
          <section key={section}>
            <h3>{SECTION_WORDS[section]}</h3>
            <ul className="sentences">
              {own.map(({ id, text, origin, verdict }) => (
                <SentenceItem key={id} text={text} origin={origin} verdict={verdict} onCite={onCite} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

const nowWord = (step: TurnStep): string =>
  step === 'search' || step === 'outline' ? STEP_WORDS[step] : `写“${STEP_WORDS[step]}”`;

/** How a turn ended, when there is something to know: who wrote, what failed, what to do. */
export function TurnOutcome({ turn, log }: Pick<Props, 'turn' | 'log'>) {
  const { data: assistant } = useQuery(assistantQuery);
  const said = outcomeOf(turn, log, assistant?.model ?? null);
  if (said.length === 0) return null;
  return (
    <div className="turn-outcome" role="status">
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function outcomeOf({ writer, state, failure }: Turn, { fallbacks }: TurnLog, model: string | null): string[] {
  if (state === 'cancelled') return ['已停止。写出的句子保留在下面，采用与否由您决定。'];
  const why = [...new Set(fallbacks.map((fallback) => fallback.failure))];
  const whole = state === 'failed' ? [`没有写完：${FAILURE_WORDS[failure ?? 'interrupted']}。`] : [];
  if (why.length === 0) {
    const byTemplate =
      writer === 'template' && model === null
        ? '没有接入模型：本稿由模板和依据材料写成，方括号【请补充】处只有您知道，请填写。'
        : null;
    return byTemplate === null ? whole : [...whole, byTemplate];
  }
  return [
    ...whole,
    `${partsOf(fallbacks)}没有全用模型写，由模板和依据材料补上，仍可照常修改和提交。原因：${why.map(reasonOf).join('；')}。`,
  ];
}

const reasonOf = (failure: TurnFailure): string => FAILURE_WORDS[failure];

const partsOf = (fallbacks: TurnLog['fallbacks']): string =>
  [...new Set(fallbacks.map(({ step }) => (step === 'outline' ? '提纲' : STEP_WORDS[step])))]
    .map((word) => `“${word}”`)
    .join('、');

type QuestionsProps = {
  readonly questions: readonly string[];
  readonly onAnswer: (wish: string) => void;
  readonly isBusy: boolean;
};

const LONGEST_ANSWER = 200;

/** What only the deputy can tell: the answers go into the next turn. */
export function Questions({ questions, onAnswer, isBusy }: QuestionsProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  if (questions.length === 0) return null;
  const given = questions.filter((question) => (answers[question] ?? '').trim() !== '');
  const wish = given.map((question) => `${question} ${answers[question]?.trim()}`).join('\n');
  return (
    <section className="questions" aria-label="助手想问您">
      <h2>助手想问您</h2>
      {questions.map((question) => (
        <label key={question}>
          {question}
          <input
            value={answers[question] ?? ''}
            maxLength={LONGEST_ANSWER}
            onChange={(event) => setAnswers({ ...answers, [question]: event.target.value })}
          />
        </label>
      ))}
      <p>
        <Button disabled={given.length === 0 || isBusy} onClick={() => onAnswer(wish.slice(0, 500))}>
          按回答再写一遍
        </Button>
        <span className="note">您写过或改过的文字不会被覆盖；不回答也可以。</span>
      </p>
    </section>
  );
}
