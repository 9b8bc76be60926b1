import type { HintTexts } from './hint-words.ts';

/** The hints of what happens at a vendor, in English. */
export const VENDOR_HINTS_EN = {
  ACTIVATION_SHUTS_OUT:
    'Once “{family}” is activated in the tenant {tenantId}, “{shutOut}” can never be activated there. If it may ever be wanted, activate it first, or choose another tenant for one of them.',
  ACTIVATION_OTHERWISE_FIRST:
    '“{there}” is in the tenant {tenantId} already, but did not come by an activation link that the order is judged on, so “{family}” may be activated. If the vendor then shows an error, open a support case.',
  ACTIVATION_TO_AWAIT:
    'The vendor is told of the link {link} and has not answered yet; look again in a minute. Nothing else is activated in the tenant until then.',
  ACTIVATION_TO_SETTLE:
    'Nobody here knows whether the vendor has activated the link {link}. Look at the vendor’s console, and settle the activation with what you find.',
  CONFLICT_TO_MEND:
    'The vendor shows “{symptom}”, since “{after}” was activated before “{before}”. Only its support can mend that: complete the support case {caseId} and submit it.',
  SUPPORT_EVIDENCE_TO_GIVE:
    'The support case {caseId} cannot go to the vendor without: {missing}. Give what is words, and attach what is a file.',
  SUPPORT_CASE_TO_SUBMIT:
    'Nothing is missing from the support case {caseId}. Give it to the vendor by one of its routes; then say by which one, and it counts as submitted.',
  SUPPORT_CASE_TO_CLOSE:
    'The support case {caseId} is with the vendor. Add what the vendor asks for, and close the case once the vendor has mended it.',
  SUPPORT_CASE_OPEN_ALREADY:
    'The support case {caseId} is open already: there are never two of one conflict. What became known meanwhile was added to it.',
  SUPPORT_FILE_TO_SEND:
    'Send the file itself by PUT to the address in this answer, with exactly its headers; the address is good for {minutes} minutes. Then say that the file is stored.',
  SUPPORT_FILE_NOT_TAKEN:
    'What arrived is not the file that was announced ({type}, {bytes} bytes), and counts for nothing. Announce it as it is, and send it again.',
  SUPPORT_SHOWN_ONCE:
    'What is shown whole stands in this answer alone; the same Idempotency-Key does not show it again. Give it to the vendor’s support, for the case {caseId}, and keep it nowhere.',
  CONFLICT_STAYS:
    'The case {caseId} was withdrawn, not resolved: the tenant {tenantId} stays in conflict, and nothing is activated in it. Open the case again when the vendor’s support shall mend it.',
  UPSTREAM_TO_SAY_UP:
    'Say that it is up when it is back, unless the vendor says so itself: until then the changes that need it wait.',
  CHANGE_TO_SHOW:
    'The vendor is told of {subject} and shows it later: it is overdue from {overdue}. See how it stands before you ask for it again.',
  CHANGE_WAITS:
    'Systems of the vendor are down ({upstreams}). {subject} is told and shown once they are back; until then its clock stands, and nothing is overdue.',
  CHANGED_ALREADY: 'It is so already; nothing changes, and the vendor is told nothing.',
  CHANGES_WITHDRAWN:
    'Under way, and impossible for an account of the new type: {subjects}. They are awaited no more.',
  PRODUCTS_TO_JUDGE:
    'The new account type does not support {products}, which the customer has. Nothing is deleted: decide for each whether it stays.',
  ACCOUNT_TO_BE_EMPTY:
    'All that the account {from} has comes to the tenant {tenantId}, and {from} is empty afterwards. This cannot be taken back.',
  ROLE_AT_VENDOR:
    'The vendor grants the role {role}. Give it to the person in the vendor’s own console; nothing is changed here.',
} satisfies Partial<HintTexts>;
