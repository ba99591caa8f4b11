/** White ground, dark text, and one accent that only the one primary action of a page carries. */
import type { ThemeConfig } from 'antd';

const INK = '#1f2328';
const ACCENT = '#8f1d1d';

export const FONT =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

export const theme: ThemeConfig = {
  // The same class names in every build, and no flash while styles are made.
  hashed: false,
  token: {
    colorPrimary: INK,
    colorInfo: INK,
    colorLink: INK,
    colorLinkHover: ACCENT,
    colorText: INK,
    colorTextSecondary: '#57606a',
    colorTextTertiary: '#57606a',
    colorTextDescription: '#57606a',
    colorTextPlaceholder: '#656d76',
    colorError: '#a40e26',
    colorBorder: '#8c959f',
    fontFamily: FONT,
    fontSize: 15,
    lineHeight: 1.65,
    borderRadius: 3,
    controlHeight: 36,
    motion: false,
  },
  components: {
    Button: { colorPrimary: ACCENT, colorPrimaryHover: '#a52a2a', colorPrimaryActive: '#741616' },
    Table: { headerBg: '#f6f8fa', cellPaddingBlock: 10, cellPaddingInline: 10, rowHoverBg: '#f6f8fa' },
  },
};
