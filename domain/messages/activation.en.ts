import type { ActivationTexts } from './activation.words.ts';

/** What is said of activations, in English. */
export const ACTIVATION_EN: ActivationTexts = {
  tenants: {
    EMPTY: 'Nothing was activated yet.',
    ACTIVE: 'Activated, in an order that the vendor takes.',
    CONFLICT: 'Activated in the wrong order; only the vendor’s support can mend that.',
  },
  redemptions: {
    REQUESTED: 'Asked for; the vendor is told next.',
    SENT: 'The vendor was told and has not answered; it is asked again.',
    UNCLEAR: 'The vendor says that the link was used, and nobody knows whether by this. A person must look.',
    ACTIVE: 'Activated.',
    REFUSED: 'Came to nothing.',
  },
  overdue: 'The vendor has not answered for long; it is asked on.',
  refused: {
    NOT_TAKEN: 'The vendor knows no such link, or does not take it. The link is free.',
    ALREADY_USED: 'The vendor says that the link was used, in another account.',
    ORDER:
      'What was activated at the vendor meanwhile stands against it. The vendor was not told; the link is free.',
  },
};
