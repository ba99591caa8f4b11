import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { isCalendarDay, isPublicNumber, isQuantity } from './number-signs.ts';

const NETWORK =
  '微信|威信|薇信|wechat|weixin|vx|wx|v信|qq|扣扣|企鹅|抖音|快手|小红书|微博|钉钉|陌陌|支付宝|telegram|加我?v|加微|➕v|v号';
/** 微信号：abc_12345, QQ群 123456789, 加v abc12345, 微信（同号）…; 公众号 and 小程序 are public and break the match. */
const ACCOUNT = new RegExp(
  String.raw`(?<![a-z])(?:${NETWORK})(?:群|账|帐|号|码|id|名|同步|:|是|为|叫|\(|"|“|\s){0,8}(?<value>[a-z0-9][a-z0-9_-]{4,19})(?![a-z0-9_@.-])`,
  'gid',
);

/** Accounts of social networks and their groups, always introduced by the network's name. */
export function detectSocial(flat: string): FoundSpan[] {
  return collectMatches(flat, ACCOUNT, { type: 'social', priority: 57, accept: isAccount });
}

function isAccount({ flat, start, end, value }: Match): boolean {
  if (/^\d+$/.test(value)) return !isPublicNumber(value) && !isCalendarDay(value) && !isQuantity(flat, end);
  // Letters alone may be a brand (微信 wechat, QQ music) unless the word for "number" stands before.
  return /[\d_-]/.test(value) || /[号码id:]\s?$/i.test(flat.slice(Math.max(0, start - 3), start));
}
