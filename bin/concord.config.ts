/**
 * What this seller sells and where it runs. Replace the examples before you deploy; `npm run synth` names
 * every fault.
 * @module
 */

import { SANDBOX_RECEIVER, SANDBOX_SIGN_UP, SANDBOX_VENDOR } from '#domain/names.ts';
import type { ConcordConfig } from '#lib/config.ts';

const CLOUD_ONE = 'ew4fgf5tyo5w2ap6fcloudone1';

export const config: ConcordConfig = {
  runbookUrl: 'https://github.com/example/concord/blob/main/docs/runbook.md',
  products: [
    {
      name: 'Example Security',
      productCode: 'aw4fgf5tyo5w2ap6fexample1',
      productId: 'prod-paygoexample1',
      type: 'saas-subscription',
      policy: 'policies/example/plain.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
    },
    {
      name: 'Example Vault',
      productCode: 'cw4fgf5tyo5w2ap6fcontract1',
      productId: 'prod-contractexample1',
      type: 'saas-contract',
      policy: 'policies/example/contract.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
    },
    {
      name: 'Example Gateway',
      productCode: 'dw4fgf5tyo5w2ap6fconsumption1',
      productId: 'prod-consumptionexample1',
      type: 'saas-contract-with-consumption',
      policy: 'policies/example/consumption.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
    },
    {
      name: 'Example Mail',
      productCode: 'bw4fgf5tyo5w2ap6flegacy1',
      productId: 'prod-legacyexample1',
      type: 'saas-subscription',
      policy: 'policies/example/plain.json',
      integration: 'both',
      topics: {
        subscription:
          'arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-bw4fgf5tyo5w2ap6flegacy1',
        entitlement:
          'arn:aws:sns:us-east-1:287250355862:aws-mp-entitlement-notification-bw4fgf5tyo5w2ap6flegacy1',
      },
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
    },
    {
      name: 'Example Hosting',
      productCode: 'dw4fgf5tyo5w2ap6fhandoff1',
      productId: 'prod-handoffexample1',
      type: 'saas-subscription',
      policy: 'policies/example/plain.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
      registration: { mode: 'hand-off', signUpUrl: `${SANDBOX_SIGN_UP}/welcome` },
    },
    {
      name: 'Cloud One',
      productCode: CLOUD_ONE,
      productId: 'prod-cloudoneexample1',
      type: 'saas-subscription',
      policy: 'policies/cloud-one/cloud-one.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
      verification: { url: `${SANDBOX_VENDOR}/tenants/{tenantId}/registration` },
    },
    {
      name: 'Cloud One by activation link',
      productCode: 'fw4fgf5tyo5w2ap6factivation1',
      productId: 'prod-activationexample1',
      type: 'saas-subscription',
      policy: 'policies/cloud-one/activation-links.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
      vendor: { url: `${SANDBOX_VENDOR}/activation` },
    },
    {
      name: 'Remote Manager',
      productCode: 'gw4fgf5tyo5w2ap6fremotemanager1',
      productId: 'prod-remotemanagerexample1',
      type: 'saas-subscription',
      policy: 'policies/remote-manager/remote-manager.json',
      supportEmail: 'support@example.com',
      supportUrl: 'https://www.example.com/support',
      vendor: { url: `${SANDBOX_VENDOR}/licensing` },
    },
  ],
  stages: {
    sandbox: {
      account: '123456789012',
      region: 'us-east-1',
      mail: { from: 'marketplace@example.com', identity: 'example.com' },
      alarmsEmail: 'alarms@example.com',
      operators: ['operators@example.com'],
      webhooks: [
        // The sandbox receives its own webhooks and shows them in its outbox.
        { name: 'example', url: `${SANDBOX_RECEIVER}/hooks/example` },
        // It plays the seller's product, too, whose services register anew when another account pays.
        {
          name: 'vendor',
          url: `${SANDBOX_VENDOR}/hooks/concord`,
          events: ['tenant.payer.changed', 'subscription.active'],
          productCode: CLOUD_ONE,
        },
      ],
      trustedOrigins: [SANDBOX_RECEIVER, SANDBOX_VENDOR],
      archiveLock: 'governance',
      logRetentionDays: 7,
    },
    test: {
      account: '111122223333',
      region: 'us-east-1',
      mail: { from: 'marketplace@test.example.com', identity: 'test.example.com' },
      alarmsEmail: 'alarms@example.com',
      logRetentionDays: 30,
    },
    production: {
      account: '444455556666',
      region: 'us-east-1',
      mail: { from: 'marketplace@example.com', identity: 'example.com' },
      alarmsEmail: 'alarms@example.com',
      domains: {
        public: {
          domainName: 'marketplace.example.com',
          certificateArn:
            'arn:aws:acm:us-east-1:444455556666:certificate/11111111-2222-3333-4444-555555555555',
        },
        operator: {
          domainName: 'concord.example.com',
          certificateArn:
            'arn:aws:acm:us-east-1:444455556666:certificate/11111111-2222-3333-4444-555555555555',
        },
      },
      logRetentionDays: 400,
    },
  },
};
