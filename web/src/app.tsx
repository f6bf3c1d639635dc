import { lazy, Suspense, type ReactElement } from 'react';
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import type { Role } from '../../src/contract/accounts.js';
import { Application } from './pages/application.js';
import { Applications } from './pages/applications.js';
import { Consultation } from './pages/consultation.js';
import { CreateAccount } from './pages/create-account.js';
import { ForgotPassword } from './pages/forgot-password.js';
import { NewApplication } from './pages/new-application.js';
import { NewPassword } from './pages/new-password.js';
import { NotFound } from './pages/not-found.js';
import { SignIn } from './pages/sign-in.js';
import { VerifyEmail } from './pages/verify-email.js';
import { Welcome } from './pages/welcome.js';
import { Loading } from './parts/loading.js';
import { TopBar } from './parts/top-bar.js';
import { has, STAFF, useAccount, useSessionEnd } from './session.js';

const Queue = lazy(() => import('./pages/staff/queue.js').then(({ Queue: page }) => ({ default: page })));
const Desk = lazy(() => import('./pages/staff/desk.js').then(({ Desk: page }) => ({ default: page })));
const Programs = lazy(() =>
  import('./pages/staff/programs.js').then(({ Programs: page }) => ({ default: page })),
);
const Schools = lazy(() =>
  import('./pages/staff/schools.js').then(({ Schools: page }) => ({ default: page })),
);
const Audit = lazy(() => import('./pages/staff/audit.js').then(({ Audit: page }) => ({ default: page })));
const Meetings = lazy(() =>
  import('./pages/staff/meetings.js').then(({ Meetings: page }) => ({ default: page })),
);
const Accounts = lazy(() =>
  import('./pages/staff/accounts.js').then(({ Accounts: page }) => ({ default: page })),
);
const ColumnsOfTable = lazy(() =>
  import('./pages/staff/table-columns.js').then(({ ColumnsOfTable: page }) => ({ default: page })),
);
const Rules = lazy(() => import('./pages/staff/rules.js').then(({ Rules: page }) => ({ default: page })));
const Rule = lazy(() => import('./pages/staff/rule.js').then(({ Rule: page }) => ({ default: page })));
const NewRule = lazy(() =>
  import('./pages/staff/new-rule.js').then(({ NewRule: page }) => ({ default: page })),
);
const RuleFiles = lazy(() =>
  import('./pages/staff/rule-files.js').then(({ RuleFiles: page }) => ({ default: page })),
);
const RuleFile = lazy(() =>
  import('./pages/staff/rule-file.js').then(({ RuleFile: page }) => ({ default: page })),
);
const Settings = lazy(() =>
  import('./pages/staff/settings.js').then(({ Settings: page }) => ({ default: page })),
);
const Studies = lazy(() =>
  import('./pages/staff/studies.js').then(({ Studies: page }) => ({ default: page })),
);
const Study = lazy(() => import('./pages/staff/study.js').then(({ Study: page }) => ({ default: page })));
const Equivalencies = lazy(() =>
  import('./pages/equivalencies.js').then(({ Equivalencies: page }) => ({ default: page })),
);
const CatalogOfCourses = lazy(() =>
  import('./pages/catalog.js').then(({ CatalogOfCourses: page }) => ({ default: page })),
);
const Letters = lazy(() => import('./pages/letters.js').then(({ Letters: page }) => ({ default: page })));

/** Every page there is, and who may open it. The server decides again on every call. */
export function App() {
  useSessionEnd();
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <TopBar />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Loading what="this page" />}>
          <Routes>
            <Route path="/" element={<Start />} />
            <Route path="/sign-in" element={<SignIn />} />
            <Route path="/create-account" element={<CreateAccount />} />
            <Route path="/verify" element={<VerifyEmail />} />
            <Route path="/forgot-password" element={<ForgotPassword />} />
            <Route path="/new-password" element={<NewPassword />} />
            <Route path="/letters" element={<Letters />} />
            <Route path="/equivalencies" element={<Equivalencies />} />
            <Route path="/catalog" element={<CatalogOfCourses />} />
            <Route path="/consultation" element={<For page={<Consultation />} />} />
            <Route path="/applications" element={<For page={<Applications />} />} />
            <Route path="/applications/new" element={<For page={<NewApplication />} />} />
            <Route path="/applications/:id" element={<For page={<OneApplication />} />} />
            <Route path="/staff/queue" element={<For roles={STAFF} page={<Queue />} />} />
            <Route path="/staff/cases/:id" element={<For roles={STAFF} page={<Desk />} />} />
            <Route
              path="/staff/transcripts/:id/columns"
              element={<For roles={['registrar']} page={<ColumnsOfTable />} />}
            />
            <Route path="/staff/programs" element={<For roles={STAFF} page={<Programs />} />} />
            <Route path="/staff/programs/:id" element={<For roles={STAFF} page={<Programs />} />} />
            <Route path="/staff/schools" element={<For roles={STAFF} page={<Schools />} />} />
            <Route path="/staff/rules" element={<For roles={STAFF} page={<Rules />} />} />
            <Route
              path="/staff/rules/new"
              element={<For roles={['evaluator', 'registrar']} page={<NewRule />} />}
            />
            <Route path="/staff/rules/files" element={<For roles={STAFF} page={<RuleFiles />} />} />
            <Route path="/staff/rules/files/:id" element={<For roles={STAFF} page={<RuleFile />} />} />
            <Route path="/staff/rules/:id" element={<For roles={STAFF} page={<Rule />} />} />
            <Route path="/staff/what-if" element={<For roles={['registrar']} page={<Studies />} />} />
            <Route path="/staff/what-if/:id" element={<For roles={['registrar']} page={<Study />} />} />
            <Route path="/staff/meetings" element={<For roles={STAFF} page={<Meetings />} />} />
            <Route path="/staff/audit" element={<For roles={['registrar', 'admin']} page={<Audit />} />} />
            <Route path="/staff/settings" element={<For roles={['admin']} page={<Settings />} />} />
            <Route path="/staff/accounts" element={<For roles={['admin']} page={<Accounts />} />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </main>
    </>
  );
}

function Start() {
  const account = useAccount();
  if (account === undefined) return <Loading what="Segue" />;
  if (account === null) return <Welcome />;
  return <Navigate to={has(account, ...STAFF) ? '/staff/queue' : '/applications'} replace />;
}

/** A link from a letter, opened by staff, leads to the desk. */
function OneApplication() {
  const account = useAccount();
  const { id } = useParams();
  return has(account, ...STAFF) ? <Navigate to={`/staff/cases/${id}`} replace /> : <Application />;
}

/** A page for people who are signed in, with one of the roles when some are named. */
function For({ page, roles }: { readonly page: ReactElement; readonly roles?: readonly Role[] }) {
  const account = useAccount();
  const { pathname } = useLocation();
  if (account === undefined) return <Loading what="this page" />;
  if (account === null) return <Navigate to="/sign-in" state={{ from: pathname }} replace />;
  return roles === undefined || has(account, ...roles) ? page : <NotFound />;
}
