import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../src/report/write-xlsx.ts';
import { EMPTY_MODEL, HOSTILE_MODEL, REPORT_MODEL } from './report-model-fixture.ts';

const LEDGER =
  '序号 建议编号 标题 领衔代表（附议人数） 代表团 类别 是否重点督办 督办类型与督办领导 打包组 主办单位 会办单位 交办日期 答复期限 状态 沟通方式与次数 答复日期 答复类别 代表评价（态度/结果） 是否重办 承诺事项 承诺时限 进展（日期+内容） 预警（临期/超期） 关联热线主题与件数 历年关联建议 是否转民生实事/典型案例 公开状态 备注';
const CANDIDATES =
  '项目名称 类别 建设内容与规模（定量） 地点 责任单位/配合单位 总投资 资金来源 完成时限 受益面 必要性（群众诉求件数、代表建议编号） 可行性（用地、环评、前期） 历年提出 风险';

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  await workbook.xlsx.load(copy);
  return workbook;
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new RangeError(`no sheet ${name}`);
  return sheet;
}

const rowOf = (sheet: ExcelJS.Worksheet, row: number): string[] => {
  const texts: string[] = [];
  sheet.getRow(row).eachCell({ includeEmpty: true }, (cell) => texts.push(cell.text));
  return texts;
};

let workbook: ExcelJS.Workbook;
beforeAll(async () => {
  workbook = await open(await writeXlsx(REPORT_MODEL));
}, 30_000);

describe('the sheets', () => {
  it('are these, the decisions first', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '事项排名',
      '同类排名',
      '打包督办建议',
      '十件实事候选',
      '事项成员',
      '引文',
      '数据平衡表',
      '来件分布',
      '突增事项',
      '运行参数',
      '口径说明',
    ]);
  });

  it('freeze and filter their head', () => {
    for (const sheet of workbook.worksheets.slice(0, -1)) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter, sheet.name).toBeTruthy();
    }
  });

  it('lay the bundles out as the ledger of supervised suggestions', () => {
    expect(rowOf(sheetOf(workbook, '打包督办建议'), 1)).toEqual(LEDGER.split(' '));
  });

  it('lay the candidates out as the form of 十件实事, open where only people know', () => {
    const sheet = sheetOf(workbook, '十件实事候选');
    expect(rowOf(sheet, 1).slice(1, -1)).toEqual(CANDIDATES.split(' '));
    expect(rowOf(sheet, 2).filter((text) => text === '待填')).toHaveLength(6);
  });

  it('list every member, so that each count can be counted again with a filter', () => {
    const members = sheetOf(workbook, '事项成员').getSheetValues().slice(2);
    for (const { id, counts } of REPORT_MODEL.issues) {
      const own = members.filter((row) => Array.isArray(row) && row[1] === String(id));
      expect(own).toHaveLength(counts.records);
    }
  });

  it('hold numbers as numbers with a format and dates as days in China', () => {
    const row = sheetOf(workbook, '事项排名').getRow(2);
    const score = row.getCell(15);
    expect(score).toMatchObject({ type: ExcelJS.ValueType.Number, numFmt: '0.000' });
    const day = row.getCell(17);
    expect(day).toMatchObject({ type: ExcelJS.ValueType.Date, numFmt: 'yyyy-mm-dd' });
    expect(day.value).toEqual(new Date('2023-11-21T00:00:00Z'));
  });

  it('say what to do when there is nothing', async () => {
    const empty = await open(await writeXlsx(EMPTY_MODEL));
    expect(rowOf(sheetOf(empty, '事项排名'), 2)[0]).toContain('可导入更多来件');
  });
});

it('holds no formula, whatever a record begins with', async () => {
  const hostile = await open(await writeXlsx(HOSTILE_MODEL));
  const leads = new Set<string>();
  for (const sheet of hostile.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
        if (/^[=+\-@]/.test(cell.text)) {
          expect(cell.type).toBe(ExcelJS.ValueType.String);
          leads.add(cell.text.charAt(0));
        }
      }),
    );
  }
  expect([...leads].toSorted()).toEqual(['+', '-', '=', '@']);
});
