/** Chinese words of codes that the command line and the pages both show; a code without a word is shown as it is. */
type Words = Readonly<Record<string, string>>;

/** Steps of an import, a run and a report, in the order they are done. */
const STEP_WORDS: Words = {
  ingest: '导入',
  index: '建立检索',
  load: '读取',
  embed: '计算向量',
  neighbours: '查找近邻',
  group: '归并事项',
  name: '拟标题',
  classify: '识别类型',
  rank: '排序',
  save: '保存',
  write: '生成文件',
};

const MASK_WORDS: Words = {
  phone: '手机号',
  landline: '固定电话',
  idCard: '身份证号',
  bankCard: '银行卡号',
  plate: '车牌号',
  email: '邮箱',
  social: '社交账号',
  certificate: '证件号',
  address: '门牌',
  birthDate: '出生日期',
  name: '姓名',
};

const REASON_WORDS: Words = {
  missing_id: '缺编号',
  missing_text: '缺内容',
  missing_date: '缺时间',
  bad_date: '时间有误',
  bad_value: '值有误',
  too_long: '过长',
  secret: '涉密',
  ragged_row: '列数不对',
  bad_quote: '引号有误',
  bad_encoding: '编码有误',
  bad_json: 'JSON 有误',
};

export const stepWord = (step: string): string => STEP_WORDS[step] ?? step;
export const maskWord = (type: string): string => MASK_WORDS[type] ?? type;
export const reasonWord = (reason: string): string => REASON_WORDS[reason] ?? reason;

/** Where a step stands in a run; unknown ones come last. */
export function stepPlace(step: string): number {
  const place = Object.keys(STEP_WORDS).indexOf(step);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}
