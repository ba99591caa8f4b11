import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import type { Source } from '../../../src/domain/record.ts';
import { answerOf, client } from './client.ts';

export type ImportList = InferResponseType<typeof client.api.imports.$get, 200>;
export type ImportRow = ImportList['items'][number];
const one = client.api.imports[':id'];
export type ImportDetail = InferResponseType<typeof one.$get, 200>;
const preview = client.api.imports.preview;
export type Preview = InferResponseType<typeof preview.$post, 200>;

/** A file with what a person says about it. `columns`: what each column is used for; null = for nothing. */
export type Upload = {
  readonly file: File;
  readonly source: Source;
  readonly columns: Readonly<Record<string, string | null>>;
  /** There is no column of ids: make them from the content. */
  readonly hasNoIds: boolean;
};

export const importQuery = (id: string) =>
  queryOptions({ queryKey: ['import', id], queryFn: () => answerOf(one.$get({ param: { id } })) });

export const previewImport = (upload: Upload) => answerOf(preview.$post({ form: formOf(upload) }));
export const createImport = (upload: Upload) => answerOf(client.api.imports.$post({ form: formOf(upload) }));

/** Without changed columns no mapping is sent: the service knows the usual names. */
function formOf({ file, source, columns, hasNoIds }: Upload) {
  const isMapped = Object.keys(columns).length > 0 || hasNoIds;
  const mapping = { columns, ...(hasNoIds && { sourceId: { rowHash: true } }) };
  return { file, source, ...(isMapped && { mapping: JSON.stringify(mapping) }) };
}
