import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../../../src/ingest/mask/detect-bank-card.ts';
import { checkDigit } from '../../../src/ingest/mask/detect-id-card.ts';
import { maskText } from '../../../src/ingest/mask/mask-text.ts';

const masked = (text: string) => maskText(text).text;

describe('mobile numbers', () => {
  it.each([
    '13000000001',
    '１３０００００００００１'.slice(0, 11),
    '130 0000 0001',
    '130-0000-0001',
    '130.0000.0001',
    '1300-000-0001',
    '1 3 0 0 0 0 0 0 0 0 1',
    '+86 13000000001',
    '(+86)13000000001',
    '008613000000001',
    '一三零零零零零零零零一',
    '幺三零，零零零零，零零零幺',
    '1三0零0零0零0零1',
  ])('masks %s', (number) => expect(masked(`请打${number}。`)).toBe('请打[手机号]。'));

  it.each(['12345678901', '130000000012', 'GD13000000001', '快递单号13000000001234', '投资13000000001元'])(
    'keeps %s',
    (text) => expect(masked(text)).toBe(text),
  );
});

describe('fixed lines', () => {
  it.each([
    ['(0851)85550001', '[电话]'],
    ['0851-85550001转8012', '[电话]'],
    ['085185550001', '[电话]'],
    ['电话85550001', '电话[电话]'],
    ['电话85550001、85550002', '电话[电话]'],
    ['拨打物业8555-0001', '拨打物业[电话]'],
    ['+86 851 85550001', '[电话]'],
  ])('masks %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '电话4008001234',
    '拨打400-800-1234',
    '致电12345、12315、96960、110',
    '85550001件',
    '来电20250301',
    '拨款20000000元',
  ])('keeps %s', (text) => expect(masked(text)).toBe(text));

  it('keeps the lines of public offices that are listed, in any spelling', () => {
    const text = '联系电话：0851-85550001，（0851）8555 0001，0851-85550002';
    expect(maskText(text, { publicPhones: ['085185550001'] }).text).toBe(
      '联系电话：0851-85550001，（0851）8555 0001，[电话]',
    );
  });
});

describe('identity cards', () => {
  // GB 11643-1999 prints 11010519491231002X as its example.
  it('computes the check digit of the standard', () => {
    expect(checkDigit('11010519491231002')).toBe('X');
    expect(checkDigit('44052418800101001')).toBe('4');
    // By definition, for every remainder: Σ aᵢ·2^(18−i) + check ≡ 1 (mod 11), X = 10.
    for (let tail = 0; tail < 40; tail += 1) {
      const body = `999999198501010${String(tail).padStart(2, '0')}`;
      const check = checkDigit(body) === 'X' ? 10 : Number(checkDigit(body));
      const sum = [...body].reduce((total, digit, index) => total + Number(digit) * 2 ** (17 - index), check);
      expect(sum % 11).toBe(1);
    }
  });

  it.each([`证号${'99999919850101001'}${checkDigit('99999919850101001')}`, '证号520199650312001'])(
    'masks %s by its shape',
    (text) => expect(masked(text)).toBe('证号[身份证号]'),
  );

  it('masks a wrong check digit only behind the word', () => {
    const right = checkDigit('99999919850101001');
    const wrong = `99999919850101001${right === '1' ? '2' : '1'}`;
    expect(masked(`身份证号写的是${wrong}`)).toBe('身份证号写的是[身份证号]');
    expect(masked(`批次${wrong}`)).toBe(`批次${wrong}`);
  });

  it('keeps the credit code of an enterprise', () => {
    expect(masked('信用代码91520100MA6DEMO123')).toBe('信用代码91520100MA6DEMO123');
    expect(masked('信用代码915201007300000011')).toBe('信用代码915201007300000011');
  });
});

describe('bank cards', () => {
  it('knows the example of ISO 7812', () => {
    expect(passesLuhn('79927398713')).toBe(true);
    expect(passesLuhn('79927398710')).toBe(false);
  });

  it('masks a number that passes, and a failing one only behind the word', () => {
    const fails = '6222020000000000019';
    expect(passesLuhn(fails)).toBe(false);
    expect(masked('打到4111111111111111')).toBe('打到[银行卡号]');
    expect(masked('打到4111 1111 1111 1111吧')).toBe('打到[银行卡号]吧');
    expect(masked(`卡号${fails}`)).toBe('卡号[银行卡号]');
    expect(masked(`流水${fails}`)).toBe(`流水${fails}`);
    expect(masked('订单号4111111111111111')).toBe('订单号4111111111111111');
  });
});

describe('plates', () => {
  it.each([
    '贵A12345',
    '贵A·12345',
    '贵A D12345',
    '贵ＡＤ１２３４５',
    '贵a12345',
    '贵A1234学',
    '粤ZA123港',
    '贵A1234挂',
  ])('masks %s', (plate) => expect(masked(`车${plate}停在路口`)).toBe('车[车牌号]停在路口'));
  it.each(['贵A牌照', '云A是昆明', '新A3区', '京东A12345'])('keeps %s', (text) =>
    expect(masked(text)).toBe(text),
  );
});

describe('accounts and certificates', () => {
  it.each([
    ['邮箱a.b@example.com', '邮箱[邮箱]'],
    ['邮箱a.b＠example．com。', '邮箱[邮箱]。'],
    ['邮箱test[at]example.com', '邮箱[邮箱]'],
    ['微信号：abc_123', '微信号：[社交账号]'],
    ['QQ群200000002', 'QQ群[社交账号]'],
    ['加V test12345', '加V [社交账号]'],
    ['护照号E00000001', '护照号[证件号]'],
    ['病历号00012345', '病历号[证件号]'],
    ['军官证军字第0000001号', '军官证[证件号]号'],
    ['出生日期1985年3月1日', '出生日期[出生日期]'],
    ['生于1962.5.12', '生于[出生日期]'],
  ])('masks %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '微信支付200元',
    '微信转账20000元',
    '微信12345平台',
    '微信公众号',
    '护照20个工作日',
    '住院20000元',
    '学生于2025年3月1日返校',
    '2018年9月1日至2019年8月31日出生',
  ])('keeps %s', (text) => expect(masked(text)).toBe(text));
});

describe('addresses', () => {
  it.each([
    ['示例苑3栋2单元501室漏水', '示例苑[门牌]漏水'],
    ['示例苑3-2-501漏水', '示例苑[门牌]漏水'],
    ['示例苑5号楼1203漏水', '示例苑[门牌]漏水'],
    ['示例苑一栋二单元漏水', '示例苑[门牌]漏水'],
    ['示例村12组34号门口', '示例村[门牌]门口'],
    ['家住示例路12号，漏水', '家住示例路[门牌]，漏水'],
    ['示例苑A座1203漏水', '示例苑[门牌]漏水'],
  ])('masks %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '共有3栋楼',
    '28栋住宅',
    '新建3栋18层住宅',
    '3栋200户居民',
    '地铁1号线',
    '2号楼工地',
    '3号门',
    '村民5组',
    '八一路8号院',
    '第3号建议',
    '8号公馆',
    'F8组团',
    '林城西路12号的图书馆',
    '市民中心A座1203',
    '市政务中心3号楼205室',
    '第2单元的教材',
  ])('keeps %s', (text) => expect(masked(text)).toBe(text));
});
