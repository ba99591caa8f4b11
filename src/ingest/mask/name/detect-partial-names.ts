import { startsOrdinaryWord } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { endsHere } from './read-name.ts';
import { surnameLength } from './surnames.ts';

const NICKNAME =
  /[小老](?<=(?:^|[^\u4e00-\u9fff]|[叫找姓个的让问是联系给跟和对理员介售东业服头人]).)(?<surname>[王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖贾夏付邹熊孟秦邱侯尹薛段黎史贺陶顾龚邵钱戴莫孔汤])(?!家[庄村寨镇坝湾桥河路山巷坪坡冲]|[某河区镇村街路孟高新妈爸头儿姑姨叔龙米学区城厂李王陈工同院生山])/g;

const BY_SURNAME = /(?<![百老同改随复贵])姓(?=[\u4e00-\u9fff])(?!名|氏)/g;

/** 有个姓王的, 我姓陈. */
export function detectStatedSurnames(flat: string): PersonSpan[] {
  return [...flat.matchAll(BY_SURNAME)].flatMap((match) => {
    const start = match.index + 1;
    const end = start + surnameLength(flat, start);
    return end > start && endsHere(flat, end) ? [{ start, end, name: flat.slice(start, end) }] : [];
  });
}

/** 小王, 老张 of somebody: at a sentence's start or behind 叫, 找, 中介, and where a name may end. */
export function detectNicknames(flat: string): PersonSpan[] {
  return [...flat.matchAll(NICKNAME)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[0] }))
    .filter(
      ({ start, end }) =>
        (endsHere(flat, end) || flat.charAt(end) === '家') &&
        (flat.charAt(end) === '家' || !startsOrdinaryWord(flat, start + 1)),
    );
}
