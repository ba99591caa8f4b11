import { useMay, useSession } from '../../api/session.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { CityOverview } from './city-overview.tsx';
import { DistrictStart } from './district-start.tsx';
import { TaskList } from './task-list.tsx';

/** The first page: the whole city for who may see it, the own district for a deputy, tasks for the others. */
export function StartPage() {
  const { city, account } = useSession();
  const may = useMay();
  const where = account?.district ?? city;
  if (may('getOverview')) return <CityOverview title={`${where}民声`} />;
  if (may('listIssues')) return <DistrictStart title={`${where}民声`} />;
  return (
    <>
      <PageHeader title="首页" />
      <TaskList />
    </>
  );
}
