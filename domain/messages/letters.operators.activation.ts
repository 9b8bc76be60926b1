/**
 * Letters to operators about activations, in English: what waits for a person, and where to look. Links are masked.
 * @module
 */

/** By type of event; placeholders are the event's own fields of text. */
export const activationLetters = {
  'activation.refused': {
    subject: 'Tenant {tenantId}: the activation of {product} came to nothing ({reason})',
    lines: [
      'The link {link} was not redeemed in the tenant {tenantId}. NOT_TAKEN: the vendor does not take it. ALREADY_USED: the vendor says that it was used in another account. ORDER: what the vendor activated meanwhile stands against it, so it was never sent.',
      'GET /v1/tenants/{tenantId}/activations shows what stands.',
    ],
  },
  'activation.unclear': {
    subject: 'Tenant {tenantId}: it is unclear whether {product} was activated',
    lines: [
      'An answer of the vendor was lost, and now it says that the link {link} was used. That may have been our own request.',
      'Look at the vendor’s whether the license is in this tenant’s account, and settle the activation {activationId}. Nothing else is activated in the tenant until then.',
    ],
  },
  'activation.overdue': {
    subject: 'Tenant {tenantId}: the vendor does not answer about {product}',
    lines: [
      'The link {link} was sent to the vendor, which has not answered for too long. It is asked on.',
      'Nothing else is activated in the tenant until the activation {activationId} has ended. If the vendor’s own pages show what became of it, settle it.',
    ],
  },
  'activation.conflict': {
    subject: 'Tenant {tenantId}: licenses were activated in the wrong order (“{symptom}”)',
    lines: [
      'At the vendor, “{after}” was activated in the tenant {tenantId} before “{before}”. Its console shows “{symptom}”, and only its support can mend that. Nothing is activated in the tenant until then.',
      'GET /v1/support-cases/{caseId} has what is known already, and says what is missing and by which way it goes to the vendor.',
    ],
  },
  'support.evidence.released': {
    subject: 'Support case {caseId}: {evidence} was shown whole',
    lines: [
      'Somebody had the sealed evidence “{evidence}” of the support case {caseId} (tenant {tenantId}) shown whole, to give it to the vendor.',
      'GET /v1/support-cases/{caseId} says who, when and why. If that was not meant to be, talk to them: an activation link is as good as the license.',
    ],
  },
} as const;
