/**
 * The refusals of enrolments and seats, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ENROLMENT_REFUSALS_EN = {
  TENANT_SUSPENDED: {
    title: 'The tenant is suspended',
    detail:
      'The tenant {tenantId} is {state}: nothing new is activated, assigned or ordered for it. What it has, it keeps.',
    remedies: ['Restore the tenant, or wait until somebody pays for it again.'],
  },
  NOT_OFFERED: {
    title: 'The feature is not offered yet',
    detail: '{feature} was not offered to the tenant {tenantId}; the rollout has yet to come to it.',
    remedies: [
      'Wait for the rollout, which tells the due date.',
      'Or ask for it early by the route that the enrolment names.',
    ],
  },
  ALREADY_ACTIVE: {
    title: 'The feature is on',
    detail: '{feature} of the tenant {tenantId} is on ({mode}) since {since}.',
    remedies: ['Assign or revoke seats directly.'],
  },
  DEADLINE_PASSED: {
    title: 'It came on by itself before',
    detail:
      '{feature} of the tenant {tenantId} came on by itself at {since}, after its due date. Not all that you wanted was assigned.',
    remedies: ['Look at the difference, and assign or revoke these seats.'],
  },
  DRAFT_OUTDATED: {
    title: 'Somebody changed the draft',
    detail:
      'You decided by version {seen} of the draft of the tenant {tenantId}; it is at {draftVersion} by now. Nothing was switched on.',
    remedies: ['Look at the draft again, and switch it on with its version.'],
  },
  PARTNER_ACCOUNT: {
    title: 'An account of a partner is not switched here',
    detail:
      'The tenant {tenantId} is an account of a partner: {feature} is switched on only by the route {route}.',
    remedies: ['Ask there.'],
  },
  EARLY_REQUEST_INCOMPLETE: {
    title: 'The request is not complete',
    detail: 'A request by the route {route} lacks: {missing}.',
    remedies: ['Add what is missing, in the language that the route demands, and send it again.'],
  },
  LM_NOT_ACTIVE: {
    title: 'Seats are not assigned yet',
    detail: '{feature} of the tenant {tenantId} is not on: nothing is assigned or revoked before.',
    remedies: ['Switch it on, or wait for its due date.'],
  },
  PART_UNKNOWN: {
    title: 'The policy has no such part',
    detail: 'There is no part “{part}”. The policy knows these: {parts}.',
    remedies: ['Choose one of them.'],
  },
  DEVICE_UNKNOWN: {
    title: 'The tenant has no such device',
    detail: 'The tenant has no device {deviceId}.',
    remedies: ['Correct the id, or enroll the device first.'],
  },
  BASE_PART_HELD: {
    title: 'The device holds a base part',
    detail: 'The device {deviceId} holds the base part {part}; a device holds one.',
    remedies: ['Revoke that one first.'],
  },
  BASE_PART_NEEDED: {
    title: 'An add-on needs a base part',
    detail: 'The device {deviceId} cannot hold the add-on {part} without a base part.',
    remedies: ['Assign a base part first; to take the base part back, revoke the add-ons first.'],
  },
  NO_UNITS_LEFT: {
    title: 'No unit of the part is left',
    detail:
      'All purchased units of {part} are used ({used}), and more are not allowed. Nothing was assigned.',
    remedies: ['Revoke a seat that is not needed, purchase more, or allow overage for the part.'],
  },
  ROW_REPEATED: {
    title: 'The row stands there twice',
    detail: 'The device {deviceId} with the part {part} stands in an earlier row already.',
    remedies: ['Leave this row out; the earlier one counts.'],
  },
  TOO_MANY_ROWS: {
    title: 'Too many rows for one request',
    detail: 'The request has {rows} rows; at most {rowsMax} are taken at once. Nothing was changed.',
    remedies: ['Send them in parts, or upload a file.'],
  },
  BULK_REFUSED: {
    title: 'The rows do not hold together',
    detail: '{refused} of {rows} rows stand against it, and all or none were asked for. Nothing was changed.',
    remedies: ['Mend the rows that are named, or send them without atomic.'],
  },
} satisfies Partial<RefusalTexts>;
