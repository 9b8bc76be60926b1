import type { ReassignmentWords } from './reassignment.words.ts';

/** Reassignments, in French. */
export const REASSIGNMENT_FR: ReassignmentWords = {
  steps: {
    APPROVE: 'Un approbateur autre que le demandeur examine le plan et l’approuve.',
    CONFIRM_TAKEOVER:
      'L’abonnement du compte cible paie pour le locataire {fromTenantId}, qui n’aura plus de payeur. Enregistrez l’accord des deux locataires.',
    SUBSCRIBE:
      'Connectez-vous d’abord au compte AWS {account}. Sur la page produit de {productName}, choisissez « Continue to Subscribe », puis « Subscribe ». Si « current subscription » y figure déjà, il n’y a rien à acheter.',
    SUBSCRIBE_TO:
      'Connectez-vous d’abord au compte AWS {account}. Sur la page produit de {productName}, choisissez « Continue to Subscribe », puis l’offre « {offerLabel} », puis « Subscribe ». Si l’offre indique déjà « current subscription », il n’y a rien à acheter.',
    SET_UP:
      'Dans le compte AWS {account}, choisissez « Set up your account » et terminez l’inscription. Il est normal de devoir se reconnecter en cours de route ; l’inscription attend.',
    WAIT_FOR_GRANT:
      'AWS Marketplace n’a pas encore accordé l’abonnement du compte AWS {account}. Il n’y a rien à faire ; cela prend en général quelques minutes.',
    LINK: 'Dès que le compte AWS {targetAccount} a un abonnement actif : rattachez-y le locataire.',
    VERIFY:
      'Ouvrez la gestion des abonnements de {productName} : le type d’abonnement doit être « {type} ». Enregistrez ce que vous voyez.',
    VERIFY_SERVICES:
      'Ouvrez la gestion des abonnements de {productName} : le type d’abonnement doit être « {type} », et chacun de ces services « {registered} » : {services}. Enregistrez ce que vous voyez.',
    VERIFY_SYSTEM: '{productName} est interrogé jusqu’à ce que le type d’abonnement soit « {type} ».',
    VERIFY_SYSTEM_SERVICES:
      '{productName} est interrogé jusqu’à ce que le type d’abonnement soit « {type} » et que chacun de ses services soit « {registered} » : {services}.',
    VERIFY_LACKING: 'Pas encore « {registered} » : {lacking}.',
    ASK_TO_CANCEL:
      'AWS Marketplace est prié de résilier l’abonnement du compte AWS {account} ; l’acheteur devra donner son accord.',
    CANCEL:
      'Connectez-vous au compte AWS {account}, et non à {targetAccount}. {cancelPath}. Si {productName} n’y figure pas, ce n’est pas le bon compte.',
    AGREE_TO_CANCEL:
      'Connectez-vous au compte AWS {account} et acceptez la demande de résiliation de l’abonnement à {productName}. Sans réponse, AWS accepte au bout de sept jours.',
    WAIT_FOR_END:
      'L’abonnement du compte AWS {account} prend fin. AWS le traite en deux heures au plus ; il n’y a rien à faire.',
    JUDGE_TARGET:
      'AWS Marketplace a accordé l’abonnement du compte AWS {account}, puis signalé un échec. Examinez le contrat avec l’équipe AWS Marketplace seller operations, puis continuez ou abandonnez.',
    REPLACE_TARGET:
      'L’abonnement du compte AWS {account} a pris fin après le transfert du locataire. Connectez-vous au compte AWS {account}, abonnez-vous de nouveau et choisissez « Set up your account ».',
    JUDGE_REJECTION:
      'La demande de résiliation de l’abonnement du compte AWS {account} n’a pas abouti. Demandez à l’acheteur ; puis renouvelez la demande auprès d’AWS, ou faites résilier par l’acheteur : {cancelPath}.',
    NOTHING: 'Il ne reste rien à faire.',
  },
  actors: {
    approver: 'un approbateur',
    buyer: 'l’acheteur',
    operator: 'un opérateur',
    administrator: 'un administrateur du locataire',
    aws: 'AWS Marketplace',
    'seller-system': 'Concord',
    nobody: 'personne',
  },
  offers: {
    SUBSCRIBE:
      'Le compte AWS {targetAccount} peut accepter l’offre privée « {offerLabel} » : abonnez-vous à celle-ci.',
    OFFER_NOT_VISIBLE:
      'Aucune offre privée que le compte AWS {targetAccount} puisse accepter n’est connue : elle n’a pas été émise, ou elle a expiré. Demandez-en une au revendeur.',
    ALREADY_APPLIED:
      'Le compte AWS {targetAccount} a déjà souscrit à l’offre privée : il n’y a rien à acheter.',
    OFFER_SUPERSEDES:
      'Le compte AWS {targetAccount} est sous une autre offre privée, et « {offerLabel} » lui a été proposée. Une personne choisit ; rien ne change en silence.',
    SWITCH_OFFER:
      'Le compte AWS {targetAccount} est sous une autre offre. Y choisir « {offerLabel} » fait changer d’offre : même compte, nouveau contrat.',
    NOT_SPPO: 'Le transfert est possible, mais au prix de l’offre du compte AWS {targetAccount}.',
  },
  risks: {
    NOT_SPPO:
      'Avec une offre publique, le prix SPPO et le centre d’assistance japonais sont perdus. Les deux comptes doivent être fournis par le revendeur ({reseller}).',
    NOT_ONE_RESELLER:
      'La politique ne nomme aucun revendeur qui fournisse à la fois le compte AWS {sourceAccount} et le compte AWS {targetAccount}.',
    OFFER_EXPIRES_SOON: 'L’offre « {offerLabel} » ne peut être acceptée que jusqu’au {expiresAt}.',
    FREE_TRIAL_STAYS:
      'Un essai gratuit n’est accordé qu’une fois et reste avec son compte : le compte AWS {targetAccount} peut payer dès la première heure.',
    CONTRACT_STAYS:
      'Ce que le compte AWS {sourceAccount} a payé d’avance dans un contrat n’est ni transféré ni remboursé par cette opération.',
    APPROVAL_PENDING:
      'Une seconde personne n’a pas encore approuvé : d’ici là, le rattachement ne change pas.',
    TAKEOVER: 'Le locataire {fromTenantId} perd son payeur et entre en délai de grâce.',
    GRACE:
      'Personne ne paie pour le locataire : le service s’arrête le {until} si la cible n’est pas rattachée avant.',
    BOTH_SUBSCRIBED:
      'Les comptes AWS {sourceAccount} et {targetAccount} peuvent être abonnés tous les deux. L’usage n’est facturé qu’à l’un d’eux, mais l’autre abonnement continue jusqu’à sa résiliation.',
    LISTS_BEHIND:
      'Ce que le compte AWS {targetAccount} a fait dans la dernière minute n’apparaît peut-être pas encore.',
  },
  cancelSafe: {
    SAFE: 'Le compte AWS {sourceAccount} peut être résilié : la cible paie, et tout est enregistré.',
    NOT_LINKED: 'Le compte AWS {sourceAccount} paie encore pour le locataire : ne le résiliez pas encore.',
    TARGET_NOT_LIVE:
      'L’abonnement du compte AWS {targetAccount} n’est pas actif : ne résiliez pas le compte d’origine.',
    NOT_VERIFIED:
      'Personne n’a encore confirmé que le produit connaît le nouveau compte : ne résiliez pas le compte d’origine.',
    SERVICES_LACKING: 'Tout n’est pas encore enregistré ({services}) : ne résiliez pas le compte d’origine.',
    ALREADY_CANCELED: 'Le compte AWS {sourceAccount} a été résilié.',
    OVER: 'Le changement de compte est terminé.',
  },
  states: {
    REQUESTED: 'Demandé',
    AWAITING_TARGET: 'En attente du compte cible',
    TARGET_READY: 'Le compte cible est prêt',
    LINKED: 'Rattaché au compte cible',
    VERIFIED: 'Vérifié',
    CANCEL_AWAITED: 'Le compte d’origine est à résilier',
    CANCEL_PROCESSING: 'Le compte d’origine prend fin',
    COMPLETED: 'Terminé',
    ROLLED_BACK: 'Annulé, retour au compte d’origine',
    ABORTED: 'Abandonné',
    NEEDS_ATTENTION: 'Une personne doit regarder',
  },
  attention: {
    TARGET_FAILED: 'AWS Marketplace a signalé l’échec de l’abonnement du compte AWS {targetAccount}.',
    TARGET_LOST: 'L’abonnement du compte AWS {targetAccount} a pris fin après celui du compte d’origine.',
    VERIFICATION_OVERDUE: 'Pas vérifié depuis trop longtemps : {lacking}.',
    VERIFICATION_INCOMPLETE: 'Ce qui était enregistré ne l’est plus : {lacking}.',
    CANCELLATION_REJECTED:
      'La demande de résiliation de l’abonnement du compte AWS {sourceAccount} a été refusée, retirée ou jugée non valable.',
  },
  aborts: {
    OPERATOR: 'Une personne l’a arrêté.',
    TARGET_FAILED: 'L’abonnement du compte AWS {targetAccount} a échoué.',
    TARGET_ENDED: 'L’abonnement du compte AWS {targetAccount} a pris fin avant le transfert du locataire.',
    EXPIRED: 'Le compte AWS {targetAccount} ne s’est pas abonné à temps.',
    PAYER_ELSEWHERE: 'Un troisième compte paie entre-temps pour le locataire.',
    TENANT_RETIRED: 'Le locataire a été retiré.',
  },
  happened: {
    REQUESTED: 'Le changement a été demandé.',
    APPROVED: 'Une seconde personne a approuvé.',
    CONSENTED: 'Il a été décidé que le rattachement change dès que la cible est active.',
    TAKEOVER_CONFIRMED: 'Le locataire {tenantId} a accepté la reprise.',
    TARGET_GRANTED: 'AWS Marketplace a accordé l’abonnement du compte AWS {account}.',
    TARGET_REGISTERED: 'Le compte AWS {account} a été configuré.',
    LINKED: 'Le rattachement est passé au compte AWS {account}.',
    RESCUED: 'Le rattachement est passé de lui-même au compte AWS {account}, l’origine ayant pris fin.',
    MOVED_BACK: 'Le rattachement est revenu au compte AWS {account}.',
    HOUR_MOVED:
      'L’heure {hour} est passée entière à la cible : elle ne pouvait plus être facturée à l’origine.',
    VERIFIED: 'Tout est enregistré.',
    NOT_REGISTERED: 'Demandé ; tout n’est pas enregistré : {services}.',
    CANCELLATION_ASKED: 'AWS Marketplace a été prié de résilier le compte AWS {account} : {status}.',
    SOURCE_ENDED: 'L’abonnement du compte AWS {account} a été résilié.',
    TARGET_ENDED: 'L’abonnement du compte AWS {account} a pris fin.',
    ORPHANED: 'L’origine a pris fin avant que la cible ne soit active : personne ne paie.',
    OVERDUE: 'La fin de l’origine prend plus de temps que ce qu’AWS annonce.',
    NEEDS_ATTENTION: 'Une personne doit regarder.',
    COMPLETED: 'Le changement est terminé.',
    ROLLED_BACK: 'Le changement a été annulé.',
    ABORTED: 'Le changement n’a pas abouti.',
  },
  cancelPath:
    'AWS Marketplace Subscriptions → {productName} → Gérer (Manage) → Contrat (Agreement) → Actions → Annuler (Cancel)',
};
