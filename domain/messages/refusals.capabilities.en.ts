/**
 * The refusals of what an account of the vendor can do, in English. `{instead}` is the policy's own word, where it has one.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const CAPABILITIES_REFUSALS_EN = {
  NO_VENDOR_ACCOUNT: {
    title: 'The tenant has no account at the vendor',
    detail: 'The tenant {tenantId} was not created as a customer at the vendor.',
    remedies: ['Create the customer at the vendor first, with its account type.'],
  },
  ACCOUNT_FULL: {
    title: 'The account has too many things',
    detail:
      'The account of the tenant {tenantId} has {most} things whose changes are followed, and takes no more.',
    remedies: [
      'Delete products that the customer no longer has.',
      'Ask the vendor’s support to make the change in its own console.',
    ],
  },
  CAPABILITY_UNKNOWN: {
    title: 'There is no such capability',
    detail: 'The policy of the product knows no capability or operation “{capability}”.',
    remedies: ['Look at the table of capabilities and choose one of its ids.'],
  },
  ACCOUNT_TYPE_UNKNOWN: {
    title: 'There is no such account type',
    detail: '“{accountType}” is not an account type of this product. It has: {list}.',
    remedies: ['Give one of these account types.'],
  },
  CAPABILITY_UNSUPPORTED: {
    title: 'This account type does not support it',
    detail: '“{capability}” is not supported for accounts of the type “{accountType}”.',
    remedies: ['{instead}', 'Look at the table of capabilities: it says which account types support it.'],
  },
  CAPABILITY_NOT_APPLICABLE: {
    title: 'This does not apply to the account type',
    detail: '“{capability}” has no meaning for accounts of the type “{accountType}”.',
    remedies: ['{instead}', 'Nothing needs to be done: accounts of this type have nothing of the kind.'],
  },
  CAPABILITY_LIMITED: {
    title: 'The account type supports only some of them',
    detail:
      '“{capability}” does not include “{argument}” for accounts of the type “{accountType}”: only {list}.',
    remedies: ['Choose one of those that are supported.', '{instead}'],
  },
  ROLE_UNSUPPORTED: {
    title: 'The vendor’s console has no such role',
    detail: 'The vendor grants no role “{role}”. It has: {list}.',
    remedies: [
      'Give this person a role in Concord instead: viewers see everything here without an account at the vendor.',
    ],
  },
  AUTHORIZATION_KEY_REQUIRED: {
    title: 'An authorization key is needed',
    detail: 'Accounts of the type “{accountType}” enlist “{product}” with an authorization key.',
    remedies: ['Take the key from the product’s own console and send it along.'],
  },
  KEY_NOT_EXPECTED: {
    title: 'No authorization key is taken here',
    detail: 'Accounts of the type “{accountType}” enlist “{product}” by a service plan, without a key.',
    remedies: ['Send a service plan and leave the key out: the product is then enlisted by itself.'],
  },
  SERVICE_PLAN_REQUIRED: {
    title: 'A service plan is needed',
    detail: 'Accounts of the type “{accountType}” enlist “{product}” by assigning a service plan.',
    remedies: ['Name the service plan that the customer shall have.'],
  },
  PLAN_NOT_EXPECTED: {
    title: 'No service plan is taken here',
    detail:
      'Accounts of the type “{accountType}” enlist “{product}” with an authorization key, without a plan.',
    remedies: ['Leave the service plan out and send the authorization key alone.'],
  },
  CONFIRMATION_NEEDED: {
    title: 'This cannot be undone, and must be confirmed',
    detail: 'What was asked for cannot be taken back. It is done only if “confirm” reads {confirm}.',
    remedies: ['Make sure that it is meant, and ask again with “confirm”: "{confirm}".'],
  },
  CUSTOMER_DELETED: {
    title: 'The customer was deleted at the vendor',
    detail: 'The customer of the tenant {tenantId} was deleted in the vendor’s console on {since}.',
    remedies: ['Create the customer at the vendor again before you change anything about it.'],
  },
  PRODUCT_NOT_ENLISTED: {
    title: 'The customer does not have the product',
    detail: '“{product}” is not enlisted for the tenant {tenantId}.',
    remedies: ['Enlist the product first.'],
  },
  PRODUCT_ALREADY_ENLISTED: {
    title: 'The customer has the product already',
    detail: '“{product}” was enlisted for the tenant {tenantId} on {since}.',
    remedies: ['Change the seats or the expiration of the product that is there.'],
  },
  SEATS_OUT_OF_RANGE: {
    title: 'So many seats cannot be assigned',
    detail: '“{product}” takes whole numbers of seats from {least} to {most}; {seats} were asked for.',
    remedies: ['Ask for a number within these bounds.'],
  },
  RENEWAL_NOT_LATER: {
    title: 'A renewal must end later than what it renews',
    detail: 'A renewal of “{product}” must end after {after}; {until} is not later.',
    remedies: ['Give a later end.'],
  },
  TEMPLATE_UNKNOWN: {
    title: 'There is no such template',
    detail: 'The product {productCode} has no template {templateId}.',
    remedies: ['Choose one of its templates, or make it first.'],
  },
  TEMPLATE_OF_ANOTHER_PRODUCT: {
    title: 'The template is for another product',
    detail: 'The template {templateId} is one of “{of}”, not of “{product}”.',
    remedies: ['Choose a template of this product.'],
  },
  MERGE_INTO_ITSELF: {
    title: 'An account cannot be merged with itself',
    detail: 'The account {account} is the one that all would be moved to.',
    remedies: ['Name the other account: the one that will be empty afterwards.'],
  },
  CONSOLE_SIGN_IN_REFUSED: {
    title: 'The product’s console refuses the sign-in',
    detail: '“{product}” did not accept the sign-in, and none of the systems behind it is known to be down.',
    remedies: [
      'Have the vendor’s administrator sign in once, or reset the credentials there.',
      'If others cannot sign in either, the vendor may have a fault that nobody reported: try again in a while.',
    ],
  },
  UPSTREAM_MAINTENANCE: {
    title: 'A system of the vendor is down for now',
    detail:
      '“{upstream}” is in maintenance or has a fault, since {since}. The credentials are not the reason.',
    remedies: ['Wait a little and try again; what is under way goes on by itself afterwards.'],
  },
} satisfies Partial<RefusalTexts>;
