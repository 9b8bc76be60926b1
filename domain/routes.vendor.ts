/**
 * The operator routes of what happens at a vendor: activation links, support cases, accounts, and changes that show later.
 * @module
 */
import type { OperatorRoute, Role } from './routes.ts';

const READERS = ['viewer', 'operator', 'approver', 'desk', 'admin'] as const satisfies readonly Role[];

/** Part of the table in `routes.ts`. */
export const VENDOR_ROUTES: readonly OperatorRoute[] = [
  { method: 'GET', path: '/v1/tenants/{id}/activations', function: 'activation-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/activation-plans',
    function: 'activation-api',
    roles: READERS,
  },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/activations',
    function: 'activation-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'GET',
    path: '/v1/tenants/{id}/activations/{activationId}',
    function: 'activation-api',
    roles: READERS,
  },
  {
    method: 'POST',
    path: '/v1/tenants/{id}/activations/{activationId}/settle',
    function: 'activation-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'PUT',
    path: '/v1/tenants/{id}/vendor-user',
    function: 'activation-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/activation-observations',
    function: 'activation-api',
    roles: ['producer', 'admin'],
  },
  { method: 'GET', path: '/v1/support-cases', function: 'support-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/support-cases',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/support-cases/{id}', function: 'support-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/evidence',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/evidence/{evidence}/release',
    function: 'support-api',
    roles: ['desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/attachments',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'GET',
    path: '/v1/support-cases/{id}/attachments/{attachmentId}',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/attachments/{attachmentId}/stored',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/submit',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/mail',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  {
    method: 'POST',
    path: '/v1/support-cases/{id}/close',
    function: 'support-api',
    roles: ['operator', 'desk', 'admin'],
  },
  { method: 'GET', path: '/v1/propagations', function: 'propagation-api', roles: READERS },
  { method: 'GET', path: '/v1/propagations/{id}', function: 'propagation-api', roles: READERS },
  {
    method: 'POST',
    path: '/v1/propagation-observations',
    function: 'propagation-api',
    roles: ['producer', 'admin'],
  },
  { method: 'GET', path: '/v1/products/{code}/upstreams', function: 'propagation-api', roles: READERS },
  {
    method: 'PUT',
    path: '/v1/products/{code}/upstreams/{upstreamId}',
    function: 'propagation-api',
    roles: ['operator', 'desk', 'admin'],
  },
];
