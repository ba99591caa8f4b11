import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { draftQuery } from '../../api/drafts.ts';
import { QueryState } from '../../components/query-state.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { ReadDraft } from './read-draft.tsx';
import './drafts.css';

/** One draft: its editor for who may write, else for reading with what the reader may do. */
export function DraftPage() {
  const query = useQuery(draftQuery(Number(useParams()['id'])));
  return (
    <QueryState query={query} title="建议草稿">
      {(draft) =>
        draft.canEdit ? (
          <DraftEditor key={draft.id} draft={draft} />
        ) : (
          <ReadDraft key={draft.id} draft={draft} />
        )
      }
    </QueryState>
  );
}
