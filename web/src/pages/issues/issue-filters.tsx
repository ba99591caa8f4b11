import { useState } from 'react';
import { LINEAGE_EVENTS } from '../../../../src/domain/lineage.ts';
import { SOURCES } from '../../../../src/domain/record.ts';
import { useDistrictOptions } from '../../api/use-district-options.ts';
import { useKindOptions } from '../../api/use-kind-options.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { LINEAGE_WORDS, SOURCE_WORDS, STATE_WORDS } from '../../words.ts';
import { type IssueFilter, type IssueFilterValues, STATES } from './issue-query.ts';

type Props = {
  readonly filters: IssueFilterValues;
  readonly set: (name: IssueFilter, value: string) => void;
};

const ORDER_OPTIONS = [
  { value: 'rank', word: '热度' },
  { value: 'people', word: '人数' },
  { value: 'newest', word: '最近来件' },
  { value: 'growth', word: '增长' },
];

const HIDDEN = ['kind', 'district', 'state', 'event', 'source', 'since', 'people'] as const;

export function IssueFilters({ filters, set }: Props) {
  const districts = useDistrictOptions();
  const kinds = useKindOptions();
  const field = (name: IssueFilter) => ({
    value: filters[name] ?? '',
    onChange: (value: string) => set(name, value),
  });
  // Open from the start when the address holds one of them; then it is the reader's.
  const [isOpen] = useState(() => HIDDEN.some((name) => filters[name] !== undefined));
  return (
    <search className="filters">
      <TextField
        label="标题含"
        type="search"
        value={filters.text ?? ''}
        onCommit={(value) => set('text', value)}
      />
      <SelectField
        label="排序"
        options={ORDER_OPTIONS}
        value={filters.order ?? 'rank'}
        onChange={(value) => set('order', value === 'rank' ? '' : value)}
      />
      <details className="more-filters" open={isOpen}>
        <summary>更多筛选</summary>
        <div className="filters">
          {kinds.length > 0 && <SelectField label="类型" none="全部" options={kinds} {...field('kind')} />}
          {districts.length > 1 && (
            <SelectField label="区县" none="全部" options={districts} {...field('district')} />
          )}
          <SelectField
            label="状态"
            none="全部（不含已否定）"
            options={STATES.map((value) => ({ value, word: STATE_WORDS[value] }))}
            {...field('state')}
          />
          <SelectField
            label="变化"
            none="全部"
            options={LINEAGE_EVENTS.map((value) => ({ value, word: LINEAGE_WORDS[value] }))}
            {...field('event')}
          />
          <SelectField
            label="来源"
            none="全部"
            options={SOURCES.map((value) => ({ value, word: SOURCE_WORDS[value] }))}
            {...field('source')}
          />
          <TextField
            label="此日起有来件"
            type="date"
            value={filters.since ?? ''}
            onCommit={(value) => set('since', value)}
          />
          <TextField
            label="至少人数"
            type="number"
            value={filters.people ?? ''}
            onCommit={(value) => set('people', value)}
          />
        </div>
      </details>
    </search>
  );
}
