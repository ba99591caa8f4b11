/** What must not stand in a draft whatever it cites: personal data, orders to a model, markup, hidden characters. */
import { maskText } from '../../ingest/mask/mask-text.ts';
import { hasInjection } from '../../llm/find-injection.ts';
import { withoutMarks } from '../marks.ts';
import { type Checked, type Claim, fault } from './claim.ts';

/** Talk about the answer instead of the matter. */
const ABOUT_ITSELF =
  /作为(?:一个|一名|一款)?(?:AI|人工智能|(?:大)?语言模型|助手)|我(?:无法|不能)(?:提供|访问|生成)|(?:以下|下面|上面)(?:就)?是[^。！？，；]{0,10}(?:草稿|初稿|回答|输出)|为您(?:生成|起草|撰写)|JSON|prompt/i;
const MARKUP = /<\/?[a-z!][^>]*>?|https?:|www\.|javascript:|```|\]\(|\{\{|\}\}|&#?\w+;/i;
/** Zero width, direction marks, control characters: never typed, only used to hide something. */
const HIDDEN = /(?![\n\r\t])[\p{Cc}\p{Cf}\ufffd]/u;

export function checkWords({ text }: Claim): Checked {
  const faults = [];
  const plain = withoutMarks(text);
  if (maskText(plain).text !== plain) faults.push(fault('personal_data', '含有个人信息，请删去或改写'));
  if (hasInjection(plain) || ABOUT_ITSELF.test(plain)) {
    faults.push(fault('instruction', '不是建议的内容，像是对写作工具的指令或它的自述'));
  }
  if (MARKUP.test(plain) || HIDDEN.test(plain)) {
    faults.push(fault('unreadable', '含有网址、排版代码或看不见的字符'));
  } else if (!/\p{Script=Han}/u.test(plain)) faults.push(fault('unreadable', '不是中文句子'));
  return { looked: false, faults };
}
