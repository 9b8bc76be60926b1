/**
 * The refusals of activation and of support cases, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ACTIVATION_REFUSALS_EN = {
  LINK_FORMAT: {
    title: 'That is no activation link',
    detail:
      'An activation link begins with https:// and one of these hosts, in exactly these letters: {hosts}. Then comes a path, and no user, port or fragment.',
    remedies: ['Copy the link from the vendor’s mail, whole, and send it again.'],
  },
  LINK_ALREADY_USED: {
    title: 'The link was used',
    detail: 'The link {link} is redeemed, or about to be, by the tenant {tenantId}. A link is redeemed once.',
    remedies: ['Look at that tenant.', 'Or ask whoever sold the license for the link of this one.'],
  },
  PRODUCT_UNKNOWN: {
    title: 'The policy has no such product',
    detail: 'There is no product “{product}”. The policy knows these: {products}.',
    remedies: ['Choose one of them, or add the product to the policy and deploy.'],
  },
  ACTIVATION_ORDER: {
    title: 'It is too late for this license in this tenant',
    detail:
      'In one tenant, “{before}” must be activated before “{after}”, and “{after}” is there already. Nothing was sent to the vendor.',
    remedies: [
      'Create a second account under the same user of the vendor, and activate it there.',
      'Create a further account in another way, and activate it there.',
      'Activate it in the tenant {wouldUse}, which the same user owns: it would be used.',
    ],
  },
  TENANT_IN_CONFLICT: {
    title: 'The activations of the tenant are in conflict',
    detail:
      'In the tenant {tenantId} licenses were activated in the wrong order; the vendor shows “{symptom}”. Nothing is activated there until the vendor’s support has mended that.',
    remedies: ['Complete the support case {caseId} and submit it.'],
  },
  ACTIVATION_IN_PROGRESS: {
    title: 'Another activation is under way',
    detail:
      'In the tenant {tenantId} the activation {activationId} has not ended. One follows the other, so that their order is known.',
    remedies: ['Wait until it has ended, or settle it, and try again.'],
  },
  ACTIVATION_SETTLED: {
    title: 'The activation is settled',
    detail: 'The activation {activationId} is {state}; nothing is open about it.',
    remedies: ['Look at the activations of the tenant.'],
  },
  ACTIVATION_NOT_OFFERED: {
    title: 'Nothing is activated by links here',
    detail: 'The tenant {tenantId} is of a product whose policy, {policy}, names no activation links.',
    remedies: ['Choose a tenant of another product, or add “activation” to the policy and deploy.'],
  },
  OBSERVATION_INVALID: {
    title: 'The observation cannot be read',
    detail: 'The field “{field}” is missing, unknown or not what an observation has there.',
    remedies: ['Correct it as the API’s description has it, and send it again; the others were taken.'],
  },
  OBSERVED_IN_FUTURE: {
    title: 'The time lies ahead',
    detail: 'It is said to have happened at {time}, which is ahead of our clock.',
    remedies: ['Check the time and its zone, and send it again; or leave it out, where it is not known.'],
  },
  SUPPORT_CASE_KIND_UNKNOWN: {
    title: 'The policy has no such kind of case',
    detail: 'There is no kind of support case “{kind}”. The policy knows these: {kinds}.',
    remedies: ['Choose one of them, or add the kind to the policy and deploy.'],
  },
  SUPPORT_CASE_CLOSED: {
    title: 'The support case is closed',
    detail: 'The support case {caseId} is closed ({how}); nothing can be added to it.',
    remedies: ['Open another one, if there is still something to mend.'],
  },
  SUPPORT_CASE_SUBMITTED: {
    title: 'The support case was submitted',
    detail: 'The support case {caseId} went to the vendor already, by the route {route}.',
    remedies: ['Add to it what the vendor asks for, or close it once the vendor has answered.'],
  },
  BUNDLE_INCOMPLETE: {
    title: 'Something is missing from the support case',
    detail: 'The vendor does not take the case {caseId} without: {missing}.',
    remedies: ['Add what is missing, and submit the case again.'],
  },
  WRONG_SUPPORT_CHANNEL: {
    title: 'The vendor does not take it that way',
    detail: 'A case of this kind does not go by the route {route}. It goes by one of these: {routes}.',
    remedies: ['Choose one of these routes.'],
  },
  NOTICE_UNREAD: {
    title: 'There is something to read first',
    detail: 'Before a case goes by the route {route}, these notices are to be read: {notices}.',
    remedies: ['Read them in the case, and submit it with noticesRead.'],
  },
  EVIDENCE_UNKNOWN: {
    title: 'The case has no such evidence',
    detail: 'Nothing of that sort is called “{evidence}” here. There is: {wanted}.',
    remedies: ['Look at the case, and use one of its names.'],
  },
  EVIDENCE_UNFIT: {
    title: 'That does not fit this evidence',
    detail: 'The evidence “{evidence}” is of the kind {kind}; something else, nothing, or too much was sent.',
    remedies: ['Send what the case asks for there.'],
  },
  ATTACHMENT_UNFIT: {
    title: 'Such a file cannot be attached',
    detail:
      'The file says to be {type}, or its name holds what no name holds. These types can be attached: {types}.',
    remedies: ['Attach a file of one of these types, under a plain name.'],
  },
  ATTACHMENT_TOO_LARGE: {
    title: 'The file is too large',
    detail: 'The file has {bytes} bytes. At least 1 and at most {bytesMax} can be attached.',
    remedies: ['Make it smaller, or attach a part of it.'],
  },
  ATTACHMENT_AWAITED: {
    title: 'The file has not arrived',
    detail: 'The file {name} of the support case {caseId} is announced, but it is not there.',
    remedies: ['Send it to the address that was given for it; if its time is over, announce the file again.'],
  },
  ATTACHMENTS_EXCEEDED: {
    title: 'No more files can be attached',
    detail: 'The support case {caseId} takes {filesMax} files, and has as many.',
    remedies: ['Submit it with those that are there.'],
  },
  RELEASES_EXCEEDED: {
    title: 'What is sealed was opened too often',
    detail: 'In the support case {caseId} sealed evidence was opened as often as one case allows.',
    remedies: ['Look at the case: it says who opened what, and why. Close it, if it has leaked.'],
  },
} satisfies Partial<RefusalTexts>;
