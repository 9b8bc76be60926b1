/**
 * The refusals of license orders, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ORDER_REFUSALS_EN = {
  IN_PREPARATION: {
    title: 'Something of this contract is being prepared',
    detail:
      'The order {orderId} of the contract {contractId} is not done: usually by {expectedBy}. Until then “{operation}” is not taken for the same contract.',
    remedies: ['Wait until it is done, and try again.'],
  },
  ABOLISHED: {
    title: 'It is abolished',
    detail: 'Of {contractId} nothing is left that could be changed; what is abolished never comes back.',
    remedies: ['Place a new order: it gets keys of its own, and a new support id if the tenant has none.'],
  },
  PARTIAL_NOT_ALLOWED: {
    title: 'These keys are abolished all together',
    detail: 'The line {lineId} is for the use {use}: its {live} live keys can be abolished only all at once.',
    remedies: ['Leave out keyIds to abolish them all.'],
  },
  VM_ADD_NOT_ELIGIBLE: {
    title: 'No virtual servers can be added to this line',
    detail: 'The line {lineId} does not meet: {failed}.',
    remedies: [
      'Choose a line in service whose type and use the policy names for it.',
      'Or order further keys.',
    ],
  },
  DATE_NOT_ALLOWED: {
    title: 'No date can be wished for',
    detail:
      'The vendor takes no date for this: {fields}. New keys come when they are prepared; an abolishment takes effect at once.',
    remedies: ['Leave the date out, and order or abolish when the time has come.'],
  },
  LICENSE_TYPE_UNKNOWN: {
    title: 'The policy has no such type of license',
    detail: 'There is no type “{type}”. The policy knows these: {types}.',
    remedies: ['Choose one of them.'],
  },
  LICENSE_USE_UNKNOWN: {
    title: 'The policy has no such use',
    detail: 'There is no use “{use}”. The policy knows these: {uses}.',
    remedies: ['Choose one of them.'],
  },
  ORDER_QUANTITY_INVALID: {
    title: 'So many cannot be ordered',
    detail: 'A quantity is a whole number from 1 to {quantityMax}; {quantity} is not. Nothing was changed.',
    remedies: ['Send a quantity in that range; larger orders are placed as several.'],
  },
  KEY_UNKNOWN: {
    title: 'Not every key is a live key of the line',
    detail: 'These are no live keys of the line {lineId}: {keys}. Nothing was changed.',
    remedies: ['Look at the contract, and name keys that live.'],
  },
  CONTRACT_FULL: {
    title: 'The contract takes no more',
    detail:
      'A contract holds at most {orders} orders and as many keys as {keys}; {contractId} has come to that.',
    remedies: ['Place a new order, which makes a contract of its own.'],
  },
  SUPPORT_ID_RETIRED: {
    title: 'The support id is retired',
    detail:
      'The support id {supportId} went with the last key of the tenant {tenantId}; the vendor’s support takes it no more.',
    remedies: ['Place a new order: it brings a new support id.'],
  },
  ORDER_SETTLED: {
    title: 'Nothing is to be done about the order',
    detail: 'The order {orderId} is {state}; this cannot be done to it now.',
    remedies: ['Look at the contract: it says what is open.'],
  },
  ORDERS_NOT_OFFERED: {
    title: 'Nothing is ordered here',
    detail: 'The tenant {tenantId} is of a product whose policy, {policy}, names no license orders.',
    remedies: ['Choose a tenant of another product, or add “orders” to the policy and deploy.'],
  },
} satisfies Partial<RefusalTexts>;
