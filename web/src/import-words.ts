/**
 * Words of an import's balance sheet, as the command line says them (a test compares). A code that is younger than
 * these lists is shown as it is.
 */
const MASK_WORDS: { readonly [name: string]: string } = {
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

const REASON_WORDS: { readonly [reason: string]: string } = {
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

export const IMPORT_STATE_WORDS = { running: '进行中', done: '完成', stopped: '中途停止' } as const;

export const maskWord = (name: string): string => MASK_WORDS[name] ?? name;
export const reasonWord = (reason: string): string => REASON_WORDS[reason] ?? reason;

/** What a file cannot be read without. */
export const NEEDED_WORDS = { sourceId: '编号', text: '标题或内容', receivedAt: '时间' } as const;
