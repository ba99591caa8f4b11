/** 文种: a suggestion is no petition, report or letter. */
import { hint, type Rule } from './check-input.ts';
import { clausesOf, inShort } from './parts.ts';

/** At the end of a title; 反映 also at its beginning. */
const TITLE =
  /(?:的)?(请求|请示|报告|反映|申请|申请书|函|信|公开信|倡议书?|情况说明|诉求|投诉|呼吁)$|^(反映|投诉|举报|请求|求助)/u;
/** Turns of speech of letters and official requests. */
const SPEECH =
  /尊敬的[^，。；\n]{1,16}[:：]?|^[^，。；\n]{0,12}(?:领导|书记|市长)(?:您好|你好)|您好[！!，,]?|此致|敬礼|特此(?:请示|报告|函告|申请|反映|说明)|(?:妥否|当否|可否)[，,]?请(?:批示|批复|审批)|请(?:领导)?(?:批示|批复|批准)(?:为盼)?$|盼复|为盼|恳请(?:各位)?领导|望(?:各位)?领导|现(?:将有关情况)?(?:汇报|报告)如下|申请人[:：]/u;

export const genre: Rule = ({ content }) => {
  const title = content.title.trim();
  const found = TITLE.exec(title);
  const word = found?.[1] ?? found?.[2];
  return [
    ...(word === undefined
      ? []
      : [
          hint({
            rule: 'genre',
            weight: 'must',
            part: 'title',
            message: `标题用了“${word}”，代表建议不用这种文种`,
            remedy: '写成“关于……的建议”',
          }),
        ]),
    ...clausesOf(content, ['facts', 'analysis', 'measures', 'basis']).flatMap(({ part, text, start }) => {
      const speech = SPEECH.exec(text);
      if (speech === null) return [];
      const at = { start: start + speech.index, end: start + speech.index + speech[0].length };
      return [
        hint({
          rule: 'genre',
          weight: 'should',
          part,
          at,
          message: `“${inShort(speech[0])}”是信件或请示的写法`,
          remedy: '删去，直接写情况和建议',
        }),
      ];
    }),
  ];
};
