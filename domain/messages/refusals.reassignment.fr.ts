/**
 * The refusals of a change of payer, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const REASSIGNMENT_REFUSALS_FR = {
  BILLING_CHANNEL_CONFLICT: {
    title: 'Le locataire est facturé par un autre canal',
    detail:
      'Le locataire {tenantId} est facturé par « {channel} ». Un locataire n’a qu’un canal à la fois : rien d’autre ne peut payer pour lui.',
    remedies: ['Mettez d’abord fin à ce qui paie par ce canal, puis réglez le canal du locataire.'],
  },
  CHANNEL_UNKNOWN: {
    title: 'Le produit n’a pas ce canal',
    detail: 'La politique du produit connaît ces canaux : {channels}.',
    remedies: ['Choisissez l’un d’eux, ou ajoutez le canal à la politique et déployez.'],
  },
  CHANNEL_OF_SUBSCRIPTIONS: {
    title: 'Un locataire d’AWS Marketplace commence par un abonnement',
    detail:
      'Un locataire sur {channel} commence quand son acheteur s’inscrit. Autres canaux possibles : {channels}.',
    remedies: [
      'Laissez l’acheteur s’abonner dans AWS Marketplace et choisir « Configurer votre compte ».',
      'Ou choisissez un autre canal.',
    ],
  },
  CHANGE_IN_PROGRESS: {
    title: 'Un changement de payeur est en cours',
    detail:
      'Le locataire {tenantId} est déjà en cours de transfert, par la réaffectation {changeId}. Un seul transfert à la fois.',
    remedies: ['Consultez la réaffectation ouverte.', 'Abandonnez-la d’abord si ce n’est pas la bonne.'],
  },
  CHANGE_CLOSED: {
    title: 'La réaffectation est terminée',
    detail: 'La réaffectation {changeId} s’est terminée en {state} ; plus rien ne peut y être fait.',
    remedies: ['Commencez-en une nouvelle si le locataire doit être transféré à nouveau.'],
  },
  NOTHING_TO_MOVE: {
    title: 'Personne ne paie pour le locataire',
    detail: 'Le locataire {tenantId} n’a aucun abonnement actif : il n’y a rien à transférer.',
    remedies: ['Faites souscrire et enregistrer l’acheteur, ou rattachez son abonnement au locataire.'],
  },
  SAME_ACCOUNT: {
    title: 'C’est le même compte AWS',
    detail: 'Le locataire est déjà payé par le compte {buyerAccount}.',
    remedies: [
      'Indiquez un autre compte.',
      'Pour changer d’offre sur le même compte, envoyez kind offer-switch.',
    ],
  },
  SOURCE_NOT_ELIGIBLE: {
    title: 'Le compte source n’est pas éligible',
    detail:
      'Le compte {buyerAccount}, qui paie actuellement, doit être fourni par un revendeur nommé dans la politique et relever de son SPPO.',
    remedies: ['Vérifiez l’offre et le revendeur du compte source.'],
  },
  TARGET_NOT_ELIGIBLE: {
    title: 'Le compte cible n’est pas éligible',
    detail:
      'Le compte {buyerAccount} doit être fourni par le même revendeur que le compte qui paie actuellement.',
    remedies: ['Indiquez un compte fourni par le même revendeur, ou faites-le ajouter à la politique.'],
  },
  TARGET_NOT_LIVE: {
    title: 'La cible n’a pas encore d’abonnement actif',
    detail:
      'Le compte {buyerAccount} doit souscrire et configurer son compte avant que le lien ne soit déplacé ; un lien ne va jamais que vers un abonnement actif.',
    remedies: ['Connectez-vous au compte {buyerAccount}, souscrivez et configurez le compte.'],
  },
  APPROVAL_NEEDED: {
    title: 'Une seconde personne doit approuver',
    detail: 'La réaffectation {changeId} attend un approbateur autre que celui qui l’a demandée.',
    remedies: ['Faites examiner et approuver le plan par un approbateur.'],
  },
  TAKEOVER_UNCONFIRMED: {
    title: 'Les deux locataires doivent confirmer la reprise',
    detail:
      'L’abonnement de la cible paie pour le locataire {fromTenantId}, qui restera sans payeur. Les deux locataires doivent confirmer avant que le lien ne soit déplacé.',
    remedies: ['Enregistrez la confirmation de chaque locataire auprès de la réaffectation.'],
  },
  NOT_IN_THIS_STATE: {
    title: 'Ce n’est pas l’étape suivante',
    detail: 'La réaffectation {changeId} est {state} ; cette étape n’a pas sa place ici.',
    remedies: ['Consultez la réaffectation : elle indique l’étape suivante.'],
  },
  POINT_OF_NO_RETURN: {
    title: 'L’ancien abonnement a pris fin',
    detail:
      'La réaffectation {changeId} a dépassé le point de non-retour : l’abonnement source a pris fin, il n’y a plus rien vers quoi revenir.',
    remedies: [
      'Laissez-la s’achever ; pour transférer à nouveau, commencez ensuite une nouvelle réaffectation.',
    ],
  },
  CANCEL_NOT_SAFE: {
    title: 'Résilier la source n’est pas encore sûr',
    detail:
      'La réaffectation {changeId} n’est pas encore vérifiée ; résilier maintenant pourrait laisser le locataire sans payeur.',
    remedies: ['Terminez d’abord la vérification.'],
  },
} satisfies Partial<RefusalTexts>;
