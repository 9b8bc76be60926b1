/**
 * Every route of both doors, in one table: `lib/` opens exactly these, writes the policies of people's roles
 * from them, and the handlers check the caller's role against the same rows.
 * @module
 */

import type { FunctionName } from './names.ts';
import { VENDOR_ROUTES } from './routes.vendor.ts';

/**
 * The roles of people and machines that call `/v1`. `desk` works through what waits for a person, `approver`
 * gives the second pair of eyes, `producer` is the seller's application, which sends usage and signs up buyers who
 * were handed off to it, `pipeline` a delivery pipeline.
 */
export const ROLES = ['viewer', 'operator', 'approver', 'desk', 'producer', 'admin', 'pipeline'] as const;
export type Role = (typeof ROLES)[number];

/** The HTTP methods that routes use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * A route of the public door: reached by anyone, behind the web ACL. Paths are API Gateway's, `{proxy+}`
 * takes the rest.
 */
export interface PublicRoute {
  readonly method: Method;
  readonly path: string;
  readonly function: FunctionName;
}

/** A route of the operator door: reached by requests signed with the credentials of one of `roles`. */
export interface OperatorRoute extends PublicRoute {
  readonly roles: readonly Role[];
}

const READERS = ['viewer', 'operator', 'approver', 'desk', 'admin'] as const satisfies readonly Role[];

/** Who may see what colleagues did, and why. */
const AUDITORS = ['operator', 'approver', 'admin'] as const satisfies readonly Role[];

/** What the public door opens. */
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  { method: 'GET', path: '/', function: 'registration' },
  { method: 'GET', path: '/register', function: 'registration' },
  { method: 'POST', path: '/register', function: 'registration' },
  { method: 'GET', path: '/register/{proxy+}', function: 'registration' },
  { method: 'POST', path: '/register/{proxy+}', function: 'registration' },
  { method: 'GET', path: '/register/tenants/{proxy+}', function: 'registration-people' },
  { method: 'POST', path: '/register/tenants/{proxy+}', function: 'registration-people' },
  { method: 'GET', path: '/register/i/{proxy+}', function: 'registration-people' },
  { method: 'POST', path: '/register/i/{proxy+}', function: 'registration-people' },
  { method: 'GET', path: '/move/{proxy+}', function: 'registration-people' },
  { method: 'GET', path: '/assets/{proxy+}', function: 'registration' },
  { method: 'GET', path: '/statement', function: 'metering-statement' },
  { method: 'GET', path: '/statement/{proxy+}', function: 'metering-statement' },
];

/** The rows of one function. */
const rowsOf = (name: FunctionName, routes: Readonly<Record<string, readonly Role[]>>): OperatorRoute[] =>
  Object.entries(routes).map(([key, roles]) => {
    const [method = '', path = ''] = key.split(' ');
    return { method: method as Method, path, function: name, roles };
  });

/** What the operator door opens, and to whom. */
export const OPERATOR_ROUTES: readonly OperatorRoute[] = [
  { method: 'GET', path: '/v1/openapi.json', function: 'directory-document', roles: ROLES },
  { method: 'GET', path: '/v1/tenants', function: 'directory-read', roles: [...READERS, 'pipeline'] },
  { method: 'GET', path: '/v1/tenants/{id}', function: 'directory-read', roles: READERS },
  {
    method: 'GET',
    path: '/v1/subscriptions',
    function: 'directory-read',
    roles: [...READERS, 'pipeline'],
  },
  { method: 'GET', path: '/v1/subscriptions/{id}', function: 'directory-read', roles: READERS },
  { method: 'GET', path: '/v1/orphans', function: 'directory-read', roles: READERS },
  { method: 'GET', path: '/v1/products/{code}/migration', function: 'directory-read', roles: READERS },
  {
    method: 'POST',
    path: '/v1/products/{code}/cut-over',
    function: 'directory-write',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/subscriptions/{id}/bind',
    function: 'directory-write',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'POST', path: '/v1/tenants', function: 'directory-write', roles: ['operator', 'admin'] },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/suspend',
    function: 'directory-write',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/restore',
    function: 'directory-write',
    roles: ['operator', 'admin'],
  },
  {
    method: 'GET',
    path: '/v1/registrations/{code}',
    function: 'registration-api',
    roles: ['producer', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/registrations/{code}/bind',
    function: 'registration-api',
    roles: ['producer', 'admin'],
  },
  { method: 'GET', path: '/v1/tenants/{id}/administrators', function: 'registration-api', roles: READERS },
  { method: 'POST', path: '/v1/tenants/{id}/erase-person', function: 'registration-api', roles: ['admin'] },
  { method: 'GET', path: '/v1/offers', function: 'offers', roles: READERS },
  { method: 'GET', path: '/v1/offers/{id}', function: 'offers', roles: READERS },
  { method: 'PUT', path: '/v1/offers/{id}', function: 'offers', roles: ['operator', 'admin'] },
  { method: 'POST', path: '/v1/offers/{id}/links', function: 'offers', roles: ['operator', 'desk', 'admin'] },
  { method: 'GET', path: '/v1/reassignments', function: 'reassignment-api', roles: READERS },
  { method: 'POST', path: '/v1/reassignments', function: 'reassignment-api', roles: ['operator', 'admin'] },
  { method: 'GET', path: '/v1/reassignments/{id}', function: 'reassignment-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/approve',
    function: 'reassignment-api',
    roles: ['approver', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/takeover',
    function: 'reassignment-api',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/link',
    function: 'reassignment-api',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/verify',
    function: 'reassignment-api',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/request-cancellation',
    function: 'reassignment-api',
    roles: ['operator', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/reassignments/{id}/abort',
    function: 'reassignment-api',
    roles: ['operator', 'admin'],
  },
  { method: 'GET', path: '/v1/tenants/{id}/billing', function: 'directory-read', roles: READERS },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/channel',
    function: 'directory-write',
    roles: ['operator', 'admin'],
  },
  { method: 'GET', path: '/v1/tenants/{id}/usage', function: 'metering-api', roles: READERS },
  {
    method: 'GET',
    path: '/v1/tenants/{id}/usage/{hour}/{dimension}/explain',
    function: 'metering-api',
    roles: READERS,
  },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/statement-links',
    function: 'metering-api',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/tenants/{id}/corrections', function: 'metering-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/corrections',
    function: 'metering-api',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/corrections/{id}', function: 'metering-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/corrections/{id}/approve',
    function: 'metering-api',
    roles: ['approver', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/corrections/{id}/reject',
    function: 'metering-api',
    roles: ['operator', 'approver', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/metering/board', function: 'metering-api', roles: READERS },
  { method: 'GET', path: '/v1/metering/cases', function: 'metering-api', roles: READERS },
  { method: 'GET', path: '/v1/metering/cases/{id}', function: 'metering-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/metering/cases/{id}/release',
    function: 'metering-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/metering/cases/{id}/write-off',
    function: 'metering-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/metering/cases/{id}/bill',
    function: 'metering-api',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/metering/refused', function: 'metering-api', roles: READERS },
  { method: 'GET', path: '/v1/audit', function: 'directory-audit', roles: AUDITORS },
  { method: 'GET', path: '/v1/subscriptions/{id}/rebuild', function: 'directory-audit', roles: AUDITORS },
  { method: 'GET', path: '/v1/tenants/{id}/rebuild', function: 'directory-audit', roles: AUDITORS },
  { method: 'POST', path: '/v1/events/replay', function: 'publishing-replay', roles: ['admin'] },
  {
    method: 'POST',
    path: '/v1/orphans/repair',
    function: 'lifecycle-write',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'POST', path: '/v1/imports', function: 'lifecycle-write', roles: ['admin'] },
  { method: 'POST', path: '/v1/usage', function: 'metering-ingest', roles: ['producer', 'admin'] },
  ...Object.entries(VENDOR_ROUTES).flatMap(([name, routes]) => rowsOf(name as FunctionName, routes)),
];

/** The operator routes that `role` may call. */
export const routesOf = (role: Role): readonly OperatorRoute[] =>
  OPERATOR_ROUTES.filter((route) => route.roles.includes(role));

/**
 * Whether `role` may call the route written as `path` in the table, e.g. `/v1/tenants/{id}`. An unknown
 * route: no.
 */
export const mayCall = (role: Role, method: string, path: string): boolean =>
  routesOf(role).some((route) => route.method === method && route.path === path);
