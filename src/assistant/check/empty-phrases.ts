/** 空话: a measure of nothing but 高度重视、加大力度. */
import { withoutMarks } from '../marks.ts';
import { hint, type Rule } from './check-input.ts';
import { inShort, measuresOf } from './parts.ts';

/** Longer ones first: 进一步加大工作力度 goes before 加大力度. */
const PHRASES = [
  '(?:进一步|切实|不断|持续|大力|全面|坚决|认真|积极|着力|努力|尽快|尽早|及时|抓紧|真正|有效|充分|务必|必须|一定要)',
  '(?:高度|引起|给予)?(?:高度)?重视',
  '(?:提高|增强|统一)(?:政治站位|思想认识|认识|责任感|紧迫感|意识)',
  '加(?:大|强)(?:[\\p{Script=Han}]{0,6}(?:力度|领导|管理|监管|监督|统筹|协调|宣传|引导|工作|沟通|配合|投入|检查|督促|指导|治理|整治|建设))?',
  '(?:形成|齐抓共管|凝聚)(?:[的]?(?:工作)?(?:合力|共识))?',
  '(?:落实|压实|明确)(?:[\\p{Script=Han}]{0,4}责任|到位)',
  '(?:建立|健全|完善)(?:健全|完善)?(?:长效|相关|有关|工作)?(?:机制|制度|体系)',
  '(?:解决|处理|改善|整改|办理|落实|推进|推动|提升|提高|关注|研究|改进|优化|规范)(?:好|到位|落实)?',
  '(?:群众|居民|百姓|市民|老百姓)?(?:急难愁盼|所急所盼|满意|反映强烈)(?:的)?',
  '(?:有关|相关|各级|各|职能|主管)(?:职能|主管)?(?:部门|单位|政府|方面)',
  '(?:这一|这个|该|此|上述|相关|有关|存在的?)?(?:问题|工作|情况|现象|事项|难题|诉求)',
  '(?:工作|服务|管理)?(?:水平|质量|能力|效率|力度)',
  '下大力气|想方设法|千方百计|抓好|做好|抓实|抓细|落到实处|落地见效|取得实效|见成效|标本兼治|真抓实干|多措并举|综合施策|常抓不懈|久久为功|负起责任|履职尽责|拿出(?:有效)?(?:办法|措施)|采取(?:有效|有力|切实可行的?)?措施',
  '建议|希望|请求|恳请|要求|对此|为此|我们|政府|部门|单位|领导|社会|各界|予以|给予|进行|开展|从而|以便|使|由|请|对|把|将|要|应当?|能够?|让|的|和|与|及|并|等|了|地|得|在|为',
];
const EMPTY = new RegExp(PHRASES.join('|'), 'gu');
const HOLLOW = /重视|力度|切实|尽快|尽早|有关部门|相关部门|加强|解决|完善|提高|落实|合力|到位|机制/u;
/** A number, a name or a place needs at least this many characters of its own. */
const SUBSTANCE = 6;

export function isEmptyMeasure(text: string): boolean {
  const spoken = withoutMarks(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (!HOLLOW.test(spoken)) return false;
  return spoken.replace(EMPTY, '').length < SUBSTANCE;
}

export const emptyPhrases: Rule = ({ content }) =>
  measuresOf(content)
    .filter(({ text }) => isEmptyMeasure(text))
    .map(({ text, start, end }) =>
      hint({
        rule: 'empty_phrases',
        weight: 'should',
        part: 'measures',
        at: { start, end },
        message: `“${inShort(text)}”没有可以办的事`,
        remedy: '写明请哪个单位、做什么、做到多少；写不出的删去',
      }),
    );
