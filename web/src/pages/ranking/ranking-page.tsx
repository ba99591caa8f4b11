import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Weights } from '../../../../src/domain/ranking.ts';
import type { Tagged } from '../../api/client.ts';
import { type Subject, type WeightsInForce, weightsQuery } from '../../api/ranking.ts';
import { useMay } from '../../api/session.ts';
import { useFilters } from '../../app/use-filters.ts';
import { useLater } from '../../app/use-later.ts';
import { Choice } from '../../components/choice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SignForm } from './sign-form.tsx';
import { sameWeights } from './spread-weights.ts';
import { WeightHistory } from './weight-history.tsx';
import { WeightSliders } from './weight-sliders.tsx';
import { WhatIfTable } from './what-if-table.tsx';

const FILTERS = ['subject'] as const;
const SUBJECTS = [
  { value: 'issue', word: '按事项' },
  { value: 'kind', word: '按类型' },
] as const satisfies readonly { value: Subject; word: string }[];

/** The order with the weights that made it; sliders show what others would change and save nothing. */
export function RankingPage() {
  const weights = useQuery(weightsQuery);
  return (
    <>
      <PageHeader
        title="排序与权重"
        note="热度 = 集中、突出、关注、反复四项各乘权重之和。移动滑块只是试算，不会保存；签署之后，下次运行才采用。"
      />
      <QueryState query={weights}>{(inForce) => <RankingView inForce={inForce} />}</QueryState>
    </>
  );
}

function RankingView({ inForce: { data, etag } }: { readonly inForce: Tagged<WeightsInForce> }) {
  const may = useMay();
  const { filters, set } = useFilters(FILTERS);
  const subject: Subject = filters.subject === 'kind' ? 'kind' : 'issue';
  const [tried, setTried] = useState<Weights>(data.weights);
  const settled = useLater(tried, 200);
  const isTrying = !sameWeights(tried, data.weights);
  return (
    <>
      <div className="columns wide-left ranking-top">
        <WeightSliders inForce={data.weights} tried={tried} onTry={setTried} />
        <WeightHistory inForce={data} />
      </div>
      {isTrying && may('signWeights') && (
        <SignForm etag={etag} weights={tried} onSigned={() => setTried(tried)} />
      )}
      <Choice
        label="排什么"
        options={SUBJECTS}
        value={subject}
        onChange={(value) => set('subject', value === 'issue' ? '' : value)}
      />
      <WhatIfTable subject={subject} weights={settled} isTrying={isTrying} />
    </>
  );
}
