/**
 * The refusals of offers, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const OFFER_REFUSALS_FR = {
  OFFER_NOT_PRIVATE: {
    title: 'L’offre n’est pas privée',
    detail:
      'L’offre {offerId} est connue comme « {kind} ». Seule une offre privée peut être liée d’avance à un locataire.',
    remedies: [
      'Si c’est l’offre d’un fournisseur de solutions (SPPO), enregistrez-le : aucune API d’AWS ne le dit.',
    ],
  },
  OFFER_NOT_EXTENDED: {
    title: 'L’offre n’a pas été faite à ce compte',
    detail: 'Le compte AWS {buyerAccount} ne voit pas l’offre {offerId} et ne peut donc pas l’accepter.',
    remedies: [
      'Vérifiez le numéro de compte.',
      'Ou demandez au vendeur de faire une offre à ce compte.',
      'Ou, si vous en savez plus, enregistrez les comptes à qui l’offre a été faite.',
    ],
  },
  OFFER_EXPIRED: {
    title: 'L’offre a expiré',
    detail:
      'L’offre {offerId} pouvait être acceptée jusqu’au {until}, et le compte {buyerAccount} ne l’a pas fait.',
    remedies: ['Demandez au vendeur de repousser la date, ou de faire une nouvelle offre.'],
  },
} satisfies Partial<RefusalTexts>;
