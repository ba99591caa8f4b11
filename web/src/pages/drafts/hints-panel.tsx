import { Button } from 'antd';
import type { Hint } from '../../api/drafts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PART_WORDS, RULE_WORDS, WEIGHT_WORDS, WEIGHTS } from './draft-words.ts';

type Props = {
  /** null: not checked yet. */
  readonly hints: readonly Hint[] | null;
  readonly onJump: (hint: Hint) => void;
  readonly onReplace: (hint: Hint) => void;
};

/** What does not look right yet, what must be changed first. */
export function HintsPanel({ hints, onJump, onReplace }: Props) {
  if (hints === null) return <p className="note">正在检查……</p>;
  if (hints.length === 0) {
    return (
      <EmptyState title="没有提示">检查过了：没有发现必须改正或建议修改的地方。内容仍由您把关。</EmptyState>
    );
  }
  return WEIGHTS.map((weight) => {
    const own = hints.filter((hint) => hint.weight === weight);
    if (own.length === 0) return null;
    return (
      <section key={weight} className={`hints hints-${weight}`}>
        <h3>
          {WEIGHT_WORDS[weight]}（{own.length}）
        </h3>
        <ul>
          {own.map((hint, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same hint may be given twice
            <li key={`${hint.rule} ${hint.message} ${index}`}>
              <HintItem hint={hint} onJump={onJump} onReplace={onReplace} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function HintItem({ hint, onJump, onReplace }: Omit<Props, 'hints'> & { readonly hint: Hint }) {
  const { rule, ground, part, message, remedy, replacement } = hint;
  return (
    <>
      <p className="hint-rule">
        {RULE_WORDS[rule]}
        {ground && ` ${ground}`}
      </p>
      <p>{message}</p>
      <p className="note">{remedy}</p>
      {part !== null && (
        <p className="hint-acts">
          <Button size="small" onClick={() => onJump(hint)}>
            到{PART_WORDS[part]}
          </Button>
          {replacement !== null && (
            <Button size="small" onClick={() => onReplace(hint)}>
              {replacement === '' ? '删去' : `改为“${replacement}”`}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
