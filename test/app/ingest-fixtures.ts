import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Folder = {
  readonly path: (name: string) => string;
  write(name: string, text: string): string;
  remove(): void;
};

export function createFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-ingest-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write(name, text) {
      writeFileSync(path(name), text);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const HEADER = '工单编号,工单标题,诉求内容,受理时间,来电人,联系电话,所属区县';

export type Row = Partial<Record<'id' | 'title' | 'body' | 'time' | 'name' | 'phone' | 'district', string>>;

/** A hotline export; what a row does not say is filled in. */
export function hotlineCsv(rows: readonly Row[]): string {
  const lines = rows.map(({ id = 'GD1', title = '路灯不亮', body = '明珠大道路灯不亮，请处理。', ...rest }) =>
    [
      id,
      title,
      body,
      rest.time ?? '2025-03-01 08:00:00',
      rest.name ?? '',
      rest.phone ?? '',
      rest.district ?? '花溪区',
    ].join(','),
  );
  return [HEADER, ...lines].map((line) => `${line}\n`).join('');
}

/** Many different rows. */
export function manyRows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `GD${index}`,
    title: `第${index}盏路灯不亮`,
    body: `明珠大道第${index}盏路灯不亮已有多日。`,
    phone: `1390000${String(index % 10_000).padStart(4, '0')}`,
  }));
}
