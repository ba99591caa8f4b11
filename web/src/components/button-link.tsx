import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

type Props = { readonly to: string; readonly children: ReactNode };

/** The primary action of a page when it is to go to another page: looks like a button, is a link. */
export function ButtonLink({ to, children }: Props) {
  return (
    <Button type="primary" href={useHref(to)} onClick={useLinkClickHandler<HTMLElement>(to)}>
      {children}
    </Button>
  );
}
