/**
 * The refusals about tenants and their subscriptions, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const TENANT_REFUSALS_FR = {
  PRODUCT_MISMATCH: {
    title: 'Cet abonnement concerne un autre produit',
    detail: 'Le produit de l’abonnement n’est pas vendu ici.',
    remedies: ['Contactez l’assistance en indiquant le produit auquel vous êtes abonné.'],
  },
  SUBSCRIPTION_ENDING: {
    title: 'L’abonnement prend fin',
    detail: 'L’abonnement a été résilié ; sa dernière heure est en cours.',
    remedies: ['Abonnez-vous de nouveau dans AWS Marketplace, puis choisissez « Configurer votre compte ».'],
  },
  SUBSCRIPTION_ENDED: {
    title: 'L’abonnement a pris fin',
    detail: 'Un abonnement terminé ne reprend jamais.',
    remedies: ['Abonnez-vous de nouveau dans AWS Marketplace, puis choisissez « Configurer votre compte ».'],
  },
  SUBSCRIPTION_FAILED: {
    title: 'L’abonnement a échoué',
    detail: 'AWS Marketplace n’a pas pu conclure l’abonnement, le plus souvent à cause du moyen de paiement.',
    remedies: [
      'Vérifiez le moyen de paiement du compte AWS et abonnez-vous de nouveau dans AWS Marketplace.',
    ],
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: 'L’abonnement appartient à un autre locataire',
    detail: 'Un abonnement paie pour un seul locataire, et celui-ci est déjà rattaché.',
    remedies: [
      'Utilisez le locataire auquel il est rattaché.',
      'Ou abonnez-vous encore une fois, pour l’autre locataire.',
    ],
  },
  TENANT_EXISTS: {
    title: 'Le locataire existe déjà',
    detail: 'Il y a déjà un locataire {tenantId}.',
    remedies: ['Utilisez-le, ou n’indiquez pas d’identifiant : un nouveau sera créé.'],
  },
  TENANT_LIVE: {
    title: 'Le locataire est en service',
    detail: 'Le locataire {tenantId} est en service ; on le suspend avant de le retirer.',
    remedies: ['Suspendez d’abord le locataire.'],
  },
  TENANT_RETIRED: {
    title: 'Le locataire est retiré',
    detail: 'Le locataire {tenantId} est retiré et ses données peut-être supprimées ; plus rien n’y change.',
    remedies: ['Utilisez un autre locataire, ou demandez à l’acheteur d’en inscrire un nouveau.'],
  },
  TENANT_NOT_SUSPENDED: {
    title: 'Le locataire n’est pas suspendu',
    detail: 'Seul un locataire suspendu peut être rétabli ; le locataire {tenantId} ne l’est pas.',
    remedies: ['Consultez l’état du locataire ; il n’y a peut-être rien à faire.'],
  },
  TENANT_ALREADY_SUSPENDED: {
    title: 'Le locataire est déjà suspendu',
    detail: 'Le locataire {tenantId} est suspendu ; le suspendre encore ne changerait rien.',
    remedies: ['Voyez depuis quand et pourquoi.', 'Rétablissez-le, si vous le souhaitez.'],
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: 'Le locataire utilise un autre produit',
    detail: 'Le locataire {tenantId} n’est pas du même produit que l’abonnement.',
    remedies: ['Choisissez un locataire du produit de l’abonnement.'],
  },
  HISTORY_FULL: {
    title: 'L’historique est plein',
    detail: 'Le locataire {tenantId} a atteint le nombre de changements permis pour un locataire.',
    remedies: ['Demandez à l’acheteur d’inscrire un nouveau locataire, et retirez celui-ci.'],
  },
  NOT_DUAL_RUNNING: {
    title: 'Ce produit ne fonctionne pas avec les deux identités',
    detail:
      "Les clients de {productCode} ne sont connus que sous un nom ; il n'y a rien à comparer ni à basculer.",
    remedies: ["Mettez « integration » du produit à 'both' dans la configuration, puis déployez."],
  },
} satisfies Partial<RefusalTexts>;
