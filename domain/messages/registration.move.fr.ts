/**
 * What a tenant's administrators read of a move to another AWS account, in French.
 * @module
 */
import type { MoveSaidWords, MoveWords } from './registration.move.en.ts';

const choice: MoveSaidWords['choice'] = {
  expected: 'Attendu : ce compte AWS doit le payer.',
  movesHeading: 'Ce qui change',
  moves:
    'Seulement qui paie : le compte {tenantId} reste tel quel, avec ses données et ses réglages, et le service continue sans coupure.',
  switches:
    'Les deux abonnements sont du compte AWS {to} : l’ancien paie jusqu’au {hour}, celui-ci à partir de là.',
  switchesLater:
    'Les deux abonnements sont du compte AWS {to} : l’ancien paie pour l’instant, celui-ci dès la prochaine heure pleine après sa confirmation par AWS.',
  leftHeading: 'Ce qui reste à faire ensuite',
  left: 'L’ancien abonnement, du compte AWS {from}, continue jusqu’à sa résiliation dans ce compte. Ne le résiliez pas encore : nous vérifions d’abord que vos services connaissent le nouveau, puis nous vous écrivons.',
  leftSeller:
    'Vous n’avez pas à résilier l’ancien abonnement, du compte AWS {from} : après avoir vérifié que vos services connaissent le nouveau, nous demandons à AWS de le résilier.',
  price:
    'L’abonnement du compte AWS {to} n’est pas sous une offre privée de fournisseur de solutions (SPPO), contrairement à l’ancien : son prix et son assistance sont ceux de sa propre offre.',
  submit: 'Transférer le compte',
};

const done: MoveSaidWords['done'] = {
  moved: 'Votre compte est transféré',
  moving: 'Le transfert a commencé',
  heading: 'Le transfert vers un autre compte AWS',
  hint: 'Il n’est pas terminé. La page suivante dit ce qui reste à faire, dans quel compte AWS, et ce qu’il ne faut pas encore faire.',
  link: 'Voir où en est le transfert',
};

const rows: MoveWords['move']['rows'] = {
  tenant: 'Compte',
  product: 'Produit',
  state: 'État',
  from: 'A payé jusqu’ici',
  to: 'Paie à l’avenir',
  at: 'Le paiement change',
  atOpen: 'Dès que le nouvel abonnement est prêt et confirmé',
  account: 'Compte AWS {account}',
  former: 'Compte AWS {account}, ancien abonnement',
  newer: 'Compte AWS {account}, nouvel abonnement',
};

const states: MoveWords['move']['states'] = {
  REQUESTED: 'Demandé',
  AWAITING_TARGET: 'En attente du nouvel abonnement',
  TARGET_READY: 'Le nouvel abonnement est prêt',
  LINKED: 'Transféré ; vérification de vos services en cours',
  VERIFIED: 'Transféré et vérifié',
  CANCEL_AWAITED: 'Transféré et vérifié ; l’ancien abonnement est à résilier',
  CANCEL_PROCESSING: 'AWS met fin à l’ancien abonnement',
  COMPLETED: 'Terminé',
  ROLLED_BACK: 'Annulé, retour à l’ancien abonnement',
  ABORTED: 'Arrêté ; rien n’a changé',
  NEEDS_ATTENTION: 'Notre équipe s’en occupe',
};

const next: MoveWords['move']['next'] = {
  APPROVE: 'Une seconde personne de notre équipe approuve le transfert. Vous n’avez rien à faire.',
  CONFIRM_TAKEOVER: 'Notre équipe demande leur accord aux deux comptes concernés. Vous n’avez rien à faire.',
  SUBSCRIBE:
    'Connectez-vous d’abord au compte AWS {account}, ouvrez {product} dans AWS Marketplace et abonnez-vous. Si la page indique « current subscription », il n’y a rien à acheter. Choisissez ensuite « Configurer votre compte » (Set up your account).',
  SUBSCRIBE_OFFER:
    'Connectez-vous d’abord au compte AWS {account}, ouvrez {product} dans AWS Marketplace, choisissez l’offre « {offer} » et abonnez-vous. Si elle indique « current subscription », il n’y a rien à acheter. Choisissez ensuite « Configurer votre compte » (Set up your account).',
  SET_UP:
    'Connectez-vous au compte AWS {account}, ouvrez vos abonnements dans AWS Marketplace, choisissez {product} puis « Configurer votre compte » (Set up your account). Il est normal de devoir vous reconnecter en cours de route ; rien n’est perdu.',
  WAIT_FOR_GRANT:
    'AWS confirme l’abonnement du compte AWS {account}, en général en quelques minutes. Vous n’avez rien à faire.',
  LINK: 'Dans le compte AWS {account}, ouvrez vos abonnements dans AWS Marketplace, choisissez {product} puis « Configurer votre compte » (Set up your account), et confirmez-y le transfert.',
  VERIFY:
    'Nous vérifions que chacun de vos services connaît le nouvel abonnement, et nous vous écrivons. Vous n’avez rien à faire.',
  ASK_TO_CANCEL:
    'Nous demandons à AWS de résilier l’abonnement du compte AWS {account}. Vous n’avez rien à faire.',
  CANCEL: 'Résiliez maintenant l’ancien abonnement, dans le compte AWS {account}, comme décrit ci-dessous.',
  AGREE_TO_CANCEL:
    'Nous avons demandé à AWS de résilier l’abonnement du compte AWS {account}. Acceptez-le dans ce compte. Sans réponse, AWS procède de lui-même.',
  WAIT_FOR_END:
    'AWS met fin à l’abonnement du compte AWS {account}, en règle générale en deux heures. Vous n’avez rien à faire.',
  JUDGE_TARGET:
    'AWS a signalé un problème avec l’abonnement du compte AWS {account}. Notre équipe s’en occupe.',
  REPLACE_TARGET:
    'L’abonnement du compte AWS {account} a pris fin. Connectez-vous à ce compte, abonnez-vous de nouveau à {product} et choisissez « Configurer votre compte » (Set up your account).',
  JUDGE_REJECTION:
    'L’abonnement du compte AWS {account} n’a pas été résilié comme nous l’avons demandé. Notre équipe s’en occupe.',
  COMPLETED: 'Il ne reste rien à faire : le compte AWS {to} paie, et l’ancien abonnement a pris fin.',
  SWITCHED: 'Il ne reste rien à faire : l’abonnement du compte AWS {to} est sous la nouvelle offre.',
  ROLLED_BACK: 'Le compte AWS {from} paie de nouveau, comme avant. N’y résiliez pas l’abonnement.',
  ROLLED_BACK_UNPAID:
    'Plus aucun abonnement ne paie le compte. Abonnez-vous de nouveau dans AWS Marketplace et choisissez « Configurer votre compte » (Set up your account).',
  ABORTED:
    'Rien n’a changé : qui payait continue de payer. Si vous vous êtes abonné dans le compte AWS {to} pour le transfert, résiliez cet abonnement, sauf s’il vous sert à autre chose.',
};

const former: MoveWords['move']['former'] = {
  heading: 'L’ancien abonnement : compte AWS {account}',
  agreement: 'C’est le contrat {agreementId}.',
  now: 'Vous pouvez le résilier maintenant. Faites-le dans le compte AWS {account}, et dans aucun autre :',
  notYet: 'Ne le résiliez pas encore.',
  notYours: 'Vous n’avez pas à le résilier : nous le demandons à AWS.',
  why: {
    NOT_LINKED: 'Il paie le compte jusqu’à la fin du transfert ; le service serait en danger.',
    TARGET_NOT_LIVE: 'Le nouvel abonnement ne paie pas encore ; le service serait en danger.',
    NOT_VERIFIED: 'Nous n’avons pas encore constaté que vos services connaissent le nouvel abonnement.',
    SERVICES_LACKING: 'Certains de vos services ne connaissent pas encore le nouvel abonnement : {services}.',
    ALREADY_CANCELED: 'Il a été résilié. Vous n’avez rien à faire ici.',
  },
  path: [
    'Connectez-vous au compte AWS {account}.',
    'Ouvrez « AWS Marketplace Subscriptions » dans la console AWS.',
    'Choisissez {product}, puis « Gérer » (Manage).',
    'Dans la section « Contrat » (Agreement), ouvrez « Actions » et choisissez « Annuler » (Cancel).',
    'Confirmez, et vérifiez que l’abonnement a pris fin.',
  ],
  wrong:
    'Si {product} n’y figure pas, vous êtes dans le mauvais compte AWS : ne résiliez rien, et changez de compte.',
};

const services: MoveWords['move']['services'] = {
  heading: 'Vos services',
  type: 'Type d’abonnement',
  unknown: 'pas encore connu',
  asked: 'Vérifié : {time}.',
  unasked: 'Nous n’avons pas encore vérifié.',
};

const move: MoveWords['move'] = {
  title: 'Le transfert vers un autre compte AWS',
  titleSwitch: 'Le passage à un autre abonnement',
  none: 'Aucun transfert de ce compte n’a été demandé.',
  nextHeading: 'La suite',
  by: 'Merci de le faire avant le {deadline}.',
  expected: 'Attendu avant le {deadline}.',
  grace: 'Aucun abonnement ne paie le compte en ce moment. Le service continue jusqu’au {until}.',
  suspended: 'Le service du compte est arrêté. Ses données sont conservées.',
  asOf: 'État au {time}.',
  check: 'Actualiser',
  console: 'Ouvrir AWS Marketplace dans la console AWS',
  rows,
  states,
  next,
  former,
  services,
};

const refusals: MoveSaidWords['refusals'] = {
  CHANGE_IN_PROGRESS: {
    title: 'Un transfert est en cours',
    text: 'Ce compte est déjà en cours de transfert vers un autre abonnement ; il n’y a qu’un transfert à la fois. Rien n’a été changé.',
    next: 'Laissez d’abord ce transfert se terminer ; sa page dit ce qui reste à faire. Si ce n’est pas le bon, notre assistance peut l’arrêter.',
  },
  CHANGE_CLOSED: {
    title: 'Le transfert est terminé',
    text: 'Le transfert que vous avez confirmé a pris fin entre-temps. Rien n’a été changé.',
    next: 'Revenez en arrière et réessayez.',
  },
  BILLING_CHANNEL_CONFLICT: {
    title: 'Facturé autrement',
    text: 'Ce compte a un contrat qui n’est pas facturé par AWS Marketplace ; il n’a qu’un mode de facturation à la fois. Rien n’a été changé.',
    next: 'Demandez d’abord à notre assistance de mettre fin à l’autre contrat, ou choisissez un autre compte.',
  },
  SOURCE_NOT_ELIGIBLE: {
    title: 'Vous ne pouvez pas le transférer vous-même',
    text: 'Le compte AWS qui paie actuellement n’est pas de ceux dont le revendeur et l’offre privée le permettent. Rien n’a été changé.',
    next: 'Adressez-vous à votre revendeur, ou à notre assistance : l’adresse est ci-dessous.',
  },
  TARGET_NOT_ELIGIBLE: {
    title: 'Pas vers ce compte AWS',
    text: 'Le compte AWS d’où vous venez n’est pas fourni par le même revendeur que celui qui paie actuellement. Rien n’a été changé.',
    next: 'Abonnez-vous dans un compte AWS du même revendeur, ou demandez à notre assistance.',
  },
};

/** French: the page of a move. */
export const moveFr: MoveWords = { move };
/** French: what is said of moves elsewhere. */
export const moveSaidFr: MoveSaidWords = { choice, done, refusals };
