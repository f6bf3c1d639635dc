/**
 * Who may call what. `mine` is what the route acts on when it belongs to the owner; `other` is somebody
 * else's.
 */
export const CALLERS = [
  'nobody',
  'owner',
  'other applicant',
  'evaluator',
  'faculty-reviewer',
  'registrar',
  'advisor',
  'admin',
] as const;
export type CallerName = (typeof CALLERS)[number];
/** `ok`: the guard lets the call through, whatever the route then says about its content. */
export type Expected = 'ok' | 401 | 403 | 404;

interface Row {
  readonly route: string;
  readonly expected: Readonly<Record<CallerName, Expected>>;
  readonly body?: Readonly<Record<string, unknown>> | 'file';
  /** Ends the caller's session, so each caller signs in anew for it. */
  readonly endsSession?: true;
}

const row = (nobody: Expected, owner: Expected, other: Expected, staff: readonly Expected[]) =>
  Object.fromEntries(
    CALLERS.map((name, at) => [name, [nobody, owner, other, ...staff][at]]),
  ) as unknown as Row['expected'];

// Staff in the order of CALLERS: evaluator, faculty reviewer, registrar, advisor, admin.
const ANYONE = row('ok', 'ok', 'ok', ['ok', 'ok', 'ok', 'ok', 'ok']);
const SIGNED_IN = row(401, 'ok', 'ok', ['ok', 'ok', 'ok', 'ok', 'ok']);
const OWNER_AND_STAFF = row(401, 'ok', 404, ['ok', 'ok', 'ok', 'ok', 'ok']);
const OWNER_ALONE = row(401, 'ok', 404, [404, 404, 404, 404, 404]);
const STAFF = row(401, 403, 403, ['ok', 'ok', 'ok', 'ok', 'ok']);
const DECIDERS = row(401, 403, 403, ['ok', 403, 'ok', 403, 403]);
const REGISTRAR = row(401, 403, 403, [403, 403, 'ok', 403, 403]);
const REGISTRAR_AND_ADMIN = row(401, 403, 403, [403, 403, 'ok', 403, 'ok']);
const ADMIN = row(401, 403, 403, [403, 403, 403, 403, 'ok']);

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

export const MATRIX: readonly Row[] = [
  { route: 'POST /api/accounts', expected: ANYONE, body: {} },
  { route: 'POST /api/accounts/verification', expected: ANYONE, body: {} },
  { route: 'POST /api/accounts/password-letter', expected: ANYONE, body: {} },
  { route: 'POST /api/accounts/password', expected: ANYONE, body: {} },
  { route: 'POST /api/sessions', expected: ANYONE, body: {} },
  { route: 'GET /api/sessions/current', expected: SIGNED_IN },
  { route: 'DELETE /api/sessions/current', expected: SIGNED_IN, endsSession: true },
  { route: 'GET /api/catalog', expected: ANYONE },
  { route: 'GET /api/programs', expected: ANYONE },
  { route: 'GET /api/programs/:program', expected: ANYONE },
  { route: 'PATCH /api/staff/programs/:program', expected: REGISTRAR_AND_ADMIN, body: {} },
  { route: 'POST /api/applications', expected: SIGNED_IN, body: {} },
  { route: 'GET /api/applications', expected: SIGNED_IN },
  { route: 'GET /api/applications/:application', expected: OWNER_AND_STAFF },
  { route: 'GET /api/applications/:application/history', expected: OWNER_AND_STAFF },
  { route: 'GET /api/applications/:application/events', expected: OWNER_AND_STAFF },
  { route: 'GET /api/applications/:application/evaluation', expected: OWNER_AND_STAFF },
  { route: 'GET /api/applications/:application/versions', expected: OWNER_AND_STAFF },
  { route: 'POST /api/applications/:application/transcripts', expected: OWNER_ALONE, body: 'file' },
  {
    route: 'PUT /api/applications/:application/student',
    expected: OWNER_ALONE,
    body: { entryTerm: null, primaryLanguage: null, firstCollegeTerm: null },
  },
  { route: 'POST /api/applications/:application/own-record', expected: DECIDERS, body: 'file' },
  { route: 'GET /api/transcripts/:transcript', expected: OWNER_AND_STAFF },
  { route: 'GET /api/transcripts/:transcript/fields', expected: OWNER_AND_STAFF },
  { route: 'GET /api/transcripts/:transcript/pages/:n.png', expected: OWNER_AND_STAFF },
  { route: 'GET /api/transcripts/:transcript/file', expected: OWNER_AND_STAFF },
  { route: 'POST /api/transcripts/:transcript/channel', expected: DECIDERS, body: {} },
  { route: 'POST /api/transcripts/:transcript/credit-unit', expected: DECIDERS, body: {} },
  { route: 'POST /api/transcripts/:transcript/school', expected: DECIDERS, body: {} },
  { route: 'POST /api/transcripts/:transcript/verification', expected: DECIDERS, body: {} },
  { route: 'GET /api/transcripts/:transcript/columns', expected: REGISTRAR },
  { route: 'POST /api/transcripts/:transcript/columns/trial', expected: REGISTRAR, body: {} },
  { route: 'POST /api/transcripts/:transcript/columns', expected: REGISTRAR, body: {} },
  { route: 'GET /api/evaluations/:evaluation', expected: OWNER_AND_STAFF },
  { route: 'GET /api/evaluations/:evaluation/case', expected: OWNER_AND_STAFF },
  { route: 'GET /api/evaluations/:evaluation/report.pdf', expected: OWNER_AND_STAFF },
  { route: 'GET /api/evaluations/:evaluation/what-if', expected: OWNER_AND_STAFF },
  {
    route: 'POST /api/evaluations/:evaluation/what-if',
    expected: OWNER_AND_STAFF,
    body: { setting: 'caps.transfer.credits', value: '30' },
  },
  { route: 'POST /api/evaluations/:evaluation/decisions', expected: DECIDERS, body: {} },
  { route: 'POST /api/evaluations/:evaluation/approval', expected: REGISTRAR, body: {} },
  { route: 'GET /api/evaluations/:evaluation/overrides', expected: STAFF },
  { route: 'POST /api/evaluations/:evaluation/overrides', expected: REGISTRAR, body: {} },
  { route: 'POST /api/evaluations/:evaluation/overrides/trial', expected: REGISTRAR, body: {} },
  {
    route: 'POST /api/evaluations/:evaluation/overrides/:override/withdrawal',
    expected: REGISTRAR,
    body: {},
  },
  { route: 'GET /api/evaluations/:evaluation/credentials', expected: STAFF },
  { route: 'POST /api/evaluations/:evaluation/credentials', expected: REGISTRAR, body: {} },
  {
    route: 'POST /api/evaluations/:evaluation/credentials/:credential/withdrawal',
    expected: REGISTRAR,
    body: {},
  },
  { route: 'GET /api/evaluations/:evaluation/student', expected: STAFF },
  { route: 'POST /api/evaluations/:evaluation/student', expected: REGISTRAR, body: {} },
  { route: 'POST /api/evaluations/:evaluation/pre-approvals', expected: REGISTRAR, body: {} },
  { route: 'GET /api/consultations/slots', expected: SIGNED_IN },
  { route: 'POST /api/consultations', expected: SIGNED_IN, body: {} },
  { route: `DELETE /api/consultations/:slot`, expected: row(401, 404, 404, [404, 404, 404, 404, 404]) },
  { route: 'GET /api/staff/consultations', expected: STAFF },
  { route: 'GET /api/staff/queue', expected: STAFF },
  { route: 'GET /api/staff/targets', expected: STAFF },
  { route: 'GET /api/staff/institutions', expected: STAFF },
  { route: 'GET /api/staff/unknown-schools', expected: STAFF },
  { route: 'GET /api/staff/accreditors', expected: STAFF },
  { route: 'POST /api/staff/institutions', expected: REGISTRAR, body: {} },
  { route: 'PUT /api/staff/institutions/:unitid', expected: REGISTRAR, body: {} },
  { route: 'POST /api/staff/institutions/:unitid/removal', expected: REGISTRAR, body: {} },
  { route: 'POST /api/staff/institutions/:unitid/aliases', expected: REGISTRAR, body: {} },
  { route: 'POST /api/staff/institutions/:unitid/aliases/withdrawal', expected: REGISTRAR, body: {} },
  { route: 'GET /api/staff/rules', expected: STAFF },
  { route: 'GET /api/staff/rules/proposals', expected: DECIDERS },
  { route: 'GET /api/staff/rules/:rule', expected: row(401, 403, 403, [404, 404, 404, 404, 404]) },
  { route: 'POST /api/staff/rules/check', expected: DECIDERS, body: {} },
  { route: 'POST /api/staff/rules/impact', expected: DECIDERS, body: {} },
  { route: 'POST /api/staff/rules', expected: DECIDERS, body: {} },
  { route: 'POST /api/staff/rules/:rule/end', expected: DECIDERS, body: {} },
  {
    route: 'POST /api/staff/rules/:rule/versions/:n/publication',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
  },
  {
    route: 'POST /api/staff/rules/:rule/versions/:n/withdrawal',
    expected: row(401, 403, 403, [404, 403, 404, 403, 403]),
    body: { reason: 'x' },
  },
  {
    route: 'POST /api/staff/rules/:rule/suspension',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
    body: { reason: 'x' },
  },
  {
    route: 'POST /api/staff/rules/:rule/resumption',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
    body: { reason: 'x' },
  },
  { route: 'GET /api/staff/rules/export', expected: STAFF },
  { route: 'POST /api/staff/rules/imports/check', expected: DECIDERS, body: 'file' },
  { route: 'POST /api/staff/rules/imports/impact', expected: DECIDERS, body: 'file' },
  { route: 'POST /api/staff/rules/imports', expected: DECIDERS, body: 'file' },
  { route: 'GET /api/staff/rules/imports', expected: STAFF },
  { route: 'GET /api/staff/rules/imports/:import', expected: row(401, 403, 403, [404, 404, 404, 404, 404]) },
  {
    route: 'GET /api/staff/rules/imports/:import/impact',
    expected: row(401, 403, 403, [404, 404, 404, 404, 404]),
  },
  {
    route: 'POST /api/staff/rules/imports/:import/publication',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
  },
  {
    route: 'POST /api/staff/rules/imports/:import/withdrawal',
    expected: row(401, 403, 403, [404, 403, 404, 403, 403]),
    body: { reason: 'x' },
  },
  { route: 'GET /api/staff/studies', expected: REGISTRAR },
  { route: 'GET /api/staff/studies/choices', expected: REGISTRAR },
  { route: 'POST /api/staff/studies', expected: REGISTRAR, body: {} },
  { route: 'GET /api/staff/studies/:unknown', expected: row(401, 403, 403, [403, 403, 404, 403, 403]) },
  {
    route: 'GET /api/staff/studies/:unknown/table.csv',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
  },
  {
    route: 'POST /api/staff/studies/:unknown/cancellation',
    expected: row(401, 403, 403, [403, 403, 404, 403, 403]),
  },
  { route: 'GET /api/equivalencies', expected: ANYONE },
  { route: 'GET /api/equivalencies/export', expected: ANYONE },
  { route: 'GET /api/staff/settings', expected: STAFF },
  { route: 'PUT /api/admin/settings', expected: ADMIN, body: {} },
  { route: 'GET /api/staff/audit', expected: REGISTRAR_AND_ADMIN },
  { route: 'GET /api/staff/audit/chain', expected: REGISTRAR_AND_ADMIN },
  { route: 'GET /api/admin/accounts', expected: ADMIN },
  { route: 'PUT /api/admin/accounts/:account/roles', expected: ADMIN, body: {} },
  { route: 'GET /api/captured-mail', expected: ANYONE },
  { route: 'GET /api/health/live', expected: ANYONE },
  { route: 'GET /api/health/ready', expected: ANYONE },
  { route: 'GET /metrics', expected: ANYONE },
];

/** Routes outside the description: the description itself and the page that shows it. */
export const PAGES = [/^GET \/api\/openapi\.json$/, /^GET \/api\/docs(-json|-yaml)?(\/.*)?$/];

export const SAMPLE_IDS = {
  program: 'bps-music-production',
  n: '1',
  unitid: '164748',
  slot: UNKNOWN,
  account: UNKNOWN,
  rule: 'r-unknown',
  import: UNKNOWN,
  override: UNKNOWN,
  credential: UNKNOWN,
  unknown: UNKNOWN,
};
