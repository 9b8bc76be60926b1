/**
 * The refusals of registrations, codes and invitations, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

const SET_UP_AGAIN =
  'Dans AWS Marketplace, ouvrez vos abonnements et choisissez de nouveau « Configurer votre compte ».';

/** By code. */
export const REGISTRATION_REFUSALS_FR = {
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
  CSRF: {
    title: 'Le formulaire n’est plus valable',
    detail: 'Le formulaire vient d’une autre page, ou votre session a changé entre-temps.',
    remedies: ['Revenez en arrière, rechargez la page et renvoyez le formulaire.'],
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
} satisfies Partial<RefusalTexts>;
