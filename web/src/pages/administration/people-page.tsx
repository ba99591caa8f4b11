import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import type { InvitationLink, Person } from '../../api/people.ts';
import { usePages } from '../../api/use-pages.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { InvitationNote } from './invitation-note.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { PersonItem } from './person-item.tsx';

export type Invited = { readonly person: Person; readonly link: InvitationLink };

export function PeoplePage() {
  const queries = useQueryClient();
  const [invited, setInvited] = useState<Invited | null>(null);
  const people = usePages(['people'], (cursor) => answerOf(client.api.people.$get({ query: cursor })));
  const onInvited = (next: Invited) => {
    setInvited(next);
    void queries.invalidateQueries({ queryKey: ['people'] });
  };
  return (
    <>
      <PageHeader
        title="人员与角色"
        note="三员分立：管理员管账号，审计员看日志，工作人员处理来件，各是不同的人。"
      />
      {invited && <InvitationNote invited={invited} onClose={() => setInvited(null)} />}
      <details className="panel">
        <summary>新增人员</summary>
        <NewPersonForm onInvited={onInvited} />
      </details>
      <PagesState query={people} empty={<EmptyState title="还没有人员">在上面新增第一位。</EmptyState>}>
        {(items) => (
          <ul className="people">
            {items.map((person) => (
              <PersonItem key={person.id} person={person} onInvited={onInvited} />
            ))}
          </ul>
        )}
      </PagesState>
    </>
  );
}
