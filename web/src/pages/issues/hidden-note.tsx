import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { settingsQuery } from '../../api/settings.ts';

/** Why ranks have gaps for readers outside staff. */
export function HiddenNote() {
  const may = useMay();
  const { data } = useQuery(settingsQuery);
  if (may('decideIssue') || !data) return null;
  return <>；不足 {data.data.minimumPeople} 人的事项不列出，名次照全部事项排</>;
}
