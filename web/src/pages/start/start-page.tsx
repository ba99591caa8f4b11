import { useSession } from '../../api/session.ts';
import { PageHeader } from '../../components/page-header.tsx';

export function StartPage() {
  const { city } = useSession();
  return <PageHeader title={`${city}民声`} />;
}
