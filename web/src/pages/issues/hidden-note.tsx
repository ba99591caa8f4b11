import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { settingsQuery } from '../../api/settings.ts';

/** Why ranks have gaps for readers outside staff. */
export function HiddenNote({ what = '事项' }: { readonly what?: '事项' | '类型' }) {
  const may = useMay();
  const { data } = useQuery(settingsQuery);
  if (may('decideIssue') || !data) return null;
  return (
    <>
      ；人数不足 {data.data.minimumPeople} 人的{what}不列出，名次照全部{what}排，所以会跳号
    </>
  );
}
