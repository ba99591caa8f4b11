import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SOURCES, type Source } from '../../../../src/domain/record.ts';
import { createImport, previewImport, type Upload } from '../../api/imports.ts';
import type { Job } from '../../api/jobs.ts';
import { importAddress } from '../../app/addresses.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { JobProgress } from '../../components/job-progress.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import { FileField } from './file-field.tsx';
import { PreviewView } from './preview-view.tsx';

const SOURCE_OPTIONS = SOURCES.map((value) => ({ value, word: SOURCE_WORDS[value] }));

/** Three steps on one page: choose, look at what was understood, import. Nothing is written before the last. */
export function NewImportPage() {
  const navigate = useNavigate();
  const [source, setSource] = useState<Source>('hotline');
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<Upload['columns']>({});
  const look = useMutation({ mutationFn: previewImport });
  const start = useMutation({ mutationFn: createImport });
  const upload = file ? { file, source, columns } : null;
  const forget = () => {
    setColumns({});
    look.reset();
  };
  const onEnd = (job: Job) => {
    if (job.kind === 'import' && job.result) void navigate(importAddress(job.result.importId));
  };
  return (
    <>
      <PageHeader title="导入文件" note="先试读：看列是否认对、哪些行会被拒收。个人信息在入库之前脱敏。" />
      <div className="steps">
        <SelectField
          label="来源"
          value={source}
          options={SOURCE_OPTIONS}
          onChange={(value) => {
            setSource(SOURCES.find((known) => known === value) ?? 'hotline');
            forget();
          }}
        />
        <FileField
          label="文件（CSV、Excel、JSON、JSON 行）"
          onChoose={(chosen) => {
            setFile(chosen);
            forget();
          }}
        />
        <Button
          type={look.data ? 'default' : 'primary'}
          disabled={!upload}
          loading={look.isPending}
          onClick={() => upload && look.mutate(upload)}
        >
          {look.data ? '重新试读' : '试读'}
        </Button>
      </div>
      {look.isError && <ErrorState error={look.error} />}
      {look.data && (
        <PreviewView preview={look.data} columns={columns} onMap={setColumns}>
          <p className="actions">
            <Button
              type="primary"
              disabled={!upload || look.data.accepted === 0 || start.isSuccess}
              loading={start.isPending}
              onClick={() => upload && start.mutate(upload)}
            >
              导入
            </Button>
            {Object.keys(columns).length > 0 && <span className="note">列有改动，可先重新试读再导入。</span>}
          </p>
        </PreviewView>
      )}
      {start.isError && <ErrorState error={start.error} />}
      {start.data && <JobProgress jobId={start.data.id} onEnd={onEnd} />}
    </>
  );
}
