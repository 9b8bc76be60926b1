import type { HintTexts } from './hint-words.ts';

/** The hints in French. */
export const HINTS_FR = {
  BUYER_TO_REGISTER:
    'Le compte AWS {buyerAccount} paie, mais personne ne s’est inscrit. Demandez à l’acheteur de choisir « Configurer votre compte » dans ses abonnements AWS Marketplace, ou rattachez l’abonnement à un locataire.',
  BUYER_TO_FINISH:
    'Le compte AWS {buyerAccount} paie et l’acheteur est venu, mais sans choisir de locataire. Demandez-lui de choisir de nouveau « Configurer votre compte », ou rattachez l’abonnement à un locataire.',
  BUYER_TO_SUBSCRIBE:
    'Personne ne paie. Le service continue jusqu’au {until} ; d’ici là, l’acheteur s’abonne de nouveau, ou un autre abonnement est rattaché.',
  AWS_TO_GRANT:
    'L’acheteur s’est inscrit, mais AWS Marketplace n’a pas encore accordé de licence. Si cela dure, consultez l’accord dans le portail de gestion AWS Marketplace.',
  PAYER_TO_COME:
    'Aucun abonnement ne paie encore pour ce locataire ; le service commence quand AWS Marketplace en accorde un.',
  MOVE_TO_FOLLOW:
    'Le payeur du locataire est en cours de transfert. Ne résiliez pas encore l’ancien abonnement : le transfert {changeId} dit ce qui suit, et dans quel compte AWS.',
  PERSON_TO_JUDGE:
    'AWS Marketplace a accordé la licence puis signalé un échec. Le service continue ; consultez l’accord dans le portail de gestion AWS Marketplace et interrogez l’équipe des opérations vendeurs.',
  PERSON_TO_RESTORE:
    'Le service est coupé ; les données sont gardées au moins jusqu’au {until}. Rétablissez le locataire quand la question est réglée.',
  RETENTION_OVER:
    'Le délai de conservation des données est passé. Rien n’est supprimé automatiquement ; une personne décide.',
  MAIL_TO_REPAIR:
    'Le message avec le code pour {email} n’a pas pu être envoyé ; l’envoi est retenté. Si l’adresse est fausse, demandez à l’acheteur de choisir de nouveau « Configurer votre compte ».',
  BUYER_TO_INVITE:
    '{email} voulait inscrire cet abonnement, mais il est rattaché au locataire {tenantId}, que cette personne n’administre pas. Demandez à l’administrateur de l’inviter, ou à l’acheteur de s’abonner encore une fois.',
  SEND_TO_DO: 'Rien n’a été écrit. Pour le faire, envoyez la même requête sans dryRun.',
  ALREADY_BOUND: 'L’abonnement est déjà rattaché à ce locataire ; rien ne change.',
  BUYER_STILL_PAYS:
    'L’abonnement {subscriptionId} continue : le compte AWS {buyerAccount} paie pendant que le service est coupé.',
  GRACE_ONLY:
    'Aucun abonnement actif ne paie pour le locataire : le service ne revient que jusqu’au {until}.',
  NOTHING_PAYS:
    'AWS Marketplace n’a pas encore accordé l’abonnement : d’ici là, il ne permet pas de servir le locataire.',
  PAYER_CHANGES:
    'Un autre abonnement paie pour le locataire : on passe de {fromSubscriptionId} à {toSubscriptionId} à partir de l’heure {hour}. L’acheteur résilie lui-même le précédent.',
  SUSPENSION_ENDS: 'Le locataire est suspendu par un opérateur ; un abonnement qui paie rétablit le service.',
  PERSON_ERASED:
    'Administrateur de tenants : {administrators}. Conservés un temps : {sessions} sessions, {registrations} inscriptions, {invitations} invitations. Les liens, les périodes de paiement et l’audit restent ; ils contiennent une empreinte de l’adresse, pas l’adresse.',
  PERSON_ERASED_IN_PART: 'Il y avait plus que ce qu’une demande efface. Envoyez-la de nouveau.',
  CUSTOMER_STAYS:
    'Le client {customerIdentifier} reste sur les deux identités ({why}). Comparez-les et réglez cela d’abord.',
  CUSTOMERS_WAIT:
    'D’autres clients restent peut-être à basculer : renvoyez la requête avec une nouvelle Idempotency-Key, jusqu’à ce que rien ne change.',
  OFFER_TO_ACCEPT:
    'Le compte AWS {buyerAccount} n’a pas encore accepté l’offre « {label} » : connectez-vous à ce compte, ouvrez l’offre dans AWS Marketplace et choisissez Subscribe. S’il y est écrit « current subscription », il n’y a plus rien à acheter.',
  OFFER_TO_BIND:
    'Le compte AWS {buyerAccount} a accepté l’offre liée au locataire {tenantId}. Son administrateur choisit « Configurer votre compte » et confirme le locataire, ou vous rattachez l’abonnement ; le lien ne rattache rien.',
  OFFER_TO_RENEW:
    'L’offre « {label} » peut être acceptée jusqu’au {until}. Qui en a besoin plus tard demande au vendeur de repousser la date, ou une nouvelle offre.',
  OFFER_TO_CHOOSE:
    'Le même vendeur a fait au même compte une offre plus récente, {byOfferId}. Rien n’a été changé : comparez les deux, et faites accepter par l’acheteur celle qui doit valoir.',
  OFFER_TO_RECORD:
    'Seul un accord parle de l’offre {offerId}. Enregistrez ce qu’elle est : sa nature, son libellé et son vendeur.',
  OFFER_LINKED_ALREADY: 'L’offre est déjà liée à ce locataire pour ce compte ; rien ne change.',
  OFFER_LINK_REPLACED:
    'Pour le compte {buyerAccount}, l’offre était liée au locataire {tenantId} ; ce lien est remplacé.',
  ACCOUNT_OF_NO_RESELLER: 'Aucun revendeur de la règle du produit ne fournit le compte {buyerAccount}.',
  CORRECTION_TO_APPROVE:
    'Une autre personne approuve ou rejette la correction {correctionId} ; jusque-là, elle ne facture ni ne crédite rien.',
  STATEMENT_TO_GIVE:
    'Donnez le lien à l’acheteur et à personne d’autre : quiconque l’a lit ce mois du locataire, jusqu’au {until}.',
} satisfies Partial<HintTexts>;
