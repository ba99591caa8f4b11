import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAsks } from '../../src/ingest/split-asks.ts';

const split = (body: string, title = '') =>
  splitAsks(body, title, 'hotline').map(({ start, end }) => body.slice(start, end));

describe('a record with several asks', () => {
  it.each<[string, string, string, string[]]>([
    [
      'numbered with 1、',
      '云桥小区存在的几个问题',
      '尊敬的领导：您好！我是云桥小区业主，现反映以下问题：1、小区三栋电梯一个月坏了四次，没有人修；2、北门的垃圾堆了半个月没有人清运；3、楼下变压器老化，夏天天天停电。以上问题请有关部门尽快处理，谢谢！',
      [
        '小区三栋电梯一个月坏了四次，没有人修；',
        '北门的垃圾堆了半个月没有人清运；',
        '楼下变压器老化，夏天天天停电。',
      ],
    ],
    [
      'numbered with 一、',
      '关于柳溪社区的几点诉求',
      '柳溪社区居民有以下诉求：\n一、社区门口路灯坏了三个月，晚上老人不敢出门。\n二、菜场门口的下水道一下雨就往外冒污水。',
      ['社区门口路灯坏了三个月，晚上老人不敢出门。', '菜场门口的下水道一下雨就往外冒污水。'],
    ],
    [
      'numbered with （1）',
      '石榴园小区诸多问题',
      '石榴园小区问题很多：（1）路灯半年没有亮过，楼下一片漆黑；（2）自来水水压太低，六楼以上用不上水。',
      ['路灯半年没有亮过，楼下一片漆黑；', '自来水水压太低，六楼以上用不上水。'],
    ],
    [
      'numbered with ①',
      '盼解决几个问题',
      '反映两个问题：①宽带网速慢得打不开网页，报修没人来；②楼上养的狗半夜乱叫，出门不牵绳。',
      ['宽带网速慢得打不开网页，报修没人来；', '楼上养的狗半夜乱叫，出门不牵绳。'],
    ],
    [
      '一是…二是…',
      '反映两件事',
      '来电人反映两件事：一是云桥路的路灯不亮已经两个多月了；二是社区健身器材损坏，孩子容易受伤。',
      ['云桥路的路灯不亮已经两个多月了；', '社区健身器材损坏，孩子容易受伤。'],
    ],
    [
      '第一…第二…',
      '给社区的两点建议',
      '我有两点建议。第一，云桥路的公交车间隔太长，请增加班次；第二，广场边的垃圾桶太少，请多放几个。',
      ['云桥路的公交车间隔太长，请增加班次；', '广场边的垃圾桶太少，请多放几个。'],
    ],
    [
      '首先…其次…',
      '社区的几个问题',
      '我们社区有几个问题。首先，电梯老是停运，楼上的老人下不了楼；其次，楼前的绿化带被人种菜，没有人管。',
      ['电梯老是停运，楼上的老人下不了楼；', '楼前的绿化带被人种菜，没有人管。'],
    ],
    [
      '首先…其次…最后…',
      '社区的几个问题',
      '我们社区有几个问题。首先，电梯老是停运，楼上的老人下不了楼；其次，楼前的绿化带被人种菜，没有人管；最后，宽带网速慢得打不开网页，报修没人来。',
      [
        '电梯老是停运，楼上的老人下不了楼；',
        '楼前的绿化带被人种菜，没有人管；',
        '宽带网速慢得打不开网页，报修没人来。',
      ],
    ],
    [
      'each item with its heading',
      '柳溪花园居民来信',
      '1、停车问题：外来车辆占用车位，业主回家没有地方停。2、垃圾问题：垃圾桶满了三四天才有人清一次。',
      ['停车问题：外来车辆占用车位，业主回家没有地方停。', '垃圾问题：垃圾桶满了三四天才有人清一次。'],
    ],
    [
      'two counted items about one thing and one about another',
      '石榴园的几件事',
      '反映三件事：一是九栋电梯平层不准，推车差点翻倒；二是电梯机房没有上锁，孩子跑上去玩；三是小区门禁坏了四个月，外人随便进来。',
      [
        '九栋电梯平层不准，推车差点翻倒；二是电梯机房没有上锁，孩子跑上去玩；',
        '小区门禁坏了四个月，外人随便进来。',
      ],
    ],
    [
      '另外',
      '云桥路的问题',
      '云桥路的公交车半小时才来一趟，希望增加班次。另外，路边的垃圾桶满了没人清理，请环卫部门处理。',
      ['云桥路的公交车半小时才来一趟，希望增加班次。', '另外，路边的垃圾桶满了没人清理，请环卫部门处理。'],
    ],
    [
      '此外',
      '',
      '您好！柳溪小学门口早晚没有老师维持秩序，家长很担心。此外，社区医院下午四点就没有医生，看病不方便。',
      ['柳溪小学门口早晚没有老师维持秩序，家长很担心。', '此外，社区医院下午四点就没有医生，看病不方便。'],
    ],
    [
      '同时还反映',
      '漏水',
      '市民反映石榴园九栋外墙渗水，家里墙面发霉没人管。同时还反映小区路灯坏了一半没有人换。',
      ['市民反映石榴园九栋外墙渗水，家里墙面发霉没人管。', '同时还反映小区路灯坏了一半没有人换。'],
    ],
    [
      '同时还反映 about another fault in the same garage',
      '漏水',
      '石榴园地下车库顶板漏水，把车都滴花了，物业说是开发商的责任。同时还反映车库的照明坏了一半没有人换。',
      [
        '石榴园地下车库顶板漏水，把车都滴花了，物业说是开发商的责任。',
        '同时还反映车库的照明坏了一半没有人换。',
      ],
    ],
    [
      '还反映, after a comma',
      '停水',
      '市民反映云桥小区昨天起停水，至今没有恢复，市民还反映小区垃圾三天没有人清运。',
      ['市民反映云桥小区昨天起停水，至今没有恢复，', '市民还反映小区垃圾三天没有人清运。'],
    ],
    [
      '还有一个问题',
      '',
      '我家楼下的烧烤店油烟很大，半夜没法睡觉。还有一个问题，小区门口快递堆在路上没人管理。',
      ['我家楼下的烧烤店油烟很大，半夜没法睡觉。', '还有一个问题，小区门口快递堆在路上没人管理。'],
    ],
    [
      'three matters',
      '',
      '我们院子的水压很低，早上没有水用。另外楼道灯全都坏了，晚上看不见。此外门口的流动摊贩占道经营，没人管理。',
      [
        '我们院子的水压很低，早上没有水用。',
        '另外楼道灯全都坏了，晚上看不见。',
        '此外门口的流动摊贩占道经营，没人管理。',
      ],
    ],
    [
      'a closing courtesy left out',
      '',
      '云桥路的路灯坏了半个月，晚上不安全。另外楼下的狗没有人牵绳，孩子害怕。恳请领导重视，谢谢！',
      ['云桥路的路灯坏了半个月，晚上不安全。', '另外楼下的狗没有人牵绳，孩子害怕。'],
    ],
  ])('%s', (_, title, body, asks) => expect(split(body, title)).toEqual(asks));
});

describe('a record with one ask', () => {
  it.each<[string, string, string]>([
    ['no marks', '路灯', '云桥路路灯坏了三个月，晚上老人不敢出门，请尽快修好。'],
    [
      'reasons',
      '坚决反对在小区门口建医院',
      '我们反对在小区门口建医院，理由如下：1、医院的污水会污染小区环境；2、门口道路狭窄，交通会更加拥堵；3、占用消防通道，火灾时很危险。',
    ],
    [
      'evidence',
      '举报云桥砂厂污染',
      '举报云桥砂厂，事实如下：一、该厂夜间生产，噪音扰民；二、污水直接排进河道，鱼塘死鱼；三、运砂车压坏村里的公路。',
    ],
    [
      'dates',
      '电梯反复故障',
      '今年电梯故障记录：1、1月12日三号电梯困人四十分钟；2、2月3日停运两天没有人修；3、3月20日门打不开。请查维保单位。',
    ],
    [
      'legal clauses',
      '变压器离住宅太近',
      '小区外墙安装变压器，违反了以下规定：1、住宅电气设计规范中变压器距离的要求；2、中小学校周边不得设置危险设施的规定。请拆除。',
    ],
    [
      'counted reasons',
      '',
      '对更换门卫的三点意见，理由如下：1、电梯坏了四次，没有人来修理；2、垃圾堆了半个月，没有人来清运；3、路灯坏了三个月，没有人来修理。',
    ],
    [
      'steps',
      '办证太难',
      '办一个证跑了四趟，过程如下：第一，到窗口说要居住证；第二，到社区说要社保证明；第三，又说要房产证复印件。能不能一次说清？',
    ],
    [
      'questions about one matter',
      '咨询公租房申请',
      '请问两个问题：1、公租房申请需要什么条件？2、申请以后多久能排到？',
    ],
    [
      'counted questions about what the title names',
      '电梯',
      '请回答两个问题：一是电梯维保记录为什么要使用单位签字？二是维修资金的余额是多少，公示在哪里？',
    ],
    [
      'measures for one matter',
      '关于治理云桥路乱停车的建议',
      '建议如下：1、在云桥路两侧施划停车位；2、交警部门加强巡查，违停拖走；3、利用空地建设停车场。',
    ],
    [
      'points against a developer',
      '云桥华府存在的诸多问题',
      '开发商交房以后问题如下：1、电梯三天两头停运；2、绿化和宣传的不一样，没有种树；3、地下室外墙漏水严重。',
    ],
    [
      '另外 with one more fact',
      '',
      '云桥路的路灯坏了半个月，晚上很黑。另外，上个月已经有人打过电话，一直没有回音。',
    ],
    [
      '另外 about the same object',
      '',
      '砂厂的污水直接排进我家鱼塘，鱼死了没有人管。另外，该厂的车把村里的道路压坏了，没有人修。',
    ],
    [
      '另外 with the same topic',
      '',
      '云桥小学门口没有斑马线，学生过马路很危险。另外学校放学的时候路口没有红绿灯，请增设。',
    ],
    ['another matter too short to stand alone', '', '云桥路的路灯坏了半个月，晚上很黑。另外有狗乱叫。'],
    [
      'several disturbances of one kitchen',
      '',
      '楼下餐馆油烟很大，窗户不敢开。另外，餐馆的噪音到凌晨两点，没有人管。',
    ],
    [
      '另外 inside a sentence',
      '',
      '请交警在接送时段禁止大货车停靠，另外找等待的地方，孩子上学才安全，垃圾车也不要停。',
    ],
    [
      'a number that is no list',
      '',
      '小区1号楼电梯坏了，2号楼没有坏。1.5公里以外才有公交站，2.3元一度的电费也太贵。',
    ],
    [
      'a list that begins again',
      '几个问题',
      '几个问题：1、路灯坏了三个多月没有人来修理。2、垃圾堆了半个多月没有人来清理。诉求：1、尽快把坏了的路灯全部修好。2、尽快把垃圾全部清运干净。',
    ],
    [
      'a list that skips',
      '几个问题',
      '几个问题：1、路灯坏了三个多月没有人来修理。2、垃圾堆了半个多月没有人来清理。4、狗没有人管理到处乱跑。',
    ],
    [
      'a list with a part about nothing known',
      '几个问题',
      '几个问题：1、路灯坏了三个多月没有人来修理。2、大家都很关心这件事情后来的进展。',
    ],
  ])('%s', (_, title, body) => expect(split(body, title)).toEqual([body]));

  it('takes no time to find, however long the blanks', () => {
    const body = `路灯坏了。${' '.repeat(100_000)}还没修。`;
    expect(split(body)).toHaveLength(1);
  }, 1_000);

  it('is trimmed', () => expect(split(' \n　路灯坏了。\n')).toEqual(['路灯坏了。']));
  it('is none when the body is blank', () => expect(split(' \n')).toEqual([]));
});

it('never splits a suggestion: its measures serve one matter', () => {
  const body = '反映两个问题：1、宽带网速慢得打不开网页，报修没人来；2、楼上养的狗半夜乱叫，出门不牵绳。';
  expect(splitAsks(body, '两个问题', 'suggestion')).toEqual([{ start: 0, end: body.length }]);
  expect(splitAsks(body, '两个问题', 'station')).toHaveLength(2);
});

const PIECES = [
  '反映两个问题：',
  '1、',
  '2、',
  '一是',
  '二是',
  '另外，',
  '同时还反映',
  '还有一个问题，',
  '路灯坏了三个月没人修😀',
  '垃圾堆了半个月没人清理𠮷',
  '楼上的狗半夜乱叫不牵绳',
  '电梯天天停运',
  '谢谢领导！',
  '。',
  '；',
  '\n',
  ' ',
  '😀',
];
const JUMBLED = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(''));
/** Jumbled pieces are split once in a hundred times, and sometimes never; these are. */
const LISTED = fc
  .shuffledSubarray(PIECES.slice(8, 11), { minLength: 2 })
  .map(
    (matters) =>
      `反映两个问题：${matters.map((matter, i) => `${i + 1}、${matter}，请派人来处理；`).join('')}`,
  );
const BODY = fc.oneof({ weight: 9, arbitrary: JUMBLED }, { weight: 1, arbitrary: LISTED });

describe('whatever the text', () => {
  it('spans are ordered, apart, inside, trimmed and cut no character', () => {
    let several = 0;
    fc.assert(
      fc.property(BODY, fc.constantFrom('', '两个问题', '路灯'), (body, title) => {
        const spans = splitAsks(body, title, 'hotline');
        if (spans.length > 1) several += 1;
        let last = 0;
        for (const { start, end } of spans) {
          const text = body.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(body.length);
          expect(text).toBe(text.trim());
          expect(text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
          last = end;
        }
        expect(spans.length > 0).toBe(body.trim() !== '');
      }),
      { numRuns: 500 },
    );
    // A property that only ever saw whole texts would prove nothing.
    expect(several).toBeGreaterThan(0);
  });

  it('every sentence that names a matter is in a span', () => {
    fc.assert(
      fc.property(BODY, (body) => {
        const spans = splitAsks(body, '两个问题', 'hotline');
        for (const { index } of body.matchAll(/路灯坏了|垃圾堆了|楼上的狗|电梯天天/g)) {
          const covered = spans.some(({ start, end }) => start <= index && index + 4 <= end);
          const beforeList = index < (spans[0]?.start ?? 0);
          expect(covered || beforeList).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
