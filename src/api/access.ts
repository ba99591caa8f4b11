/**
 * Every operation of the service: where it is, who may call it and whose records it shows. The one table of rights;
 * a route is made from its row (define-route.ts), so there is none without, and test/api walks all of them with every
 * role and district.
 */
import type { Role } from '../domain/account.ts';

export type Access = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  /** `public` needs no sign-in; `key` needs the API key of a pushing system. */
  readonly who: 'public' | 'key' | readonly Role[];
  /**
   * none: shows no records. district: an account with a district sees that district's only. city: shows the whole
   * city and is refused to an account with a district.
   */
  readonly scope: 'none' | 'district' | 'city';
};

const EVERYONE = ['deputy', 'staff', 'committee', 'administrator', 'auditor'] as const;
const READERS = ['deputy', 'staff', 'committee'] as const;
const DECIDERS = ['staff', 'committee'] as const;
const STAFF = ['staff'] as const;
const DEPUTY = ['deputy'] as const;
/** Who writes suggestions, and who receives them. */
const WRITERS = ['deputy', 'staff'] as const;
const ADMINISTRATOR = ['administrator'] as const;
const AUDITOR = ['auditor'] as const;

export const ACCESS = {
  // The service itself.
  getHealth: { method: 'get', path: '/healthz', who: 'public', scope: 'none' },
  getReadiness: { method: 'get', path: '/readyz', who: 'public', scope: 'none' },
  getMetrics: { method: 'get', path: '/metrics', who: 'public', scope: 'none' },
  getOpenApi: { method: 'get', path: '/api/openapi.json', who: 'public', scope: 'none' },
  getDocs: { method: 'get', path: '/api/docs', who: 'public', scope: 'none' },

  // Sign-in.
  getSession: { method: 'get', path: '/api/session', who: 'public', scope: 'none' },
  signIn: { method: 'post', path: '/api/session', who: 'public', scope: 'none' },
  signInAsVisitor: { method: 'post', path: '/api/session/visitor', who: 'public', scope: 'none' },
  signOut: { method: 'delete', path: '/api/session', who: EVERYONE, scope: 'none' },
  changePassword: { method: 'post', path: '/api/session/password', who: EVERYONE, scope: 'none' },
  startSingleSignOn: { method: 'get', path: '/api/session/oidc', who: 'public', scope: 'none' },
  finishSingleSignOn: { method: 'get', path: '/api/session/oidc/callback', who: 'public', scope: 'none' },
  getInvitation: { method: 'get', path: '/api/invitations/{token}', who: 'public', scope: 'none' },
  acceptInvitation: { method: 'post', path: '/api/invitations/{token}', who: 'public', scope: 'none' },

  // People, keys, settings, audit.
  listPeople: { method: 'get', path: '/api/people', who: ADMINISTRATOR, scope: 'none' },
  createPerson: { method: 'post', path: '/api/people', who: ADMINISTRATOR, scope: 'none' },
  getPerson: { method: 'get', path: '/api/people/{id}', who: ADMINISTRATOR, scope: 'none' },
  updatePerson: { method: 'patch', path: '/api/people/{id}', who: ADMINISTRATOR, scope: 'none' },
  invitePerson: { method: 'post', path: '/api/people/{id}/invitation', who: ADMINISTRATOR, scope: 'none' },
  listApiKeys: { method: 'get', path: '/api/api-keys', who: ADMINISTRATOR, scope: 'none' },
  createApiKey: { method: 'post', path: '/api/api-keys', who: ADMINISTRATOR, scope: 'none' },
  revokeApiKey: { method: 'delete', path: '/api/api-keys/{id}', who: ADMINISTRATOR, scope: 'none' },
  listAudit: { method: 'get', path: '/api/audit', who: AUDITOR, scope: 'none' },
  getSettings: { method: 'get', path: '/api/settings', who: EVERYONE, scope: 'none' },
  updateSettings: { method: 'put', path: '/api/settings', who: ADMINISTRATOR, scope: 'none' },

  // Imports, runs, reports and the jobs that do them.
  pushRecords: { method: 'post', path: '/api/push/{source}', who: 'key', scope: 'none' },
  previewImport: { method: 'post', path: '/api/imports/preview', who: STAFF, scope: 'city' },
  createImport: { method: 'post', path: '/api/imports', who: STAFF, scope: 'city' },
  listImports: { method: 'get', path: '/api/imports', who: STAFF, scope: 'city' },
  getImport: { method: 'get', path: '/api/imports/{id}', who: STAFF, scope: 'city' },
  getImportRejects: { method: 'get', path: '/api/imports/{id}/rejects', who: STAFF, scope: 'city' },
  createRun: { method: 'post', path: '/api/runs', who: STAFF, scope: 'city' },
  listRuns: { method: 'get', path: '/api/runs', who: DECIDERS, scope: 'city' },
  getRun: { method: 'get', path: '/api/runs/{id}', who: DECIDERS, scope: 'city' },
  getRunLineage: { method: 'get', path: '/api/runs/{id}/lineage', who: STAFF, scope: 'city' },
  createReport: { method: 'post', path: '/api/reports', who: DECIDERS, scope: 'city' },
  listReports: { method: 'get', path: '/api/reports', who: DECIDERS, scope: 'city' },
  getReportFile: { method: 'get', path: '/api/reports/{id}/files/{name}', who: DECIDERS, scope: 'city' },
  listJobs: { method: 'get', path: '/api/jobs', who: DECIDERS, scope: 'city' },
  getJob: { method: 'get', path: '/api/jobs/{id}', who: DECIDERS, scope: 'city' },
  streamJob: { method: 'get', path: '/api/jobs/{id}/events', who: DECIDERS, scope: 'city' },
  cancelJob: { method: 'delete', path: '/api/jobs/{id}', who: DECIDERS, scope: 'city' },
  retryJob: { method: 'post', path: '/api/jobs/{id}/retry', who: DECIDERS, scope: 'city' },

  // Records and issues.
  listRecords: { method: 'get', path: '/api/records', who: READERS, scope: 'district' },
  getRecord: { method: 'get', path: '/api/records/{id}', who: READERS, scope: 'district' },
  searchSimilar: { method: 'post', path: '/api/records/similar', who: READERS, scope: 'district' },
  listIssues: { method: 'get', path: '/api/issues', who: READERS, scope: 'district' },
  getIssue: { method: 'get', path: '/api/issues/{id}', who: READERS, scope: 'district' },
  listMembers: { method: 'get', path: '/api/issues/{id}/members', who: READERS, scope: 'district' },
  listNearIssues: { method: 'get', path: '/api/issues/{id}/near', who: STAFF, scope: 'city' },
  getIssueHistory: { method: 'get', path: '/api/issues/{id}/history', who: DECIDERS, scope: 'city' },
  listInbox: { method: 'get', path: '/api/inbox', who: STAFF, scope: 'city' },
  decideIssue: { method: 'post', path: '/api/issues/{id}/decisions', who: STAFF, scope: 'city' },
  listDecisions: { method: 'get', path: '/api/decisions', who: STAFF, scope: 'city' },
  undoDecision: { method: 'post', path: '/api/decisions/{id}/undo', who: STAFF, scope: 'city' },
  listContradictions: { method: 'get', path: '/api/contradictions', who: STAFF, scope: 'city' },

  // Kinds and bundles.
  listKinds: { method: 'get', path: '/api/kinds', who: READERS, scope: 'city' },
  getKind: { method: 'get', path: '/api/kinds/{code}', who: READERS, scope: 'city' },
  createKind: { method: 'post', path: '/api/kinds', who: STAFF, scope: 'city' },
  updateKind: { method: 'put', path: '/api/kinds/{code}', who: STAFF, scope: 'city' },
  listKindProposals: { method: 'get', path: '/api/kind-proposals', who: STAFF, scope: 'city' },
  decideKindProposal: { method: 'post', path: '/api/kind-proposals/{id}', who: STAFF, scope: 'city' },
  labelRecord: { method: 'put', path: '/api/records/{id}/kind', who: STAFF, scope: 'city' },
  listDepartments: { method: 'get', path: '/api/departments', who: READERS, scope: 'none' },
  listBundles: { method: 'get', path: '/api/bundles', who: DECIDERS, scope: 'city' },
  getBundle: { method: 'get', path: '/api/bundles/{kind}', who: DECIDERS, scope: 'city' },
  getBundlePackage: { method: 'get', path: '/api/bundles/{kind}/package', who: STAFF, scope: 'city' },

  // The whole picture.
  getMap: { method: 'get', path: '/api/map', who: STAFF, scope: 'city' },
  getHeat: { method: 'get', path: '/api/heat', who: DECIDERS, scope: 'city' },
  getOverview: { method: 'get', path: '/api/overview', who: READERS, scope: 'city' },

  // For the committee.
  rankWith: { method: 'post', path: '/api/ranking/what-if', who: DECIDERS, scope: 'city' },
  signWeights: { method: 'put', path: '/api/ranking/weights', who: ['committee'], scope: 'city' },
  getWeights: { method: 'get', path: '/api/ranking/weights', who: DECIDERS, scope: 'city' },
  compareYears: { method: 'get', path: '/api/ranking/years', who: DECIDERS, scope: 'city' },
  listCandidates: { method: 'get', path: '/api/candidates', who: DECIDERS, scope: 'city' },
  answerGate: { method: 'put', path: '/api/candidates/{id}/gate', who: DECIDERS, scope: 'city' },

  // Blind check.
  listBlindChecks: { method: 'get', path: '/api/blind-checks', who: DECIDERS, scope: 'city' },
  createBlindCheck: { method: 'post', path: '/api/blind-checks', who: STAFF, scope: 'city' },
  getBlindCheck: { method: 'get', path: '/api/blind-checks/{id}', who: STAFF, scope: 'city' },
  labelBlindItem: { method: 'put', path: '/api/blind-checks/{id}/items/{item}', who: STAFF, scope: 'city' },

  // The assistant: find, write, check.
  find: { method: 'post', path: '/api/find', who: WRITERS, scope: 'district' },
  listLaws: { method: 'get', path: '/api/laws', who: READERS, scope: 'none' },
  getLawArticle: { method: 'get', path: '/api/law-articles/{id}', who: READERS, scope: 'none' },
  getAssistant: { method: 'get', path: '/api/assistant', who: DEPUTY, scope: 'none' },
  listDrafts: { method: 'get', path: '/api/drafts', who: WRITERS, scope: 'none' },
  createDraft: { method: 'post', path: '/api/drafts', who: DEPUTY, scope: 'none' },
  getDraft: { method: 'get', path: '/api/drafts/{id}', who: WRITERS, scope: 'none' },
  saveDraft: { method: 'put', path: '/api/drafts/{id}', who: DEPUTY, scope: 'none' },
  listDraftVersions: { method: 'get', path: '/api/drafts/{id}/versions', who: DEPUTY, scope: 'none' },
  getDraftVersion: { method: 'get', path: '/api/drafts/{id}/versions/{version}', who: DEPUTY, scope: 'none' },
  moveDraft: { method: 'post', path: '/api/drafts/{id}/moves', who: WRITERS, scope: 'none' },
  checkDraft: { method: 'post', path: '/api/drafts/{id}/check', who: DEPUTY, scope: 'district' },
  acceptPassages: { method: 'post', path: '/api/drafts/{id}/acceptance', who: DEPUTY, scope: 'none' },
  confirmDraft: { method: 'post', path: '/api/drafts/{id}/confirmation', who: DEPUTY, scope: 'none' },
  setCosigners: { method: 'put', path: '/api/drafts/{id}/cosigners', who: DEPUTY, scope: 'none' },
  confirmCosigning: { method: 'post', path: '/api/drafts/{id}/cosigning', who: DEPUTY, scope: 'none' },
  listDeputies: { method: 'get', path: '/api/deputies', who: DEPUTY, scope: 'none' },
  getDraftForm: { method: 'get', path: '/api/drafts/{id}/form.docx', who: WRITERS, scope: 'none' },
  listEvidence: { method: 'get', path: '/api/drafts/{id}/evidence', who: WRITERS, scope: 'none' },
  startTurn: { method: 'post', path: '/api/drafts/{id}/turns', who: DEPUTY, scope: 'district' },
  getTurn: { method: 'get', path: '/api/drafts/{id}/turns/{turn}', who: DEPUTY, scope: 'none' },
  streamTurn: { method: 'get', path: '/api/drafts/{id}/turns/{turn}/events', who: DEPUTY, scope: 'none' },
  cancelTurn: { method: 'delete', path: '/api/drafts/{id}/turns/{turn}', who: DEPUTY, scope: 'none' },
  listConversations: { method: 'get', path: '/api/conversations', who: AUDITOR, scope: 'none' },
  getConversation: { method: 'get', path: '/api/conversations/{turn}', who: AUDITOR, scope: 'none' },
} as const satisfies Record<string, Access>;

export type Operation = keyof typeof ACCESS;
