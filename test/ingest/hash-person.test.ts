import { describe, expect, it } from 'vitest';
import { createPlaceFinder } from '../../src/ingest/find-place.ts';
import { hashDeputy, hashSender, normalisePhone, type Sender } from '../../src/ingest/hash-person.ts';
import { DISTRICTS } from './record-fixtures.ts';

const NOTHING: Sender = { source: 'hotline', phone: '', idNumber: '', userId: '', name: '', place: '' };
const hash = (sender: Partial<Sender>, key = 'key') => hashSender({ ...NOTHING, ...sender }, key);

describe('a sender is one person', () => {
  it.each([
    '13000000001',
    '130 0000 0001',
    '+86 130-0000-0001',
    '8613000000001',
    '008613000000001',
    '１３００００００００１',
    '013000000001',
    '13000000001、0851-88880000',
  ])('however the phone is written: %s', (phone) =>
    expect(hash({ phone, name: '甲' })).toBe(hash({ phone: '13000000001', name: '乙乙' })),
  );

  it('by phone across sources, by account within one', () => {
    expect(hash({ phone: '13000000001' })).toBe(hash({ phone: '13000000001', source: 'forum' }));
    expect(hash({ userId: 'A01' })).not.toBe(hash({ userId: 'A01', source: 'forum' }));
  });

  it('by name only together with a place', () => {
    expect(hash({ name: '赵示例', place: '示例区' })).toBe(hash({ name: '赵 示例', place: '示例区' }));
    expect(hash({ name: '赵示例', place: '示例区' })).not.toBe(hash({ name: '赵示例', place: '样本区' }));
  });

  it.each<Partial<Sender>>([
    {},
    { name: '匿名' },
    { name: '王先生' },
    { name: '市民' },
    { userId: '匿名用户' },
    { phone: '130****0001' },
    { phone: '00000000000' },
    { phone: '12345' },
    { name: '不愿透露姓名' },
  ])('%j names nobody', (sender) => expect(hash(sender)).toBeNull());

  it('is keyed, and is no plain hash of the number', () => {
    expect(hash({ phone: '13000000001' }, 'a')).not.toBe(hash({ phone: '13000000001' }, 'b'));
    expect(() => hash({ phone: '13000000001' }, '')).toThrow(RangeError);
  });

  it('deputies by name and delegation', () => {
    expect(hashDeputy('李示范', '示例区代表团', 'k')).not.toBe(hashDeputy('李示范', '样本区代表团', 'k'));
    expect(hashDeputy('', '', 'k')).toBeNull();
  });

  it('landlines keep their area', () => expect(normalisePhone('(0851) 8888-0000')).toBe('085188880000'));
});

describe('where it is', () => {
  const find = createPlaceFinder(DISTRICTS);
  it.each([
    [['示例区', '', ''], '示例区', null],
    [['示例', '', ''], '示例区', null],
    [['示例新城', '', ''], '示例区', null],
    [['990102', '', ''], '样本区', null],
    [['某省某市样本区', '', ''], '样本区', null],
    [['', '', '某市样本区样例街道1号'], '样本区', '样例街道'],
    [['', '', '示例大道（样本区段）'], '样本区', null],
    [['', '演示镇人民政府', '演示镇街上'], '示例区', '演示镇'],
    [['', '样例', ''], '样本区', '样例街道'],
    [['', '同名街道', ''], null, '同名街道'],
    [['样本区', '同名街道办', ''], '样本区', '同名街道'],
    [['示例区', '未列街道', ''], '示例区', '未列街道'],
    [['别处', '', '别处路'], null, null],
  ])('%j', ([district = '', street = '', address = ''], expectedDistrict, expectedStreet) =>
    expect(find(district, street, address)).toEqual({ district: expectedDistrict, street: expectedStreet }),
  );
});
