/**
 * The refusals of usage records, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const USAGE_REFUSALS_EN = {
  RECORD_INVALID: {
    title: 'The record cannot be read',
    detail: 'The field “{field}” is missing, unknown or not what a usage record has there.',
    remedies: [
      'Report it again as a JSON object: tenantId, dimension, quantity, time (ISO 8601 with its zone), id, and perhaps form (event or total) and tags.',
    ],
  },
  TENANT_UNKNOWN: {
    title: 'There is no such tenant',
    detail: 'No tenant has the id {tenantId}.',
    remedies: ['Report usage under the tenant id that Concord gave at registration (t-…).'],
  },
  USAGE_ID_INVALID: {
    title: 'The id of the record cannot be used',
    detail:
      'An id is 1 to {usageIdMax} printable ASCII characters, without a space at either end, and does not begin with “{reserved}”.',
    remedies: ['Give each event, or each series of totals, an id of that form and report the record again.'],
  },
  UNKNOWN_DIMENSION: {
    title: 'The product has no such dimension',
    detail: '“{dimension}” is not among the usage dimensions that the tenant’s policy names.',
    remedies: [
      'Check the spelling: dimensions are case-sensitive.',
      'Or name the dimension in the product’s policy, as the listing has it.',
    ],
  },
  QUANTITY_INVALID: {
    title: 'The quantity is not a whole number',
    detail: 'The quantity is not a whole number from 0 to {quantityMax}.',
    remedies: [
      'Report whole numbers, not as text; for fractions agree on a smaller unit of the dimension.',
      'To take something back, propose a correction.',
    ],
  },
  TAGS_INVALID: {
    title: 'The tags cannot be used',
    detail:
      'AWS takes up to {tagsMax} tags: keys of up to {tagKeyMax} and values of up to {tagValueMax} characters, of letters, digits, spaces and + - = . _ : / \\ @.',
    remedies: ['Correct the tags, or report the record without them.'],
  },
  TIME_IN_FUTURE: {
    title: 'The time lies ahead',
    detail: 'The record says {time}, more than {skewMinutes} minutes ahead of our clock.',
    remedies: ['Set the producer’s clock, check the time zone, and report the record again.'],
  },
  TOO_OLD_TO_BILL: {
    title: 'This usage can no longer be billed',
    detail: 'AWS took usage of the hour {hour} until {until}.',
    remedies: [
      'Have an operator propose a correction: it is billed in an open hour once a second person approves it.',
    ],
  },
  NO_SUBSCRIPTION: {
    title: 'No subscription stands behind this hour',
    detail: 'In the hour {hour} the tenant {tenantId} had no subscription that its usage could be billed to.',
    remedies: ['Look at the tenant: who pays for it, and since when.'],
  },
} satisfies Partial<RefusalTexts>;
