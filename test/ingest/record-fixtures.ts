import type { District } from '../../src/domain/district.ts';
import type { Source } from '../../src/domain/record.ts';
import { createPlaceFinder } from '../../src/ingest/find-place.ts';
import { loadHeaderBook } from '../../src/ingest/known-headers.ts';
import { mapHeaders } from '../../src/ingest/map-headers.ts';
import { parseMapping } from '../../src/ingest/mapping.ts';
import { type MaskHints, type MaskTexts, parseRecord } from '../../src/ingest/parse-record.ts';
import { createTranslator } from '../../src/ingest/parse-values.ts';
import type { CellValue } from '../../src/ingest/raw-row.ts';

const district = (code: string, name: string, aliases: string[], streets: string[]): District => ({
  code,
  name,
  short: name.slice(0, -1),
  aliases,
  population: null,
  streets: streets.map((street, index) => ({ code: `${code}${index}`, name: street })),
});

export const DISTRICTS: readonly District[] = [
  district('990101', '示例区', ['示例新城'], ['测试路街道', '演示镇', '同名街道']),
  district('990102', '样本区', [], ['样例街道', '同名街道']),
];

/** Stands in for the masking: phones → [手机号], the hinted names → [人员]. Remembers what it was told. */
export function recordingMask() {
  const calls: { texts: Readonly<Record<string, string>>; hints: MaskHints }[] = [];
  const mask: MaskTexts = (texts, hints) => {
    calls.push({ texts, hints });
    let phone = 0;
    const fields = Object.fromEntries(
      Object.entries(texts).map(([field, raw]) => {
        let text = raw.replace(/1[3-9]\d{9}/g, () => {
          phone += 1;
          return '[手机号]';
        });
        for (const name of hints.names) text = text.replaceAll(name, '[人员]');
        return [field, { text }];
      }),
    );
    return { fields, counts: { phone } };
  };
  return { mask, calls };
}

const book = loadHeaderBook();

/** Parses one row as it would stand in a file with these columns. */
export function parseRow(
  cells: Record<string, CellValue>,
  source: Source = 'hotline',
  mappingFile: unknown = {},
) {
  const mapping = parseMapping(mappingFile);
  const understanding = mapHeaders(Object.keys(cells), { source, book, mapping });
  const { mask, calls } = recordingMask();
  const parsed = parseRecord(
    { row: 1, line: 2, cells },
    {
      source,
      mapping,
      understanding,
      mask,
      personKey: 'test key',
      date1904: false,
      findPlace: createPlaceFinder(DISTRICTS),
      translate: createTranslator(book, mapping),
    },
  );
  return { parsed, calls };
}

export function draftOf(...args: Parameters<typeof parseRow>) {
  const { parsed } = parseRow(...args);
  if ('reject' in parsed) throw new Error(`rejected: ${parsed.reject.reason} ${parsed.reject.detail}`);
  return parsed.draft;
}

export function rejectOf(...args: Parameters<typeof parseRow>) {
  const { parsed } = parseRow(...args);
  return 'reject' in parsed ? parsed.reject : null;
}
