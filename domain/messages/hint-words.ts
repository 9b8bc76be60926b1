/**
 * The hints by name, and the shape of their words in one language.
 * @module
 */

/** Every hint: first those that say what to do next, then those that warn. */
export const HINTS = [
  'BUYER_TO_REGISTER',
  'BUYER_TO_FINISH',
  'BUYER_TO_SUBSCRIBE',
  'AWS_TO_GRANT',
  'PAYER_TO_COME',
  'MOVE_TO_FOLLOW',
  'PERSON_TO_JUDGE',
  'PERSON_TO_RESTORE',
  'RETENTION_OVER',
  'MAIL_TO_REPAIR',
  'BUYER_TO_INVITE',
  'SEND_TO_DO',
  'ALREADY_BOUND',
  'BUYER_STILL_PAYS',
  'GRACE_ONLY',
  'NOTHING_PAYS',
  'PAYER_CHANGES',
  'SUSPENSION_ENDS',
  'CUSTOMER_STAYS',
  'CUSTOMERS_WAIT',
  'PERSON_ERASED',
  'PERSON_ERASED_IN_PART',
  'OFFER_TO_ACCEPT',
  'OFFER_TO_BIND',
  'OFFER_TO_RENEW',
  'OFFER_TO_CHOOSE',
  'OFFER_TO_RECORD',
  'OFFER_LINKED_ALREADY',
  'OFFER_LINK_REPLACED',
  'ACCOUNT_OF_NO_RESELLER',
  'CORRECTION_TO_APPROVE',
  'STATEMENT_TO_GIVE',
  'ACTIVATION_SHUTS_OUT',
  'ACTIVATION_OTHERWISE_FIRST',
  'ACTIVATION_TO_AWAIT',
  'ACTIVATION_TO_SETTLE',
  'CONFLICT_TO_MEND',
  'SUPPORT_EVIDENCE_TO_GIVE',
  'SUPPORT_CASE_TO_SUBMIT',
  'SUPPORT_CASE_TO_CLOSE',
  'SUPPORT_CASE_OPEN_ALREADY',
  'SUPPORT_FILE_TO_SEND',
  'SUPPORT_FILE_NOT_TAKEN',
  'SUPPORT_SHOWN_ONCE',
  'CONFLICT_STAYS',
] as const;
export type HintCode = (typeof HINTS)[number];

/** The words of every hint in one language. */
export type HintTexts = Readonly<Record<HintCode, string>>;
