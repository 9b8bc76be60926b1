import { DAY_MS } from './limits.ts';
import type { OfferSeed, ProductSeed } from './seeds.ts';

/** The account that sells the example products. */
export const EXAMPLE_SELLER = '999988887777';

/** Accounts to buy with. */
export const EXAMPLE_BUYERS = ['111122223333', '444455556666', '777788889999'] as const;

/** One product of each pricing model, one with a free trial, and a legacy one. */
export const EXAMPLE_PRODUCTS: readonly ProductSeed[] = [
  {
    code: 'aw4fgf5tyo5w2ap6fexample1',
    id: 'prod-paygoexample1',
    title: 'Example Security',
    dimensions: [
      { key: 'protected_hours', title: 'Protected server hours', unit: 'hour', price: '0.01' },
      { key: 'scanned_files', title: 'Scanned files', unit: '1,000 files', price: '0.25' },
    ],
  },
  {
    code: 'bx5ghg6uzp6x3bq7gexample2',
    id: 'prod-trialexample2',
    title: 'Example Insights',
    freeTrialDays: 14,
    dimensions: [{ key: 'api_calls', title: 'API calls', unit: '1,000 calls', price: '0.10' }],
  },
  {
    code: 'cy6hih7vaq7y4cr8hexample3',
    id: 'prod-contractexample3',
    title: 'Example Workspace',
    model: 'contract',
    grants: { seats: 25 },
    dimensions: [{ key: 'seats', title: 'Seats', unit: 'seat and year', kind: 'entitlement', price: '120' }],
  },
  {
    code: 'dz7iji8wbr8z5ds9iexample4',
    id: 'prod-consumptionexample4',
    title: 'Example Backup',
    model: 'contract-with-consumption',
    grants: { terabytes: 5 },
    dimensions: [
      { key: 'terabytes', title: 'Stored terabytes', unit: 'TB and year', kind: 'entitlement', price: '300' },
      { key: 'extra_gigabytes', title: 'Additional gigabytes', unit: 'GB and hour', price: '0.0005' },
    ],
  },
  {
    code: 'ea8jkj9xcs9a6et1jexample5',
    id: 'prod-legacyexample5',
    title: 'Example Mail (legacy integration)',
    integration: 'legacy',
    dimensions: [{ key: 'messages', title: 'Messages', unit: '1,000 messages', price: '0.02' }],
  },
];

/** A seller private offer and a channel partner's, both for the first buyer; `now` is epoch ms. */
export const exampleOffers = (now: number): OfferSeed[] => [
  {
    id: 'offer-privateexample1',
    productCode: 'aw4fgf5tyo5w2ap6fexample1',
    name: 'Example Security – Private Offer',
    buyerAccounts: [EXAMPLE_BUYERS[0], EXAMPLE_BUYERS[1]],
    prices: { protected_hours: '0.007', scanned_files: '0.20' },
    availableUntil: now + 30 * DAY_MS,
  },
  {
    id: 'offer-partnerexample2',
    productCode: 'aw4fgf5tyo5w2ap6fexample1',
    name: 'Example Partner, Inc. for SaaS – Private Offer',
    buyerAccounts: [EXAMPLE_BUYERS[0]],
    resale: { authorizationId: 'resaleauthz-example1', proposer: '222233334444' },
    prices: { protected_hours: '0.008' },
    availableUntil: now + 30 * DAY_MS,
  },
];
