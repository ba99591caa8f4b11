/** What is masked, and the token that stands for it in stored text. Names have a letter: [人员A]. */
export const MASK_TYPES = [
  'phone',
  'landline',
  'idCard',
  'bankCard',
  'plate',
  'email',
  'social',
  'certificate',
  'address',
  'birthDate',
  'name',
] as const;
export type MaskType = (typeof MASK_TYPES)[number];

export const TOKENS = {
  phone: '[手机号]',
  landline: '[电话]',
  idCard: '[身份证号]',
  bankCard: '[银行卡号]',
  plate: '[车牌号]',
  email: '[邮箱]',
  social: '[社交账号]',
  certificate: '[证件号]',
  address: '[门牌]',
  birthDate: '[出生日期]',
} as const satisfies Record<Exclude<MaskType, 'name'>, string>;

/** Matches every token that masking writes; sticky and stateless use is up to the caller. */
export const TOKEN_PATTERN =
  /\[(?:手机号|电话|身份证号|银行卡号|车牌号|邮箱|社交账号|证件号|门牌|出生日期|人员[A-Z]{1,3})\]/g;

/** UTF-16 offsets, start < end. */
export type MaskSpan = { readonly start: number; readonly end: number; readonly type: MaskType };

/**
 * What a detector found. When spans overlap the higher priority wins: a checksum (90) or a fixed shape (70 to
 * 80) tells more than a word that stands before (50 to 60).
 */
export type FoundSpan = MaskSpan & { readonly priority: number };

/** Finds spans in text that went through `flattenWidth`: digits, letters and signs are half-width. */
export type Detector = (flat: string) => FoundSpan[];
