import type { TitleMember } from '../../../src/cluster/title/extract-title.ts';

/** A tokenizer small enough to check by hand: known words, longest first; it does not know the names. */
const WORDS =
  '搅拌站 粉尘 噪音 夜间 施工 罐车 扰民 窗台 水泥 电梯 困人 停梯 物业 物业费 涨价 小区 公示 业主 新城 大道 停水 水压 通知 路灯 公园'.split(
    ' ',
  );

export function tokenizeKnown(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const word = WORDS.filter((known) => text.startsWith(known, at)).toSorted(
      (a, b) => b.length - a.length,
    )[0];
    if (word !== undefined) found.push(word);
    at += word?.length ?? 1;
  }
  return found;
}

export const member = (title: string, text: string, more: Partial<TitleMember> = {}): TitleMember => ({
  title,
  text,
  centrality: 0.5,
  district: null,
  ...more,
});

export const PLANT = [
  member(
    '再次反映葵溪新城搅拌站粉尘大的问题！',
    '葵溪新城西侧的搅拌站粉尘很大，窗台全是水泥灰。罐车一夜到亮地跑。',
  ),
  member('听得见的夜晚', '我住葵溪新城，楼下搅拌站夜间施工，噪音扰民，睡不着。', { centrality: 0.4 }),
  member('窗台又是灰', '葵溪新城的搅拌站，粉尘飘进屋头，请尽快处理。', { centrality: 0.3 }),
];

export const FEE = [
  member('葵溪新城物业费涨价', '葵溪新城的物业没有公示就涨价，业主不同意。'),
  member('物业费涨得没道理', '葵溪新城物业费一平米涨了五角，业主大会没开过。', { centrality: 0.4 }),
];

export const LIFT = [
  member('柚园小区电梯困人', '柚园小区电梯又困人了，[人员A]在里面等了四十分钟，电话[手机号]。'),
  member('电梯停梯', '柚园小区电梯停梯半个月，物业不管，老人下不了楼。', { centrality: 0.4 }),
];
