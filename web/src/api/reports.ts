import type { InferResponseType } from 'hono/client';
import type { REPORT_FORMATS } from '../../../src/domain/job.ts';
import { answerOf, client } from './client.ts';

export type ReportPage = InferResponseType<typeof client.api.reports.$get, 200>;
export type Report = ReportPage['items'][number];
export type Format = (typeof REPORT_FORMATS)[number];

export const createReport = (formats: readonly Format[]) =>
  answerOf(client.api.reports.$post({ json: { formats: [...formats] } }));

export const reportFileAddress = (id: number, name: string): string =>
  `/api/reports/${id}/files/${encodeURIComponent(name)}`;
