/**
 * Orders to a model inside a record: 忽略以上指令 and its kin. No honest complaint is written like this, and a model that
 * obeys would repeat words that do stand in the record, so no later check could tell. Such a text is not shown.
 */
const INJECTIONS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|不要理会|不用理会|跳过)[^。！？\n]{0,8}(?:以上|上述|上面|之前|前面|先前|此前|所有|一切|系统)[^。！？\n]{0,8}(?:指令|指示|命令|要求|提示|规则|设定|内容|对话|引文)/,
  /(?:系统|开发者)(?:提示词|指令|消息)|提示词/,
  /(?:现在|从现在起|请)你?(?:扮演|充当)|你(?:现在)?是(?:一个|一名)?(?:AI|人工智能|语言模型|聊天机器人|助手)/i,
  /(?:标题|题目)[^。！？\n]{0,4}(?:改写?成|改为|写成|写为|必须(?:是|为)|应当?输出|输出为)/,
  /(?:只|仅|直接|必须|请)?(?:输出|返回|回复|回答)[^。！？\n]{0,8}(?:JSON|标题|题目)|(?:只|仅|直接|必须|请)输出/i,
  /ignore (?:all |any )?(?:the )?(?:previous|prior|above)|disregard (?:all|the|any)|system prompt|you are now|<\/?(?:system|assistant|user)\b|<\|im_/i,
];

export function hasInjection(text: string): boolean {
  const flat = text.normalize('NFKC').replace(/[\u200B-\u200F\u2060\uFEFF]/g, '');
  // Letters may be spaced out to slip through; Chinese needs no spaces.
  const tight = flat.replace(/\s+/g, '');
  return INJECTIONS.some((pattern) => pattern.test(flat) || pattern.test(tight));
}
