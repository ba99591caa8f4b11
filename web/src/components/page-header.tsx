import { type ReactNode, useEffect } from 'react';
import { WORDS } from '../words.ts';

type Props = {
  readonly title: string;
  /** Under the title: which run it is from, what is counted. */
  readonly note?: ReactNode;
  /** At most one of these is a primary button. */
  readonly actions?: ReactNode;
};

/** The one h1 of a page; also the title of the browser's tab. */
export function PageHeader({ title, note, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · ${WORDS.product}`;
  }, [title]);
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {note && <p className="note">{note}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}
