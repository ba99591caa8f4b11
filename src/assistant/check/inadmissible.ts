/** What may not be filed as a suggestion, N01 to N09; N06 is the competence of the city. By words alone: a person decides. */
import { SECTIONS } from '../../domain/draft.ts';
import type { Hint } from '../../domain/hint.ts';
import { withoutMarks } from '../marks.ts';
import { hint, type Rule } from './check-input.ts';
import { type Clause, clausesOf, inShort, type Part, PLACEHOLDER, type partsOf } from './parts.ts';

type Ground = {
  readonly code: string;
  readonly weight: Hint['weight'];
  /** What it looks like. */
  readonly says: string;
  readonly remedy: string;
  readonly words: RegExp;
  /** Where to look; left out = everywhere. What others did wrong is told in the facts. */
  readonly only?: readonly Part[];
  /** The same words in a sentence that is none of it. */
  readonly unless?: RegExp;
};

const N = '[^，。；\\n]';
const GROUNDS: readonly Ground[] = [
  {
    code: 'N01',
    weight: 'should',
    says: '像是本人、亲属或本单位的个别事项',
    remedy: '改为同类群体的公共问题；个人事项请走信访或本单位渠道',
    words:
      /(?:我|本人)的?(?:儿子|女儿|孩子|小孩|孙子|孙女|爱人|妻子|老婆|丈夫|老公|父亲|母亲|父母|爸|妈|哥哥|弟弟|姐姐|妹妹|岳父|岳母|公婆|亲戚|亲属|家人)|(?:本人|我个人)的?(?:房|工资|职称|待遇|工作|户口|养老|退休|编制|住房|补偿)|我家(?!乡)|我(?:们)?的?(?:公司|单位|厂里?|企业|店里?)(?![们])/u,
  },
  {
    code: 'N02',
    weight: 'must',
    says: '像是转交群众来信、申诉或举报',
    remedy: '概括成公共问题再提；信件本身请按代表来信或信访渠道转办',
    words: new RegExp(
      `(?:转交|转递|代转|转呈|呈转|转送|附上|现附|现将|随附)${N}{0,16}(?:来信|信件|联名信|信访件|上访材料|申诉|控告|举报信|检举|材料)|(?:来信|上访材料|举报信|申诉信|控告信|联名信|信访材料)[，,：:]?${N}{0,6}(?:如下|附后|转交|原文|全文|转上|转给)|代(?:${N}{1,8})?(?:居民|村民|群众|业主|市民)转`,
      'u',
    ),
    unless: /(?:不|禁止|不得|避免)(?:再|层层)?转交|首办|转办机制|转交机制/u,
  },
  {
    code: 'N03',
    weight: 'must',
    says: '像是法院、检察院、监察或仲裁机关的具体案件',
    remedy: '具体案件请当事人依法定程序解决；要提的是制度性问题',
    words: new RegExp(
      `案号|[（(〔]20\\d\\d[）)〕]\\S{1,8}(?:民|刑|行|执|破)\\S{0,3}\\d+号|(?:不服|撤销|纠正|改判|推翻)${N}{0,14}(?:判决|裁定|裁决|仲裁)|(?:判决|裁定|裁决)${N}{0,8}(?:不公|错误|不服|改判|撤销|有误)|(?:一审|二审|终审|再审)${N}{0,12}(?:判|裁|败诉|胜诉|发回|维持|改)|申请(?:再审|抗诉)|(?:法院|检察院|监委|监察委员会|公安机关|仲裁委)${N}{0,14}(?:本案|该案|此案)|(?:本案|该案|此案)${N}{0,14}(?:法院|检察院|监委|仲裁|立案|审理|执行)`,
      'u',
    ),
    unless: /(?:平均|占比?|同比|类案|全市|受理\d)/u,
  },
  {
    code: 'N04',
    weight: 'should',
    says: '像是推介产品或学术讨论',
    remedy: '去掉品牌和企业，写需要达到的标准；学术观点请写成可以办的事',
    words: new RegExp(
      `(?:我|本|该)(?:公司|司|企业|厂)${N}{0,16}(?:产品|技术|设备|系统|专利|品牌|方案)|(?:推广|推荐|推介|采购|购买|选用|采用|使用)${N}{0,14}(?:公司|集团|企业|厂家?)(?:的|自主|研发|生产|开发)|[“"]?\\S{1,8}牌(?:产品|净水器|设备|口罩|空调|饮料|酒|药)|独家(?:专利|技术|产品|代理)|性价比|优惠价|欢迎(?:选购|洽谈|订购)|学术(?:探讨|观点|界|争鸣)|本文(?:认为|通过|从|试图|旨在|提出)|文献综述|研究假设|理论(?:框架|模型|基础上探讨)|摘要[:：]|关键词[:：]`,
      'u',
    ),
  },
  {
    code: 'N07',
    weight: 'must',
    says: '像是为正在招标的项目指定单位',
    remedy: '删去企业名称；可以建议完善招标规则和监督',
    words: new RegExp(
      `(?:指定|确定|推荐|支持|建议由|交由|交给|直接委托|内定)${N}{0,22}(?:公司|集团|企业|单位)${N}{0,8}(?:中标|承建|承接|承包|供货|施工|实施该)|(?:招标|投标|竞标|评标|标段|采购)${N}{0,18}(?:给予|优先(?:考虑|选择|由)|推荐|指定|倾斜|交给|让)${N}{0,14}(?:公司|集团|企业)|(?:由|让)${N}{2,16}(?:公司|集团|企业)中标`,
      'u',
    ),
    unless: /(?:严禁|禁止|不得|防止|杜绝|查处|避免)/u,
  },
  {
    code: 'N08',
    weight: 'should',
    says: '像是法律、政策咨询',
    remedy: '咨询请拨 12345 或问承办单位；建议要提出希望怎样改',
    words:
      /请问|(?:想|需要|特此)(?:咨询|了解一下|问一下|请教)|咨询一下|请(?:予)?(?:解释|解答|释疑)(?!工作)|(?:如何|怎么|怎样|是否(?:符合|可以|能|能够|属于|享受))(?!办[?？])[^，。；\n]{1,16}[?？]|(?:政策|规定)(?:是什么|是怎样的|是如何规定的|有哪些)[?？]/u,
  },
  {
    code: 'N09',
    only: ['title', 'measures'],
    weight: 'should',
    says: '像是要求做法律不允许的事',
    remedy: '改为在法律范围内可以做的；对规定有意见的，建议向制定机关反映',
    words: new RegExp(
      `突破${N}{0,10}(?:红线|规定|限制|底线|上限|法律|法规|政策限制)|(?:无视|绕开|绕过|规避|不受|变通)${N}{0,10}(?:法律|法规|规定|审批|监管|条例)(?!${N}{0,6}的行为)|(?:免于|免除|免予|取消|暂停|停止|省去)${N}{0,8}(?:环评|环境影响评价|消防验收|安全审查|安全许可|行政处罚|罚款|执法检查)|(?:占用|调减|调出|使用)${N}{0,4}(?:永久)?基本农田|(?:强制|强行)(?:拆除|拆迁|征收|征地|驱离|驱赶|关停|摊派|收费)|先建后批|边建边批|法外|禁止外地(?:人|企业|车)|一律(?:没收|拘留)|公开(?:\\S{1,8})?(?:身份证|病历|家庭住址)`,
      'u',
    ),
    unless:
      /严禁|不得|禁止(?!外地)|防止|杜绝|查处|避免|严守|整治|打击|严查|不(?:能|准|许|允许|可)|处罚(?:力度)?|违法|违规|纠正|清理|曝光/u,
  },
];

const READ = ['title', 'facts', 'analysis', 'measures'] as const;

export const inadmissible: Rule = ({ content }) => [
  ...noContent(content),
  ...clausesOf(content, READ).flatMap((clause) => GROUNDS.flatMap((ground) => judge(clause, ground))),
];

function judge(
  { part, text, start }: Clause,
  { code, weight, says, remedy, words, only, unless }: Ground,
): Hint[] {
  if (only?.includes(part) === false) return [];
  const found = words.exec(text);
  if (found === null || unless?.test(text)) return [];
  const at = { start: start + found.index, end: start + found.index + found[0].length };
  const message = `“${inShort(found[0])}”${says}`;
  return [hint({ rule: 'inadmissible', ground: code, weight, part, at, message, remedy })];
}

/** Facts, analysis and measures together, in spoken characters. */
const LEAST_CONTENT = 40;

/** N05: no text, or one sentence. */
function noContent(content: Parameters<typeof partsOf>[0]): Hint[] {
  const text = SECTIONS.filter((section) => section !== 'basis')
    .map((section) => withoutMarks(content.sections[section].replace(PLACEHOLDER, '')))
    .join('\n');
  const spoken = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (spoken >= LEAST_CONTENT) return [];
  return [
    hint({
      rule: 'inadmissible',
      ground: 'N05',
      weight: 'must',
      part: null,
      message: `正文只有 ${spoken} 字，没有实际内容`,
      remedy: '写明情况、原因和具体建议',
    }),
  ];
}
