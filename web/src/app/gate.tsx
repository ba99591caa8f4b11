import { lazy } from 'react';
import { useSession } from '../api/session.ts';
import { Layout } from './layout.tsx';

const SignInPage = lazy(async () => ({
  default: (await import('../pages/sign-in/sign-in-page.tsx')).SignInPage,
}));

/** The page when somebody is signed in; the sign-in page at the same address when nobody is. */
export function Gate() {
  return useSession().account ? <Layout /> : <SignInPage />;
}
