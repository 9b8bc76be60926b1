/**
 * The refusals of usage records, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const USAGE_REFUSALS_FR = {
  RECORD_INVALID: {
    title: 'L’enregistrement est illisible',
    detail:
      'Le champ « {field} » manque, est inconnu ou ne contient pas ce qu’attend un enregistrement d’utilisation.',
    remedies: [
      'Déclarez-le à nouveau comme objet JSON : tenantId, dimension, quantity, time (ISO 8601 avec son fuseau), id et, au besoin, form (event ou total) et tags.',
    ],
  },
  TENANT_UNKNOWN: {
    title: 'Ce locataire n’existe pas',
    detail: 'Aucun locataire ne porte l’identifiant {tenantId}.',
    remedies: [
      'Déclarez l’utilisation sous l’identifiant que Concord a donné à l’inscription du locataire (t-…).',
    ],
  },
  USAGE_ID_INVALID: {
    title: 'L’identifiant de l’enregistrement ne convient pas',
    detail:
      'Un identifiant compte de 1 à {usageIdMax} caractères ASCII imprimables, sans espace au début ni à la fin, et ne commence pas par « {reserved} ».',
    remedies: [
      'Donnez à chaque événement, ou à chaque série de totaux, un identifiant de cette forme et déclarez à nouveau l’enregistrement.',
    ],
  },
  UNKNOWN_DIMENSION: {
    title: 'Le produit n’a pas cette dimension',
    detail:
      '« {dimension} » ne fait pas partie des dimensions d’utilisation que nomme la politique du locataire.',
    remedies: [
      'Vérifiez l’orthographe : les majuscules comptent.',
      'Ou nommez la dimension dans la politique du produit, telle qu’elle figure dans l’annonce.',
    ],
  },
  QUANTITY_INVALID: {
    title: 'La quantité n’est pas un nombre entier',
    detail: 'La quantité n’est pas un nombre entier de 0 à {quantityMax}.',
    remedies: [
      'Déclarez des nombres entiers, et non du texte ; pour des fractions, convenez d’une unité plus petite de la dimension.',
      'Pour reprendre une quantité, proposez une correction.',
    ],
  },
  TAGS_INVALID: {
    title: 'Les étiquettes ne conviennent pas',
    detail:
      'AWS accepte jusqu’à {tagsMax} étiquettes : des clés de {tagKeyMax} caractères au plus et des valeurs de {tagValueMax} au plus, faites de lettres, de chiffres, d’espaces et de + - = . _ : / \\ @.',
    remedies: ['Corrigez les étiquettes, ou déclarez l’enregistrement sans elles.'],
  },
  TIME_IN_FUTURE: {
    title: 'L’heure est dans le futur',
    detail: 'L’enregistrement indique {time}, plus de {skewMinutes} minutes en avance sur notre horloge.',
    remedies: [
      'Réglez l’horloge du producteur, vérifiez le fuseau horaire et déclarez à nouveau l’enregistrement.',
    ],
  },
  TOO_OLD_TO_BILL: {
    title: 'Cette utilisation ne peut plus être facturée',
    detail: 'AWS a accepté l’utilisation de l’heure du {hour} jusqu’au {until}.',
    remedies: [
      'Demandez à un opérateur de proposer une correction : elle est facturée dans une heure ouverte dès qu’une seconde personne l’approuve.',
    ],
  },
  NO_SUBSCRIPTION: {
    title: 'Aucun abonnement ne couvre cette heure',
    detail:
      'Pendant l’heure du {hour}, le locataire {tenantId} n’avait aucun abonnement sur lequel facturer son utilisation.',
    remedies: ['Consultez le locataire : qui le paie, et depuis quand.'],
  },
} satisfies Partial<RefusalTexts>;
