import { describe, expect, it } from 'vitest';
import { bodyOf, differences, faultsOf, NEW_KIND } from '../../web/src/pages/kinds/kind-draft.ts';
import {
  lexiconFaults,
  lexiconText,
  readLexicon,
  splitWords,
} from '../../web/src/pages/kinds/lexicon-text.ts';

const LEXICON = { strong: ['加装电梯'], usual: ['楼道', '外墙'], not: ['电梯困人'], pairs: ['电梯+加装'] };
const DRAFT = {
  ...NEW_KIND,
  fieldCode: 'C01',
  name: ' 加装电梯 ',
  lead: 'ZJJ',
  assist: ['SCJ', 'ZJJ'],
  lexicon: lexiconText(LEXICON),
};

describe('the words of a kind as text', () => {
  it('comes back as it was', () => {
    expect(readLexicon(lexiconText(LEXICON))).toEqual(LEXICON);
  });

  it('takes commas, lines and spaces, Chinese or not, and each word once', () => {
    expect(splitWords('楼道、外墙，楼道\n电梯; 井道')).toEqual(['楼道', '外墙', '电梯', '井道']);
    expect(readLexicon({ ...lexiconText(LEXICON), pairs: '电梯＋加装' }).pairs).toEqual(['电梯+加装']);
  });

  it('says what the service would refuse', () => {
    expect(lexiconFaults(LEXICON)).toEqual([]);
    expect(lexiconFaults({ ...LEXICON, pairs: ['电梯'] })).toEqual(['“电梯”不成对，应写成“甲+乙”']);
    expect(lexiconFaults({ ...LEXICON, not: ['楼道'] })).toEqual(['“楼道”既是又不是这一类的词']);
  });
});

describe('a kind being edited', () => {
  it('is sent trimmed, and its lead does not assist itself', () => {
    expect(bodyOf(DRAFT)).toMatchObject({ name: '加装电梯', lead: 'ZJJ', assist: ['SCJ'] });
    expect(bodyOf({ ...DRAFT, lead: '' }).lead).toBeNull();
  });

  it('says what is missing', () => {
    expect(faultsOf(DRAFT)).toEqual([]);
    expect(faultsOf(NEW_KIND)).toEqual(['请选择领域', '名称要 2 到 40 个字']);
  });

  it('names what somebody else changed', () => {
    expect(differences(DRAFT, DRAFT)).toEqual([]);
    const theirs = { ...DRAFT, lead: 'FGW', lexicon: { ...DRAFT.lexicon, not: '' }, active: false };
    expect(differences(DRAFT, theirs)).toEqual(['牵头单位', '词表', '启用']);
    // The same words in another layout are no change.
    expect(differences(DRAFT, { ...DRAFT, lexicon: { ...DRAFT.lexicon, usual: '楼道\n外墙' } })).toEqual([]);
  });
});
