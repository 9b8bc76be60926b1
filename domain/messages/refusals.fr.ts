import type { RefusalTexts } from './refusal-words.ts';
import { METERING_REFUSALS_FR } from './refusals.metering.fr.ts';
import { OFFER_REFUSALS_FR } from './refusals.offers.fr.ts';
import { REASSIGNMENT_REFUSALS_FR } from './refusals.reassignment.fr.ts';
import { USAGE_REFUSALS_FR } from './refusals.usage.fr.ts';

const SET_UP_AGAIN =
  'Dans AWS Marketplace, ouvrez vos abonnements et choisissez de nouveau « Configurer votre compte ».';

/** The refusals in French. */
export const REFUSALS_FR: RefusalTexts = {
  BODY_INVALID: {
    title: 'La requête est illisible',
    detail: 'Le corps n’est pas celui que cette route attend ; chaque erreur est indiquée à sa place.',
    remedies: ['Corrigez les champs indiqués et renvoyez la requête.'],
  },
  BODY_TOO_LARGE: {
    title: 'La requête est trop volumineuse',
    detail: 'Un corps peut compter jusqu’à {bodyKilobytes} Kio.',
    remedies: ['Envoyez moins en une seule requête.'],
  },
  PARAMETER_INVALID: {
    title: 'Un paramètre est incorrect',
    detail: 'Un paramètre du chemin, de la requête ou d’un en-tête est incorrect ; chacun est indiqué.',
    remedies: ['Corrigez les paramètres indiqués et renvoyez la requête.'],
  },
  CURSOR_INVALID: {
    title: 'Le curseur n’appartient pas à cette liste',
    detail: 'Un curseur reprend là où sa page s’est arrêtée, avec les mêmes filtres, et ne se modifie pas.',
    remedies: ['Recommencez la liste sans curseur.'],
  },
  TOKEN_MISSING: {
    title: 'Veuillez passer par AWS Marketplace',
    detail: 'Cette page enregistre un abonnement, et votre visite n’en indique aucun.',
    remedies: ['Dans AWS Marketplace, ouvrez vos abonnements et choisissez « Configurer votre compte ».'],
  },
  TOKEN_INVALID: {
    title: 'AWS Marketplace ne reconnaît pas cette visite',
    detail: 'Le jeton d’inscription n’est pas valide.',
    remedies: [SET_UP_AGAIN],
  },
  TOKEN_EXPIRED: {
    title: 'Cette visite arrive trop tard',
    detail: 'Un jeton d’inscription est valable {tokenHours} heures. Votre abonnement n’est pas affecté.',
    remedies: [SET_UP_AGAIN],
  },
  UNAUTHENTICATED: {
    title: 'Qui fait la demande ?',
    detail: 'La requête ne porte pas de signature AWS valide.',
    remedies: ['Signez la requête avec AWS Signature Version 4 et les identifiants d’un rôle de Concord.'],
  },
  FORBIDDEN: {
    title: 'Votre rôle ne le permet pas',
    detail: 'Le rôle qui a signé la requête n’est pas de ceux qui peuvent appeler cette route.',
    remedies: ['Prenez un rôle qui le peut, ou demandez à un collègue qui l’a.'],
  },
  CSRF: {
    title: 'Le formulaire n’est plus valable',
    detail: 'Le formulaire vient d’une autre page, ou votre session a changé entre-temps.',
    remedies: ['Revenez en arrière, rechargez la page et renvoyez le formulaire.'],
  },
  NOT_FOUND: {
    title: 'Introuvable',
    detail: 'Ce que la requête désigne n’existe pas.',
    remedies: ['Vérifiez l’adresse et les identifiants de la requête.'],
  },
  METHOD_NOT_ALLOWED: {
    title: 'Cette adresse attend une autre méthode',
    detail: 'L’adresse existe, mais pas avec cette méthode ; l’en-tête Allow indique celles qu’elle accepte.',
    remedies: ['Consultez la route dans la description de l’API.'],
  },
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
  ...REASSIGNMENT_REFUSALS_FR,
  ...OFFER_REFUSALS_FR,
  ...USAGE_REFUSALS_FR,
  ...METERING_REFUSALS_FR,
  COMMIT_CONFLICT: {
    title: 'Quelqu’un d’autre a été plus rapide',
    detail: 'La même chose a été modifiée sans cesse pendant la décision ; rien n’a été écrit.',
    remedies: ['Renvoyez la même requête.'],
  },
  VERSION_MISMATCH: {
    title: 'Cela a changé depuis votre lecture',
    detail: 'If-Match indique une autre version que {version}, la version actuelle.',
    remedies: ['Relisez, voyez ce qui a changé et renvoyez la requête avec le nouvel ETag.'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Cette Idempotency-Key a servi à une autre requête',
    detail:
      'Pendant {keyHours} heures, une clé désigne une seule requête : même méthode, même adresse, même corps.',
    remedies: ['Envoyez la nouvelle requête avec une clé à elle.'],
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'L’Idempotency-Key manque',
    detail: 'Une écriture porte l’en-tête Idempotency-Key, pour être répétée sans être refaite.',
    remedies: ['Mettez un texte unique et nouveau, un UUID par exemple, dans l’en-tête Idempotency-Key.'],
  },
  REGISTRATION_EXPIRED: {
    title: 'Cette inscription a expiré',
    detail: 'Une inscription attend {tokenHours} heures. Votre abonnement n’est pas affecté.',
    remedies: [SET_UP_AGAIN],
  },
  CODE_WRONG: {
    title: 'Le code est faux',
    detail: 'Ce n’est pas le dernier code envoyé.',
    remedies: ['Saisissez les six chiffres du message le plus récent.', 'Ou demandez un nouveau code.'],
  },
  CODE_EXPIRED: {
    title: 'Le code a expiré',
    detail: 'Un code est valable {codeMinutes} minutes.',
    remedies: ['Demandez un nouveau code.'],
  },
  CODE_TRIES_EXCEEDED: {
    title: 'Trop d’essais',
    detail: 'Un code peut être essayé {codeTries} fois.',
    remedies: ['Demandez un nouveau code.'],
  },
  CODES_EXCEEDED: {
    title: 'Trop de codes',
    detail: 'Jusqu’à {codesMax} codes sont envoyés pour une inscription.',
    remedies: [
      'Vérifiez l’adresse, puis choisissez de nouveau « Configurer votre compte » dans AWS Marketplace.',
      'Ou contactez l’assistance.',
    ],
  },
  NOT_ADMINISTRATOR: {
    title: 'Vous n’administrez pas ce locataire',
    detail: 'Seule une personne qui administre le locataire peut le faire.',
    remedies: [
      'Connectez-vous avec l’adresse qui a inscrit le locataire.',
      'Ou demandez une invitation à son administrateur.',
    ],
  },
  SIGN_UP_CODE_EXPIRED: {
    title: 'Le code d’inscription n’est pas valable',
    detail:
      'Il est inconnu ou expiré : un code est valable {handOffMinutes} minutes. L’abonnement n’est pas touché.',
    remedies: [
      'L’acheteur choisit de nouveau « Configurer votre compte » dans ses abonnements AWS Marketplace, ce qui donne un nouveau code.',
    ],
  },
  SIGN_UP_CODE_USED: {
    title: 'Le code d’inscription a déjà servi',
    detail: 'Il a lié son abonnement au tenant {tenantId} le {at}, et ne lie plus rien.',
    remedies: ['Continuez avec ce tenant.'],
  },
  LAST_ADMINISTRATOR: {
    title: 'Le dernier administrateur',
    detail: 'Cette personne est le seul administrateur du tenant {tenantId}, qui n’en aurait plus.',
    remedies: [
      'Faites d’abord inviter un autre administrateur.',
      'Ou envoyez la demande avec `force` et la raison.',
    ],
  },
  INVITATION_EXPIRED: {
    title: 'L’invitation n’est pas ouverte',
    detail:
      'Elle est inconnue, expirée, retirée ou acceptée : une invitation est valable {invitationDays} jours.',
    remedies: ['Demandez une autre invitation à un administrateur du compte.'],
  },
  INVITATIONS_EXCEEDED: {
    title: 'Trop d’invitations',
    detail: 'Un administrateur peut inviter {invitationsMax} personnes par jour.',
    remedies: ['Continuez demain, ou laissez inviter un autre administrateur.'],
  },
  THROTTLED: {
    title: 'Trop de requêtes',
    detail: 'Il est arrivé plus de requêtes que nous n’en traitons à la fois.',
    remedies: ['Patientez un instant et réessayez.'],
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace ne répond pas',
    detail: 'Un service nécessaire ne répond pas en ce moment ; rien n’est perdu.',
    remedies: ['Réessayez dans quelques minutes.'],
  },
  INTERNAL: {
    title: 'Une erreur est survenue de notre côté',
    detail: 'La requête n’a pas abouti.',
    remedies: ['Réessayez ; si l’erreur persiste, contactez l’assistance avec l’identifiant de corrélation.'],
  },
};
