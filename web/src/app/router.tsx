/** Every page under its address; each is read when it is first opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '../components/loading.tsx';
import { Gate } from './gate.tsx';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';

const page = (path: string, read: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await read() }),
});

const signedIn: RouteObject[] = [
  page('', async () => (await import('../pages/start/start-page.tsx')).StartPage),
  page('password', async () => (await import('../pages/sign-in/password-page.tsx')).PasswordPage),
  page('issues', async () => (await import('../pages/issues/issues-page.tsx')).IssuesPage),
  page('issues/:id', async () => (await import('../pages/issues/issue-page.tsx')).IssuePage),
  page('desk', async () => (await import('../pages/desk/desk-page.tsx')).DeskPage),
  page('desk/:id', async () => (await import('../pages/desk/staff-issue-page.tsx')).StaffIssuePage),
  page('decisions', async () => (await import('../pages/desk/decisions-page.tsx')).DecisionsPage),
  page(
    'contradictions',
    async () => (await import('../pages/desk/contradictions-page.tsx')).ContradictionsPage,
  ),
  page('map', async () => (await import('../pages/map/map-page.tsx')).MapPage),
  page('heat', async () => (await import('../pages/map/heat-page.tsx')).HeatPage),
  page('kinds', async () => (await import('../pages/kinds/kinds-page.tsx')).KindsPage),
  page('kinds/new', async () => (await import('../pages/kinds/new-kind-page.tsx')).NewKindPage),
  page('kinds/:code', async () => (await import('../pages/kinds/kind-page.tsx')).KindPage),
  page('bundles', async () => (await import('../pages/kinds/bundles-page.tsx')).BundlesPage),
  page('bundles/:kind', async () => (await import('../pages/kinds/bundle-page.tsx')).BundlePage),
  page('checks', async () => (await import('../pages/checks/checks-page.tsx')).ChecksPage),
  page('checks/:id', async () => (await import('../pages/checks/check-page.tsx')).CheckPage),
  page('records', async () => (await import('../pages/desk/records-page.tsx')).RecordsPage),
  page('records/:id', async () => (await import('../pages/desk/record-page.tsx')).RecordPage),
  page('ranking', async () => (await import('../pages/ranking/ranking-page.tsx')).RankingPage),
  page('years', async () => (await import('../pages/ranking/years-page.tsx')).YearsPage),
  page('candidates', async () => (await import('../pages/candidates/candidates-page.tsx')).CandidatesPage),
  page('reports', async () => (await import('../pages/reports/reports-page.tsx')).ReportsPage),
  page('reports/print', async () => (await import('../pages/reports/print-page.tsx')).PrintPage),
  page('drafts', async () => (await import('../pages/drafts/drafts-page.tsx')).DraftsPage),
  page('drafts/new', async () => (await import('../pages/drafts/new-draft-page.tsx')).NewDraftPage),
  page('drafts/:id', async () => (await import('../pages/drafts/draft-page.tsx')).DraftPage),
  page('laws/:id', async () => (await import('../pages/drafts/law-page.tsx')).LawPage),
  page(
    'conversations',
    async () => (await import('../pages/drafts/conversations-page.tsx')).ConversationsPage,
  ),
  page(
    'conversations/:turn',
    async () => (await import('../pages/drafts/conversation-page.tsx')).ConversationPage,
  ),
  page('imports', async () => (await import('../pages/imports/imports-page.tsx')).ImportsPage),
  page('imports/new', async () => (await import('../pages/imports/new-import-page.tsx')).NewImportPage),
  page('imports/:id', async () => (await import('../pages/imports/import-page.tsx')).ImportPage),
  page('runs', async () => (await import('../pages/runs/runs-page.tsx')).RunsPage),
  page('runs/:id', async () => (await import('../pages/runs/run-page.tsx')).RunPage),
  page('people', async () => (await import('../pages/administration/people-page.tsx')).PeoplePage),
  page('api-keys', async () => (await import('../pages/administration/api-keys-page.tsx')).ApiKeysPage),
  page('settings', async () => (await import('../pages/administration/settings-page.tsx')).SettingsPage),
  page('audit', async () => (await import('../pages/administration/audit-page.tsx')).AuditPage),
  { path: '*', Component: NotFound },
];

export const createRouter = () =>
  createBrowserRouter([
    {
      HydrateFallback: Loading,
      ErrorBoundary: PageError,
      children: [
        page(
          'invitations/:token',
          async () => (await import('../pages/sign-in/invitation-page.tsx')).InvitationPage,
        ),
        { Component: Gate, children: [{ ErrorBoundary: PageError, children: signedIn }] },
      ],
    },
  ]);
