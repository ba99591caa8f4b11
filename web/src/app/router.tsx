/** Every page under its address; each is read when it is first opened. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '../components/loading.tsx';
import { Gate } from './gate.tsx';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';

const signedIn: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('../pages/start/start-page.tsx')).StartPage }),
  },
  {
    path: 'password',
    lazy: async () => ({ Component: (await import('../pages/sign-in/password-page.tsx')).PasswordPage }),
  },
  { path: '*', Component: NotFound },
];

export const createRouter = () =>
  createBrowserRouter([
    {
      HydrateFallback: Loading,
      ErrorBoundary: PageError,
      children: [
        {
          path: 'invitations/:token',
          lazy: async () => ({
            Component: (await import('../pages/sign-in/invitation-page.tsx')).InvitationPage,
          }),
        },
        { Component: Gate, children: [{ ErrorBoundary: PageError, children: signedIn }] },
      ],
    },
  ]);
