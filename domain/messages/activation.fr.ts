import type { ActivationTexts } from './activation.words.ts';

/** What is said of activations, in French. */
export const ACTIVATION_FR: ActivationTexts = {
  tenants: {
    EMPTY: 'Rien n’a encore été activé.',
    ACTIVE: 'Activé, dans un ordre que le fournisseur accepte.',
    CONFLICT: 'Activé dans le mauvais ordre ; seul le support du fournisseur peut réparer cela.',
  },
  redemptions: {
    REQUESTED: 'Demandé ; le fournisseur va être prévenu.',
    SENT: 'Le fournisseur est prévenu et n’a pas répondu ; il est interrogé de nouveau.',
    UNCLEAR:
      'Le fournisseur dit que le lien a servi, et personne ne sait si c’est par ceci. Une personne doit vérifier.',
    ACTIVE: 'Activé.',
    REFUSED: 'Resté sans suite.',
  },
  overdue: 'Le fournisseur ne répond pas depuis longtemps ; il est encore interrogé.',
  refused: {
    NOT_TAKEN: 'Le fournisseur ne connaît pas ce lien, ou ne le prend pas. Le lien est libre.',
    ALREADY_USED: 'Le fournisseur dit que le lien a servi, dans un autre compte.',
    ORDER:
      'Ce qui a été activé entre-temps chez le fournisseur s’y oppose. Le fournisseur n’a pas été prévenu ; le lien est libre.',
  },
};
