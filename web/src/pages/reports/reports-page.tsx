import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { createReport, type Format } from '../../api/reports.ts';
import { usePages } from '../../api/use-pages.ts';
import { REPORT_FORMATS } from '../../codes.ts';
import { ActiveJobs } from '../../components/active-jobs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { FORMAT_WORDS } from './format-words.ts';
import { ReportTable } from './report-table.tsx';

export function ReportsPage() {
  const queries = useQueryClient();
  const [formats, setFormats] = useState<Format[]>(['docx', 'xlsx', 'html']);
  const make = useMutation({ mutationFn: () => createReport(formats) });
  const reports = usePages(['reports'], (cursor) => answerOf(client.api.reports.$get({ query: cursor })));
  return (
    <>
      <PageHeader
        title="报告"
        note="按最近一次运行生成。每个数字都能查到来处。要 PDF：打开打印页，用浏览器另存为 PDF。"
        actions={<Link to="/reports/print">打印页</Link>}
      />
      <section className="make">
        <h2>生成报告</h2>
        <Checkbox.Group
          options={REPORT_FORMATS.map((value) => ({ value, label: FORMAT_WORDS[value] }))}
          value={formats}
          onChange={setFormats}
        />
        <Button
          type="primary"
          disabled={formats.length === 0}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          生成
        </Button>
        {make.isError && <ErrorState error={make.error} />}
        <ActiveJobs
          kind="report"
          started={make.data?.id ?? null}
          onEnd={() => void queries.invalidateQueries({ queryKey: ['reports'] })}
        />
      </section>
      <h2>已生成</h2>
      <PagesState
        query={reports}
        empty={<EmptyState title="还没有报告">在上面选好格式，点“生成”。</EmptyState>}
      >
        {(items) => <ReportTable reports={items} />}
      </PagesState>
    </>
  );
}
