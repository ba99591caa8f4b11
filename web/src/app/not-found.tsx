import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';

export function NotFound() {
  return (
    <>
      <PageHeader title="没有这一页" />
      <EmptyState title="这个地址没有内容">
        请检查网址，或<Link to="/">回到首页</Link>。
      </EmptyState>
    </>
  );
}
