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
import { type ColumnUse, PreviewView } from './preview-view.tsx';

const SOURCE_OPTIONS = SOURCES.map((value) => ({ value, word: SOURCE_WORDS[value] }));
const AS_UNDERSTOOD: ColumnUse = { columns: {}, hasNoIds: false };

/** Three steps on one page: choose, look at what was understood, import. Nothing is written before the last. */
export function NewImportPage() {
  const navigate = useNavigate();
  const [source, setSource] = useState<Source>('hotline');
  const [file, setFile] = useState<File | null>(null);
  const [use, setUse] = useState(AS_UNDERSTOOD);
  const look = useMutation({ mutationFn: previewImport });
  const start = useMutation({ mutationFn: createImport });
  const upload: Upload | null = file && { file, source, ...use };
  const forget = () => {
    setUse(AS_UNDERSTOOD);
    look.reset();
  };
  const onEnd = (job: Job) => {
    if (job.kind === 'import' && job.result) void navigate(importAddress(job.result.importId));
  };
  // What was seen is what is imported: after a change of columns one looks again first.
  const isSeen = look.data !== undefined && isSameUse(look.variables, use);
  const mayImport = isSeen && look.data.accepted > 0;
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
          type={mayImport ? 'default' : 'primary'}
          disabled={!upload}
          loading={look.isPending}
          onClick={() => upload && look.mutate(upload)}
        >
          {look.data ? '重新试读' : '试读'}
        </Button>
        {look.data && (
          <Button
            type={mayImport ? 'primary' : 'default'}
            disabled={!mayImport || start.isSuccess}
            loading={start.isPending}
            onClick={() => upload && start.mutate(upload)}
          >
            导入
          </Button>
        )}
      </div>
      {look.isError && <ErrorState error={look.error} />}
      {start.isError && <ErrorState error={start.error} />}
      {start.data && <JobProgress jobId={start.data.id} onEnd={onEnd} />}
      {look.data && <PreviewView preview={look.data} isSeen={isSeen} use={use} onUse={setUse} />}
    </>
  );
}

function isSameUse(seen: Upload, { columns, hasNoIds }: ColumnUse): boolean {
  return seen.hasNoIds === hasNoIds && JSON.stringify(seen.columns) === JSON.stringify(columns);
}
