/**
 * What a buyer reads while they register, in French.
 * @module
 */
import type { RegistrationWords } from './registration.en.ts';
import { moveSaidFr } from './registration.move.fr.ts';
import { peopleSaidFr } from './registration.people.fr.ts';

const pages = {
  skip: 'Aller au contenu',
  language: 'Langue',
  brand: 'Inscription par AWS Marketplace',
  noPayment: 'Nous ne demandons jamais de coordonnées de paiement : AWS facture votre compte AWS.',
  support: {
    heading: 'Besoin d’aide ?',
    text: 'Notre équipe d’assistance est là pour {product}.',
    page: 'Page d’assistance',
  },
  problems: 'À corriger d’abord :',
  optional: 'facultatif',
  checkAgain: 'Vérifier à nouveau',
  back: 'Retour',
  console: 'Ouvrir vos abonnements dans AWS Marketplace',
};

const bought = {
  heading: 'Votre abonnement',
  product: 'Produit',
  account: 'Compte AWS',
  offer: 'Offre',
  freeTrial: 'Essai gratuit',
  access: 'Accès',
  pending:
    'AWS n’a pas encore confirmé l’abonnement. L’accès commence dès sa confirmation, en général en quelques minutes. Vous pouvez vous inscrire dès maintenant.',
  confirmed: 'AWS a confirmé l’abonnement. L’accès commence dès que vous aurez terminé ici.',
};

const details = {
  title: 'Configurer votre compte',
  lead: 'Indiquez votre adresse e-mail. Nous vous envoyons un code pour prouver qu’elle est la vôtre.',
  email: 'Adresse e-mail',
  emailHint: 'Toute adresse que vous pouvez lire, même personnelle.',
  name: 'Votre nom',
  company: 'Entreprise',
  submit: 'Envoyez-moi un code',
  signInQuestion: 'Déjà client ?',
  signInLink: 'Se connecter',
  alreadyLinked: 'Cet abonnement est déjà configuré. Connectez-vous pour voir son compte.',
  signInTitle: 'Se connecter',
  signInLead: 'Utilisez l’adresse e-mail de votre compte. Votre nouvel abonnement est conservé entre-temps.',
  registerQuestion: 'Nouveau client ?',
  registerLink: 'Configurer un nouveau compte',
  continueHeading: 'Vous êtes connecté',
  continueText: 'Vous avez prouvé l’adresse {email} dans ce navigateur.',
  continueSubmit: 'Continuer avec {email}',
};

const code = {
  title: 'Consultez votre messagerie',
  lead: 'Nous avons envoyé un code de {digits} chiffres à {email}. Il est valable {minutes} minutes à partir de l’envoi.',
  label: 'Code',
  hint: '{digits} chiffres',
  submit: 'Confirmer',
  resendHeading: 'Pas de message ?',
  resendText: 'Regardez dans vos indésirables, ou demandez un autre code. Seul le dernier code est valable.',
  resend: 'Envoyer un autre code',
  otherAddress: 'Utiliser une autre adresse',
  failedTitle: 'Le message n’a pas pu être envoyé',
  failedText:
    'Le message à {email} n’a pas pu être envoyé. Votre inscription est conservée : nous réessayons toutes les quelques minutes, et notre équipe est prévenue.',
};

const choice = {
  title: 'Quel compte ?',
  lead: 'Choisissez le compte que cet abonnement paie.',
  newTenant: 'Un nouveau compte',
  newHint: 'Rien n’est encore configuré pour vous, ou c’est pour autre chose.',
  existing: 'Compte {tenantId}',
  submit: 'Continuer',
  confirmTitle: 'Veuillez confirmer',
  confirmNew: 'Nous créons un nouveau compte pour {email}. L’abonnement du compte AWS {account} le paie.',
  confirmExisting: 'Le compte {tenantId} est lié à l’abonnement du compte AWS {account}.',
  payerChanges:
    'Cela change qui paie : le compte AWS {from} jusqu’au {hour}, le compte AWS {to} à partir de là.',
  payerChangesLater:
    'Cela change qui paie : le compte AWS {from} pour l’instant ; le compte AWS {to} dès la prochaine heure pleine après la confirmation de l’abonnement par AWS.',
  moved: 'Quelque chose a changé entre-temps. Veuillez vérifier encore une fois.',
  submitNew: 'Créer le compte',
  submitExisting: 'Lier le compte',
  other: 'Choisir un autre compte',
};

const done = {
  created: 'Votre compte est créé',
  linked: 'Votre compte est lié',
  alreadyLinked: 'Cet abonnement est déjà configuré : il ne reste rien à faire',
  tenant: 'Identifiant du compte',
  state: 'État',
  nextHeading: 'La suite',
  nextAccess: 'Nous préparons votre compte et vous écrivons.',
  nextWaiting: 'L’accès commence dès qu’AWS confirme l’abonnement, en général en quelques minutes.',
  nextKeep: 'Gardez l’identifiant du compte : l’assistance vous le demandera.',
  nextManage:
    'Vous gérez et résiliez l’abonnement dans AWS Marketplace. L’usage et les coûts figurent sur votre facture AWS.',
  states: {
    PROVISIONING: 'En attente d’AWS',
    ACTIVE: 'Actif',
    GRACE: 'Actif, mais plus personne ne le paie',
    SUSPENDED: 'Suspendu',
    RETIRED: 'Fermé',
  },
};

const start = {
  title: 'Commencez dans AWS Marketplace',
  lead: 'L’inscription se fait depuis AWS Marketplace : ouvrez vos abonnements, choisissez le produit, puis « Configurer votre compte » (Set up your account).',
};

const errors = {
  email: 'Indiquez une adresse e-mail telle que nom@example.com.',
  'too-long': 'Utilisez au plus {max} caractères, sur une ligne.',
  code: 'Saisissez les {digits} chiffres du code.',
  tenant: 'Choisissez un compte.',
  CODE_WRONG: 'Ce n’est pas le code. Essais restants : {tries}.',
  CODE_EXPIRED: 'Ce code n’est plus valable. Demandez-en un autre.',
  CODE_TRIES_EXCEEDED: 'Trop de codes erronés. Demandez-en un autre.',
  other: 'Vérifiez ce champ.',
};

const again =
  'Ouvrez vos abonnements dans AWS Marketplace et choisissez à nouveau « Configurer votre compte » (Set up your account).';
const resubscribe =
  'Abonnez-vous à nouveau dans AWS Marketplace, puis choisissez « Configurer votre compte » (Set up your account).';
const goBack = 'Revenez en arrière et choisissez un autre compte.';

const refusals = {
  TOKEN_MISSING: {
    title: 'Il manque quelque chose',
    text: 'AWS Marketplace transmet un jeton, et aucun n’est arrivé.',
    next: again,
  },
  TOKEN_INVALID: {
    title: 'Ce lien n’est pas valable',
    text: 'AWS Marketplace ne connaît pas le jeton transmis.',
    next: again,
  },
  TOKEN_EXPIRED: {
    title: 'Ce lien a expiré',
    text: 'Le jeton d’AWS Marketplace n’est valable que peu de temps. Votre abonnement n’est pas touché.',
    next: again,
  },
  PRODUCT_MISMATCH: {
    title: 'Un autre produit',
    text: 'Cet abonnement concerne un produit que l’on n’inscrit pas ici.',
    next: 'Choisissez le bon produit parmi vos abonnements, puis « Configurer votre compte ».',
  },
  THROTTLED: {
    title: 'Trop de demandes à la fois',
    text: 'AWS Marketplace reçoit trop de demandes en ce moment. Rien n’est perdu.',
    next: 'Attendez une minute, puis choisissez à nouveau « Configurer votre compte ».',
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace ne répond pas',
    text: 'Nous n’avons pas pu interroger AWS Marketplace sur votre abonnement. Rien n’est perdu.',
    next: 'Attendez quelques minutes, puis choisissez à nouveau « Configurer votre compte ». Si cela persiste, écrivez à l’assistance.',
  },
  SUBSCRIPTION_ENDING: {
    title: 'Cet abonnement a été résilié',
    text: 'Sa dernière heure se termine le {until}. Il ne peut plus être configuré.',
    next: resubscribe,
  },
  SUBSCRIPTION_ENDED: {
    title: 'Cet abonnement est terminé',
    text: 'Il s’est terminé le {since} et ne peut plus être configuré.',
    next: resubscribe,
  },
  SUBSCRIPTION_FAILED: {
    title: 'L’abonnement n’a pas abouti',
    text: 'AWS Marketplace signale que l’abonnement n’a pas pu être conclu.',
    next: resubscribe,
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: 'Lié à un autre compte',
    text: 'Cet abonnement paie déjà un compte que vous n’administrez pas. Rien n’a été changé.',
    next: 'Notre équipe est prévenue et s’en occupe. Si un collègue l’a configuré, demandez-lui de vous inviter.',
  },
  REGISTRATION_EXPIRED: {
    title: 'Cette inscription n’est pas ouverte ici',
    text: 'Elle a expiré, ou a été commencée dans un autre navigateur.',
    next: again,
  },
  CODES_EXCEEDED: {
    title: 'Trop de codes',
    text: 'Nous avons envoyé {codes} codes pour cette inscription et n’en envoyons plus.',
    next: again,
  },
  CSRF: {
    title: 'Veuillez renvoyer le formulaire',
    text: 'Le formulaire ne venait pas de notre page, nous n’avons donc rien fait.',
    next: 'Revenez en arrière, rechargez la page et renvoyez le formulaire. Les cookies doivent être autorisés.',
  },
  NOT_ADMINISTRATOR: {
    title: 'Ce compte n’est pas le vôtre',
    text: 'Vous n’administrez pas le compte choisi.',
    next: goBack,
  },
  TENANT_RETIRED: {
    title: 'Ce compte est fermé',
    text: 'Un compte fermé ne peut plus être lié.',
    next: goBack,
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: 'Un compte d’un autre produit',
    text: 'Ce compte n’appartient pas au produit auquel vous êtes abonné.',
    next: goBack,
  },
  HISTORY_FULL: {
    title: 'L’historique de ce compte est trop long',
    text: 'Aucun autre abonnement ne peut lui être lié.',
    next: 'Notre équipe d’assistance vous aide : l’adresse est ci-dessous.',
  },
  COMMIT_CONFLICT: {
    title: 'Deux choses à la fois',
    text: 'Quelqu’un a changé la même chose au même moment, nous n’avons donc rien fait.',
    next: 'Revenez en arrière et réessayez.',
  },
  BODY_TOO_LARGE: {
    title: 'Trop grand',
    text: 'Le formulaire est plus grand que ce que nous lisons.',
    next: again,
  },
  BODY_INVALID: { title: 'Illisible', text: 'Nous n’avons pas pu lire le formulaire.', next: again },
  NOT_FOUND: { title: 'Page introuvable', text: 'Il n’y a rien à cette adresse.', next: again },
  INTERNAL: {
    title: 'Une erreur est survenue',
    text: 'C’est notre faute. Notre équipe est prévenue, et rien n’est perdu.',
    next: 'Réessayez dans quelques minutes.',
  },
};

const newer =
  'Votre compte AWS a un abonnement plus récent à ce produit, depuis le {since} : choisissez « Configurer votre compte » pour celui-là.';

const letters = {
  greeting: 'Bonjour,',
  greetingNamed: 'Bonjour {name},',
  closing: 'L’équipe {product}',
  code: {
    subject: 'Votre code pour {product}',
    lines: [
      'voici votre code pour {product} :',
      '{code}',
      'Saisissez-le sur la page d’où vous venez. Il est valable {minutes} minutes.',
      'Si vous ne l’avez pas demandé, ignorez ce message : rien ne se fait sans le code.',
    ],
  },
  'start-again': {
    subject: 'Veuillez configurer {product} encore une fois',
    lines: [
      'nous n’avons pas pu vous envoyer un code à temps, et votre inscription a expiré. Votre abonnement n’est pas touché.',
      'Ouvrez vos abonnements dans AWS Marketplace et choisissez à nouveau « Configurer votre compte » (Set up your account) : {console}',
    ],
  },
  welcome: {
    subject: 'Votre compte {product}',
    lines: [
      'votre compte {product} est inscrit. Son identifiant est {tenantId} ; l’assistance vous le demandera.',
      'Si AWS n’a pas encore confirmé l’abonnement, l’accès commence dès sa confirmation, en général en quelques minutes.',
      'Vous gérez et résiliez l’abonnement dans AWS Marketplace : {console}',
      'Des questions ? Écrivez à {supportEmail} ou consultez {supportUrl}.',
    ],
  },
};

/** French. */
export const registrationFr: RegistrationWords = {
  pages,
  bought,
  details,
  code,
  choice,
  done,
  begins: moveSaidFr.choice,
  begun: moveSaidFr.done,
  start,
  people: { link: peopleSaidFr.link },
  errors: { ...errors, ...peopleSaidFr.errors },
  refusals: { ...refusals, ...peopleSaidFr.refusals, ...moveSaidFr.refusals },
  newer,
  letters: { ...letters, invitation: peopleSaidFr.letter },
};
