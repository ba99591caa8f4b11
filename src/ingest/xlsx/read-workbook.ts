import { posix } from 'node:path';
import { refuseFile } from '../refuse-file.ts';
import type { Zip } from './open-zip.ts';
import { readDateStyles } from './read-styles.ts';
import { scanWhole } from './scan-entry.ts';
import { attributeOf, type XmlHandler } from './scan-xml.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';

export type SheetPlace = { readonly name: string; readonly entry: string; readonly hidden: boolean };

export type Workbook = {
  readonly zip: Zip;
  /** In the order of the tabs; charts and macros are not among them. */
  readonly sheets: readonly SheetPlace[];
  readonly date1904: boolean;
  /** By cell style index: whether its number format shows a date or a time. */
  readonly dateStyles: readonly boolean[];
  readonly strings: SharedStrings;
};

type Relation = { readonly type: string; readonly entry: string };

/** Everything but the rows. @throws {DomainError} unreadable_file */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const root = [...(await readRelations(zip, '')).values()].find(({ type }) => type === 'officeDocument');
  const main = root?.entry ?? 'xl/workbook.xml';
  const relations = await readRelations(zip, main);
  const entryOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.entry ?? null;
  const { sheets, date1904 } = await readSheetList(zip, main, relations);
  return {
    zip,
    sheets,
    date1904,
    dateStyles: await readDateStyles(zip, entryOf('styles')),
    strings: await readSharedStrings(zip, entryOf('sharedStrings')),
  };
}

/** Relations of a part by id; of the package itself when `part` is ''. */
async function readRelations(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.entries.has(name)) return relations;
  await scanWhole(
    zip,
    name,
    onOpen((tag, attributes) => {
      const target = attributeOf(attributes, 'Target');
      if (tag !== 'Relationship' || target === null || attributeOf(attributes, 'TargetMode') === 'External')
        return;
      const entry = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target));
      relations.set(attributeOf(attributes, 'Id') ?? '', {
        type: posix.basename(attributeOf(attributes, 'Type') ?? ''),
        entry,
      });
    }),
  );
  return relations;
}

async function readSheetList(zip: Zip, main: string, relations: ReadonlyMap<string, Relation>) {
  const sheets: SheetPlace[] = [];
  let date1904 = false;
  await scanWhole(
    zip,
    main,
    onOpen((tag, attributes) => {
      if (tag === 'workbookPr') date1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (tag !== 'sheet') return;
      const name = attributeOf(attributes, 'name') ?? '';
      const relation = relations.get(relationId(attributes));
      if (relation === undefined) throw refuseFile(`工作簿里找不到工作表“${name}”。`, '请重新保存后再导入。');
      if (relation.type === 'worksheet') {
        sheets.push({
          name,
          entry: relation.entry,
          hidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
        });
      }
    }),
  );
  return { sheets, date1904 };
}

/** r:id, whatever the prefix; `sheetId` is another attribute. */
const relationId = (attributes: string) => /\s[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';

const onOpen = (open: XmlHandler['open']): XmlHandler => ({ open, close: () => {}, text: () => {} });
