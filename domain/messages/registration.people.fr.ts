/**
 * What administrators of an account and those they invite read, in French.
 * @module
 */
import type { PeopleSaidWords, PeopleWords } from './registration.people.en.ts';

const link = 'Inviter d’autres administrateurs';

const people = {
  link,
  title: 'Administrateurs de votre compte',
  lead: 'Les administrateurs choisissent l’abonnement qui paie le compte {tenantId}, et s’invitent entre eux.',
  listHeading: 'Administrateurs',
  since: 'depuis le {since}',
  you: 'vous',
  remove: 'Retirer {email}',
  invitedHeading: 'Personnes invitées',
  until: 'jusqu’au {until}',
  withdraw: 'Annuler l’invitation de {email}',
  inviteHeading: 'Inviter quelqu’un',
  inviteLead: 'Nous lui écrivons. Une fois son adresse prouvée, cette personne est administrateur aussi.',
  email: 'Adresse e-mail',
  emailHint: 'De la personne que vous invitez.',
  language: 'Langue du message : celle de cette page.',
  invite: 'Envoyer l’invitation',
  notices: {
    invited: 'L’invitation est en route.',
    'mail-failed':
      'Le message n’a pas pu être envoyé. Veuillez inviter cette personne de nouveau dans quelques minutes.',
    removed: 'L’administrateur a été retiré.',
    withdrawn: 'L’invitation a été annulée.',
    accepted: 'Vous êtes maintenant administrateur de ce compte.',
  },
};

const invitation = {
  title: 'Vous êtes invité',
  lead: 'Devenez administrateur du compte {tenantId} pour {product}. Prouvez d’abord que l’adresse invitée {email} est la vôtre.',
  send: 'Envoyez-moi un code',
  sent: 'Nous avons envoyé un code de {digits} chiffres à {email}. Il est valable {minutes} minutes à partir de l’envoi.',
  again: 'Envoyer un autre code',
  confirm: 'Devenir administrateur',
  mailFailed: 'Le message avec le code n’a pas pu être envoyé. Veuillez réessayer dans quelques minutes.',
};

const refusals = {
  UNAUTHENTICATED: {
    title: 'Veuillez vous reconnecter',
    text: 'Vous n’êtes pas connecté dans ce navigateur ; une connexion dure une heure.',
    next: 'Ouvrez vos abonnements dans AWS Marketplace et choisissez de nouveau « Configurer votre compte ».',
  },
  LAST_ADMINISTRATOR: {
    title: 'Le dernier administrateur reste',
    text: 'Un compte a besoin d’au moins un administrateur.',
    next: 'Invitez d’abord quelqu’un d’autre ; une fois l’invitation acceptée, revenez et réessayez.',
  },
  INVITATION_EXPIRED: {
    title: 'Cette invitation n’est pas ouverte',
    text: 'Elle a expiré, a été annulée ou a déjà été acceptée.',
    next: 'Demandez une autre invitation à un administrateur du compte.',
  },
  INVITATIONS_EXCEEDED: {
    title: 'Trop d’invitations aujourd’hui',
    text: 'Vous avez invité autant de personnes qu’il est possible en un jour.',
    next: 'Continuez demain, ou laissez inviter un autre administrateur.',
  },
};

const errors = { ALREADY_ADMINISTRATOR: 'Cette personne est déjà administrateur.' };

const letter = {
  subject: 'Invitation à administrer {product}',
  lines: [
    '{inviter} vous invite à devenir administrateur du compte {tenantId} pour {product}.',
    'Suivez ce lien et prouvez que cette adresse est la vôtre : {link}',
    'L’invitation est valable {days} jours. Si vous ne connaissez pas {inviter}, ignorez ce message : rien ne se passe sans vous.',
  ],
};

/** French: the pages themselves. */
export const peopleFr: PeopleWords = { people, invitation };
/** French: what is said of them elsewhere. */
export const peopleSaidFr: PeopleSaidWords = { link, refusals, errors, letter };
