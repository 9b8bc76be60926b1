/**
 * The refusals about tenants and their subscriptions, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const TENANT_REFUSALS_EN = {
  PRODUCT_MISMATCH: {
    title: 'This subscription is for another product',
    detail: 'The product of the subscription is not on sale here.',
    remedies: ['Contact support and name the product that you subscribed to.'],
  },
  SUBSCRIPTION_ENDING: {
    title: 'The subscription is ending',
    detail: 'The subscription was canceled; its final hour is running.',
    remedies: ['Subscribe again in AWS Marketplace, then choose "Set up your account".'],
  },
  SUBSCRIPTION_ENDED: {
    title: 'The subscription has ended',
    detail: 'A subscription that ended never comes back to life.',
    remedies: ['Subscribe again in AWS Marketplace, then choose "Set up your account".'],
  },
  SUBSCRIPTION_FAILED: {
    title: 'The subscription failed',
    detail: 'AWS Marketplace could not complete the subscription, most often because of a payment method.',
    remedies: ['Check the payment method of the AWS account and subscribe again in AWS Marketplace.'],
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: 'The subscription belongs to another tenant',
    detail: 'A subscription pays for one tenant, and this one is bound already.',
    remedies: ['Use the tenant that it is bound to.', 'Or subscribe once more, for the other tenant.'],
  },
  TENANT_EXISTS: {
    title: 'The tenant is there already',
    detail: 'There is a tenant {tenantId}.',
    remedies: ['Use that tenant, or leave out the id: a new one is made.'],
  },
  TENANT_LIVE: {
    title: 'The tenant is being served',
    detail: 'The tenant {tenantId} is in use; a tenant is suspended before it is retired.',
    remedies: ['Suspend the tenant first.'],
  },
  TENANT_RETIRED: {
    title: 'The tenant is retired',
    detail: 'The tenant {tenantId} is retired and its data may be gone; it takes no more changes.',
    remedies: ['Use another tenant, or have the buyer register a new one.'],
  },
  TENANT_NOT_SUSPENDED: {
    title: 'The tenant is not suspended',
    detail: 'Only a suspended tenant can be restored; the tenant {tenantId} is not.',
    remedies: ['Look at the state of the tenant; nothing may be left to do.'],
  },
  TENANT_ALREADY_SUSPENDED: {
    title: 'The tenant is suspended already',
    detail: 'The tenant {tenantId} is suspended; suspending it again would change nothing.',
    remedies: ['Look at the tenant to see since when and why.', 'Restore it, if that is what you want.'],
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: 'The tenant uses another product',
    detail: 'The tenant {tenantId} is of another product than the subscription.',
    remedies: ['Choose a tenant of the product that the subscription is for.'],
  },
  HISTORY_FULL: {
    title: 'The history is full',
    detail: 'The tenant {tenantId} has reached the number of changes that one tenant may have.',
    remedies: ['Have the buyer register a new tenant, and retire this one.'],
  },
  NOT_DUAL_RUNNING: {
    title: 'This product does not run on both identities',
    detail:
      'Customers of {productCode} are known by one name only; there is nothing to compare or to cut over.',
    remedies: ["Set the product's integration to 'both' in the configuration and deploy."],
  },
} satisfies Partial<RefusalTexts>;
