import type { ReactNode } from 'react';

type Props = {
  /** What is not there: 还没有运行. */
  readonly title: string;
  /** What to do so that there is something: a sentence with a link or a button. */
  readonly children: ReactNode;
};

export function EmptyState({ title, children }: Props) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      <div>{children}</div>
    </div>
  );
}
