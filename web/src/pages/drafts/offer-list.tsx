import { Button } from 'antd';
import type { Section } from '../../../../src/domain/draft.ts';
import type { Acceptance, Offer } from '../../api/drafts.ts';
import type { Cite } from './cited-text.tsx';
import { SECTION_WORDS } from './draft-words.ts';
import { SentenceItem } from './sentence-item.tsx';

type Props = {
  readonly section: Section;
  /** Of this section and of one turn. */
  readonly offers: readonly Offer[];
  readonly isBusy: boolean;
  readonly onAccept: (acceptance: Acceptance) => void;
  readonly onDismiss: (ids: readonly number[]) => void;
  readonly onCite: Cite;
};

/** Faults with which a sentence never goes into a draft: the service refuses them too. */
const KEPT_OUT: ReadonlySet<string> = new Set([
  'instruction',
  'personal_data',
  'copied_record',
  'unreadable',
]);
const mayStand = ({ verdict }: Offer) => !verdict.faults.some(({ code }) => KEPT_OUT.has(code));

/** What the assistant wrote for a section that has other words already: a person takes it or leaves it. */
export function OfferList({ section, offers, isBusy, onAccept, onDismiss, onCite }: Props) {
  const [first] = offers;
  if (!first) return null;
  const { turnId } = first;
  const whole = (mode: Acceptance['mode']) => onAccept({ turnId, section, passageIds: null, mode });
  return (
    <section className="offers" aria-label={`助手为“${SECTION_WORDS[section]}”另写的句子`}>
      <h3>助手另写了 {offers.length} 句，还没有放进草稿</h3>
      <ul className="sentences">
        {offers.map((offer) => {
          const { id, text, origin, verdict } = offer;
          const one: Acceptance = { turnId, section, passageIds: [id], mode: 'append' };
          return (
            <SentenceItem key={id} text={text} origin={origin} verdict={verdict} onCite={onCite}>
              {mayStand(offer) ? (
                <Button size="small" disabled={isBusy} onClick={() => onAccept(one)}>
                  采用
                </Button>
              ) : (
                <span className="note">不能放入</span>
              )}
              <Button size="small" onClick={() => onDismiss([id])}>
                不采用
              </Button>
            </SentenceItem>
          );
        })}
      </ul>
      {offers.some(mayStand) && (
        <p className="offer-acts">
          <Button disabled={isBusy} onClick={() => whole('append')}>
            全部接在后面
          </Button>
          <Button disabled={isBusy} onClick={() => whole('replace')}>
            替换本部分
          </Button>
          <Button onClick={() => onDismiss(offers.map(({ id }) => id))}>都不采用</Button>
        </p>
      )}
    </section>
  );
}
