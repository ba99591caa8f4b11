/** Kinds that the last run proposes from what stayed 待定; a person names them or turns them down. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { departmentsQuery, reviewKey } from '../desk/desk-queries.ts';
import { kindQuery, proposalsQuery } from './kind-queries.ts';
import type { KindProposal, KindTree } from './kind-types.ts';

type Fields = KindTree['fields'];

export function KindProposals({ fields }: { readonly fields: Fields }) {
  const { data, error } = useQuery(proposalsQuery);
  if (error) return <ErrorState error={error} />;
  const open = data?.items.filter(({ state }) => state === 'proposed') ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-label="提议的新类型">
      <h2>提议的新类型</h2>
      <ol className="proposals">
        {open.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} fields={fields} />
        ))}
      </ol>
    </section>
  );
}

function useDecide(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (json: Parameters<(typeof client.api)['kind-proposals'][':id']['$post']>[0]['json']) =>
      answerOf(client.api['kind-proposals'][':id'].$post({ param: { id: String(id) }, json })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: kindQuery('').queryKey.slice(0, 1) });
      await queries.invalidateQueries({ queryKey: reviewKey });
    },
  });
}

function Proposal({ proposal, fields }: { readonly proposal: KindProposal; readonly fields: Fields }) {
  const [isOpen, setOpen] = useState(false);
  const decide = useDecide(proposal.id);
  return (
    <li>
      <p className="proposal-words">{proposal.keywords.join('、')}</p>
      <p className="note">
        {proposal.size} 个事项：
        {proposal.issues.slice(0, 5).map(({ id, title, records }) => (
          <span key={id}>
            <Link to={`/desk/${id}`}>{title}</Link>（{records} 件）{' '}
          </span>
        ))}
      </p>
      {decide.isError && <ErrorState error={decide.error} />}
      {isOpen ? (
        <AcceptForm proposal={proposal} fields={fields} decide={decide} onClose={() => setOpen(false)} />
      ) : (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>采纳……</Button>
          <Button loading={decide.isPending} onClick={() => decide.mutate({ decision: 'reject' })}>
            不采纳
          </Button>
        </div>
      )}
    </li>
  );
}

type FormProps = {
  readonly proposal: KindProposal;
  readonly fields: Fields;
  readonly decide: ReturnType<typeof useDecide>;
  readonly onClose: () => void;
};

function AcceptForm({ proposal, fields, decide, onClose }: FormProps) {
  const id = useId();
  const { data: departments } = useQuery(departmentsQuery);
  const [name, setName] = useState(proposal.keywords.slice(0, 2).join('与'));
  const [fieldCode, setFieldCode] = useState('');
  const [lead, setLead] = useState('');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const issueIds = proposal.issues.map((issue) => issue.id).filter((issueId) => !left.has(issueId));
  const isReady = fieldCode !== '' && name.trim().length >= 2;

  function flip(issueId: number): void {
    const next = new Set(left);
    if (!next.delete(issueId)) next.add(issueId);
    setLeft(next);
  }

  return (
    <form
      className="act-form"
      aria-label="采纳新类型"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          decide.mutate({ decision: 'accept', fieldCode, name: name.trim(), lead: lead || null, issueIds });
      }}
    >
      <div className="filters">
        <span className="field">
          <label htmlFor={id}>名称</label>
          <input id={id} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </span>
        <SelectField
          label="领域"
          value={fieldCode}
          none="请选择"
          options={fields.map((field) => ({ value: field.code, word: field.name }))}
          onChange={setFieldCode}
        />
        <SelectField
          label="牵头单位"
          value={lead}
          none="未定"
          options={(departments?.items ?? []).map(({ code, short }) => ({ value: code, word: short }))}
          onChange={setLead}
        />
      </div>
      <fieldset className="plain">
        <legend>立即归入新类型的事项（每个都记为一项决定）</legend>
        {proposal.issues.map((issue) => (
          <label key={issue.id}>
            <input type="checkbox" checked={!left.has(issue.id)} onChange={() => flip(issue.id)} />
            {issue.title}（{issue.records} 件 {issue.people} 人）
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={decide.isPending}>
          采纳
        </Button>
        <Button onClick={onClose}>放弃</Button>
        {!isReady && <span className="note">请填名称并选择领域</span>}
      </div>
    </form>
  );
}
