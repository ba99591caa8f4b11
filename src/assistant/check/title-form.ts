/** 标题: 关于…的建议, at most some thirty characters, naming what is to be done to what. */
import type { DraftForm } from '../../domain/draft.ts';
import type { Hint } from '../../domain/hint.ts';
import { BEGINS_WITH_ACTION, HAS_ACTION } from './action-words.ts';
import { hint, type Rule } from './check-input.ts';
import { inShort } from './parts.ts';

const LONGEST_TITLE = 30;
const SHORTEST_OBJECT = 4;
const ENDINGS: Readonly<Record<DraftForm['category'], string>> = {
  suggestion: '建议',
  criticism: '批评',
  opinion: '意见',
};

export const titleForm: Rule = ({ content: { title, form } }) => {
  const written = title.trim();
  const ending = ENDINGS[form.category];
  if (written === '') {
    return [say('must', '还没有标题', `写成“关于……的${ending}”，写明做什么、对什么做`)];
  }
  const core = new RegExp(`^关于(.+)的${ending}$`, 'u').exec(written)?.[1];
  const wrong = core === undefined ? [wrongForm(written, ending)] : aboutCore(core);
  const length = [...written].length;
  return [
    ...wrong,
    ...(length > LONGEST_TITLE
      ? [say('should', `标题 ${length} 字，超过 ${LONGEST_TITLE} 字`, '只留一个动作和它的对象')]
      : []),
  ];
};

function wrongForm(written: string, ending: string): Hint {
  return {
    ...say(
      'must',
      `标题“${inShort(written)}”不是“关于……的${ending}”`,
      `写成“关于……的${ending}”，写明做什么、对什么做`,
    ),
    replacement: wrapped(written, ending),
  };
}

/** Only what is an action on something already can be wrapped; a complaint would stay one. */
function wrapped(written: string, ending: string): string | null {
  const core = written
    .replace(/^(?:关于|建议|请求|希望)/u, '')
    .replace(/的?(?:建议|批评|意见|请求|请示|报告|问题)?[。！!]?$/u, '');
  return BEGINS_WITH_ACTION.test(core) && core.length >= SHORTEST_OBJECT ? `关于${core}的${ending}` : null;
}

function aboutCore(core: string): Hint[] {
  if (!HAS_ACTION.test(core)) {
    return [
      say('should', `标题“${inShort(core)}”没有写要做什么`, '在对象前加上动作，如“盘活……”“加快……”“规范……”'),
    ];
  }
  if (core.length < SHORTEST_OBJECT) {
    return [say('should', `标题“${core}”没有写对象`, '写明对什么做，如“老城区停车泊位”')];
  }
  return /我们?(?![市区县省国])/u.test(core)
    ? [say('should', `标题“${inShort(core)}”用了“我”`, '写明地点或人群，并从公共问题说起')]
    : [];
}

const say = (weight: Hint['weight'], message: string, remedy: string): Hint =>
  hint({ rule: 'title_form', weight, part: 'title', message, remedy });
