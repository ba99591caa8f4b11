/** 职权 (N06): what is for the nation or the province to decide cannot be asked of the city. */
import { hint, type Rule } from './check-input.ts';
import { clausesOf, inShort } from './parts.ts';

type Power = { readonly whose: string; readonly words: RegExp };

const POWERS: readonly Power[] = [
  {
    whose: '国家立法',
    words:
      /(?:修改|修订|修正|废止|制定|出台|完善)(?!后)[^，。；\n]{0,10}(?:宪法|刑法|民法典|法律(?!援助|服务|知识|顾问|宣传|咨询|责任)|《[^》]{2,30}法》)|司法解释|死刑|入刑/u,
  },
  {
    whose: '国家税收',
    words: /税率|个人所得税|个税|起征点|增值税|消费税|(?:开征|停征|免征)[^，。；\n]{0,8}税|房产税/u,
  },
  {
    whose: '国家社会保险和人事政策',
    words:
      /(?:提高|调整|增加|上调|统一)[^，。；\n]{0,10}(?:养老金|退休金|退休工资)|退休年龄|国家医保目录|医保药品目录|公务员(?:工资|编制|待遇)|事业编制总额/u,
  },
  {
    whose: '国家铁路、民航和高速公路',
    words:
      /(?:增开|增加|停靠|加停|开行|提速|降低|调整|修建|新建|改建)[^，。；\n]{0,10}(?:高铁|动车|列车|铁路|航班|航线)(?!站|沿线|口)|(?:高铁|动车|列车|铁路)(?!站|沿线|口)[^，。；\n]{0,8}(?:停靠|票价|班次|车次|时刻|选线|线路)|高速(?:公路|路)?[^，。；\n]{0,8}(?:收费|通行费|免费)/u,
  },
  {
    whose: '国家金融、能源价格',
    words: /存款准备金|贷款利率|基准利率|货币政策|(?:上网|销售|居民)电价|成品油价格|国债/u,
  },
  {
    whose: '中央、国家机关',
    words:
      /(?:由|请|建议|要求|希望)[^，。；\n]{0,6}(?:党中央|中央(?!空调|公园|大街|商务)|国务院|全国人大|最高人民法院|最高人民检察院|国家(?:发展改革委|发改委|税务总局|铁路|医保局|财政部|教育部|卫生健康委)|(?:教育|财政|公安|住建|人社|民政)部(?!门))|(?:在|由)(?:全国|国家)(?:层面|范围内?)|全国统一/u,
  },
  {
    whose: '省级',
    words:
      /(?:由|请|建议|要求|希望)[^，。；\n]{0,4}省(?:委|人大|政府|级|财政|教育厅|[\p{Script=Han}]{2,8}厅)|(?:调整|改革|提高|降低|取消)[^，。；\n]{0,8}(?:高考|中考录取分数|高校招生|最低工资)|全省统一|最低工资标准|行政区划/u,
  },
];
/** Asking the city to ask is within its powers. */
const ASKS_UPWARDS =
  /争取|报请|呼吁|向(?:上级|省|国家|中央|铁路|有关部委)|积极(?:协调|对接)|对接|反映|建议省|上报/u;

export const competence: Rule = ({ content, city }) =>
  clausesOf(content, ['title', 'measures']).flatMap(({ part, text, start }) =>
    POWERS.flatMap(({ whose, words }) => {
      const found = words.exec(text);
      if (found === null) return [];
      const upwards = ASKS_UPWARDS.test(text);
      return [
        hint({
          rule: 'competence',
          ground: 'N06',
          weight: upwards ? 'note' : 'should',
          part,
          at: { start: start + found.index, end: start + found.index + found[0].length },
          message: `“${inShort(found[0])}”像是${whose}的事权，${city}不能决定`,
          remedy: upwards
            ? '已写明向上争取；再写一条本市自己能做的'
            : '改为本市能做的事，或改为请市里向上级反映、争取',
        }),
      ];
    }).slice(0, 1),
  );
