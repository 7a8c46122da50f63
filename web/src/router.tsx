/** The addresses of the UI. Every page is loaded when it is first opened; all state of a page that is worth a link is in its address. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Shell } from "./components/shell/shell.tsx";
import { PageFault, PagePending } from "./components/shell/page-states.tsx";
import { formatSearch, parseSearch } from "./lib/search-params.ts";
import {
  dashboardSearch,
  jobEditorSearch,
  jobSearch,
  jobsSearch,
  loginSearch,
  openSearch,
  runsSearch,
  secretsSearch,
  settingsSearch,
  templatesSearch,
  workersSearch,
} from "./routes/page-search.ts";
import { NotFoundPage } from "./routes/not-found-page.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: "/",
    validateSearch: dashboardSearch,
    component: lazyRouteComponent(() => import("./routes/dashboard-page.tsx"), "DashboardPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/jobs",
    validateSearch: jobsSearch,
    component: lazyRouteComponent(() => import("./routes/jobs-page.tsx"), "JobsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/jobs/new",
    validateSearch: jobEditorSearch,
    component: lazyRouteComponent(() => import("./routes/job-editor-page.tsx"), "JobEditorPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/jobs/$id",
    validateSearch: jobSearch,
    component: lazyRouteComponent(() => import("./routes/job-page.tsx"), "JobPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/jobs/$id/edit",
    validateSearch: jobEditorSearch,
    component: lazyRouteComponent(() => import("./routes/job-editor-page.tsx"), "JobEditorPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/runs",
    validateSearch: runsSearch,
    component: lazyRouteComponent(() => import("./routes/runs-page.tsx"), "RunsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/runs/$id",
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import("./routes/run-page.tsx"), "RunPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/approvals",
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import("./routes/approvals-page.tsx"), "ApprovalsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/templates",
    validateSearch: templatesSearch,
    component: lazyRouteComponent(() => import("./routes/templates-page.tsx"), "TemplatesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/secrets",
    validateSearch: secretsSearch,
    component: lazyRouteComponent(() => import("./routes/secrets-page.tsx"), "SecretsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/workers",
    validateSearch: workersSearch,
    component: lazyRouteComponent(() => import("./routes/workers-page.tsx"), "WorkersPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/admin/health",
    component: lazyRouteComponent(() => import("./routes/health-page.tsx"), "HealthPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    validateSearch: settingsSearch,
    component: lazyRouteComponent(() => import("./routes/settings-page.tsx"), "SettingsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/login",
    validateSearch: loginSearch,
    component: lazyRouteComponent(() => import("./routes/login-page.tsx"), "LoginPage"),
  }),
] as const;

/** The router of this app; links are checked against its routes. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch: formatSearch,
  defaultPreload: "intent",
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageFault,
  defaultPendingMs: 300,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
