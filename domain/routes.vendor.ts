/**
 * The operator routes of what happens at a vendor: activation links, support cases, accounts, and changes that show later. By
 * function: method and path → who may call. Part of the table in `routes.ts`.
 * @module
 */

const READERS = ['viewer', 'operator', 'approver', 'desk', 'admin'] as const;

/** Whoever works with a tenant. */
const HANDS_ON = ['operator', 'desk', 'admin'] as const;

/** Whoever may do what cannot be taken back, or concerns every customer. */
const OPERATORS = ['operator', 'admin'] as const;

/** By function. */
export const VENDOR_ROUTES = {
  'activation-api': {
    'GET /v1/tenants/{id}/activations': READERS,
    'POST /v1/tenants/{id}/activation-plans': READERS,
    'POST /v1/tenants/{id}/activations': HANDS_ON,
    'GET /v1/tenants/{id}/activations/{activationId}': READERS,
    'POST /v1/tenants/{id}/activations/{activationId}/settle': HANDS_ON,
    'PUT /v1/tenants/{id}/vendor-user': HANDS_ON,
    'POST /v1/activation-observations': ['producer', 'admin'],
  },
  'support-api': {
    'GET /v1/support-cases': READERS,
    'POST /v1/support-cases': HANDS_ON,
    'GET /v1/support-cases/{id}': READERS,
    'POST /v1/support-cases/{id}/evidence': HANDS_ON,
    // who sees what is sealed whole
    'POST /v1/support-cases/{id}/evidence/{evidence}/release': ['desk', 'admin'],
    'POST /v1/support-cases/{id}/attachments': HANDS_ON,
    'GET /v1/support-cases/{id}/attachments/{attachmentId}': HANDS_ON,
    'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': HANDS_ON,
    'POST /v1/support-cases/{id}/submit': HANDS_ON,
    'POST /v1/support-cases/{id}/mail': HANDS_ON,
    'POST /v1/support-cases/{id}/close': HANDS_ON,
  },
  'capabilities-api': {
    'GET /v1/tenants/{id}/capabilities': READERS,
    'GET /v1/tenants/{id}/vendor-account': READERS,
    'POST /v1/tenants/{id}/vendor-account': OPERATORS,
    'POST /v1/tenants/{id}/vendor-account/delete': OPERATORS,
    'POST /v1/tenants/{id}/vendor-account/account-type': OPERATORS,
    'POST /v1/tenants/{id}/vendor-account/profile': HANDS_ON,
    'POST /v1/tenants/{id}/vendor-account/merge': OPERATORS,
    'POST /v1/tenants/{id}/vendor-account/long-beta': HANDS_ON,
    'POST /v1/tenants/{id}/vendor-account/licensing-platform': HANDS_ON,
    'POST /v1/tenants/{id}/vendor-account/roles': HANDS_ON,
    'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/enlist': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/delete': OPERATORS,
    'POST /v1/tenants/{id}/products/{product}/description': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/seats': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/renewal': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/counter-reset': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/template': HANDS_ON,
    'POST /v1/tenants/{id}/products/{product}/console': HANDS_ON,
    'GET /v1/products/{code}/templates': READERS,
    'PUT /v1/products/{code}/templates/{templateId}': OPERATORS,
    'POST /v1/products/{code}/templates/{templateId}/new-customers': OPERATORS,
  },
  'propagation-api': {
    'GET /v1/propagations': READERS,
    'GET /v1/propagations/{id}': READERS,
    'POST /v1/propagation-observations': ['producer', 'admin'],
    'GET /v1/products/{code}/upstreams': READERS,
    'PUT /v1/products/{code}/upstreams/{upstreamId}': HANDS_ON,
  },
} as const;
