import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanClauses, cleanWhole } from '../../../src/cluster/title/clean-title.ts';
import { LONGEST_TITLE, SHORTEST_TITLE, type TitleMember } from '../../../src/cluster/title/extract-title.ts';
import { titleIssues } from '../../../src/cluster/title/title-issues.ts';
import { FEE, LIFT, member, PLANT, tokenizeKnown } from './invented-issues.ts';

const titlesOf = (issues: readonly (readonly TitleMember[])[]) =>
  titleIssues(
    issues.map((members, index) => ({
      members,
      neighbours: issues.map((_, other) => other).filter((other) => other !== index),
    })),
    [],
    tokenizeKnown,
  );
const titleOf = (...members: TitleMember[]) => titlesOf([members])[0];

describe('titles of issues', () => {
  it('names the object and the problem in the members’ words', () => {
    expect(titlesOf([PLANT, FEE, LIFT]).map(({ title }) => title)).toEqual([
      '葵溪新城搅拌站粉尘大',
      '葵溪新城物业费涨价',
      '柚园小区电梯困人',
    ]);
  });

  it('puts the object before a title that lacks it', () => {
    const titled = titleOf(
      member('停水通知从来没有', '栗子巷停水，没有通知。'),
      member('又停水', '栗子巷三天停水两次，水压也低。'),
      member('水压低', '栗子巷的水压低，晚上停水。'),
    );
    expect(titled?.title).toMatch(/^栗子巷.*停水/);
  });

  it('adds the district when a neighbour has the same title', () => {
    const twice = (district: string) => [member('停水三天没有人通知', '停水三天没有人通知', { district })];
    const titles = titlesOf([twice('甲区'), twice('乙区')]).map(({ title }) => title);
    expect(titles).toEqual(['停水三天没有人通知', '乙区停水三天没有人通知']);
  });

  it('tells a short title by its district and keeps its opening', () => {
    expect(titleOf(member('咨询迁户口', '问迁户口', { district: '云杉区' }))?.title).toBe('云杉区咨询迁户口');
  });

  it('takes no word of a confidential member while another speaks', () => {
    const [open, ...rest] = PLANT.map((each, index) => ({ ...each, confidential: index === 0 }));
    const titled = titlesOf([[open as TitleMember, ...rest]])[0];
    expect(titled?.fromMember).not.toBe(0);
  });

  it('cuts a long title after a clause', () => {
    const long = '葵溪新城旁边的搅拌站夜间施工粉尘噪音扰民，业主多次要求公示检测结果却一直没有得到任何答复';
    expect(titleOf(member(long, '粉尘大'))?.title).toBe('葵溪新城旁边的搅拌站夜间施工粉尘噪音扰民');
  });

  it('has a word for members that hold nothing', () => {
    expect(titleOf(member('', ''))?.title).toBe('内容未写明的诉求');
  });

  it('holds for any members: length, no mask token, made of their words, the same again', () => {
    const piece = fc.constantFrom(
      ...[
        '葵溪新城',
        '搅拌站',
        '粉尘',
        '，',
        '。',
        '[手机号]',
        '[人员A]',
        '关于',
        '反映',
        '的问题',
        '！',
        '3栋',
        '2024年3月1日',
      ],
      ...[
        '13000000001',
        '夜间施工扰民',
        '柚园小区',
        '电梯困人',
        'APP',
        ' ',
        '的',
        '建议',
        '请',
        '王女士',
        '\n',
        'x',
      ],
    );
    const words = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const issue = fc.array(
      fc.record({
        title: words,
        text: words,
        centrality: fc.double({ min: 0, max: 1, noNaN: true }),
        district: fc.constantFrom(null, '甲区'),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(issue, { minLength: 1, maxLength: 3 }), (issues) => {
        const titled = titlesOf(issues);
        expect(titlesOf(issues)).toEqual(titled);
        for (const [index, { title, fromMember }] of titled.entries()) {
          expect(title.length).toBeLessThanOrEqual(LONGEST_TITLE);
          expect(title).not.toMatch(/\[|\]|1300000|王女士|[！!]|\n/);
          expect(issues[index]?.[fromMember]).toBeDefined();
          if (title !== '内容未写明的诉求') expect(isComposed(title, issues[index] ?? [])).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** At most four substrings of one issue's words and its district, joined. */
function isComposed(title: string, members: readonly TitleMember[], parts = 4): boolean {
  if (title === '') return true;
  if (parts === 0) return false;
  const sources = members.flatMap(({ title, text, district }) => [title, text, district ?? '']);
  for (let end = title.length; end > 0; end--) {
    const head = title.slice(0, end);
    if (sources.some((source) => source.includes(head)))
      return isComposed(title.slice(end), members, parts - 1);
  }
  return false;
}

describe('cleanClauses', () => {
  it.each([
    ['关于加快建设社区图书室的建议', '加快建设社区图书室'],
    ['第3次来电反映柚园小区电梯困人', '柚园小区电梯困人'],
    ['尊敬的领导：您好！请求解决栗子巷停水的问题？', '栗子巷停水'],
    ['市民来电反映：葵溪新城粉尘大，望解决', '葵溪新城粉尘大'],
    ['110转：下穿路段积水', '下穿路段积水'],
    ['咨询迁户口', '咨询迁户口'],
    ['房屋质量问题', '房屋质量问题'],
    ['2024年3月1日柚园小区停水！！！', '柚园小区停水'],
    ['工单GYA2024-0001215电梯困人无人管', '电梯困人无人管'],
    ['[人员A]反映电梯困人', '电梯困人'],
  ])('%s → %s', (title, matter) => expect(cleanClauses(title).map(({ text }) => text)).toContain(matter));

  it('keeps an inner comma of a whole title', () => {
    expect(cleanWhole('电梯停了，老人下不了楼！')).toBe('电梯停了，老人下不了楼');
    expect(cleanWhole('电梯停了。老人下不了楼')).toBe('');
  });

  it('returns substrings only', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'关于反映的问题，。请[人员A]小区1月2日 ！') }),
        (title) => {
          for (const { text } of cleanClauses(title)) expect(title).toContain(text);
        },
      ),
    );
  });
});

it('keeps the bounds that the screens rely on', () => {
  expect([SHORTEST_TITLE, LONGEST_TITLE]).toEqual([8, 28]);
});
