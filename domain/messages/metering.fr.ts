import type { MeteringWords } from './metering.words.ts';

/** Metering, in French. */
export const METERING_FR: MeteringWords = {
  why: {
    OPEN: 'L’heure est ouverte : elle prend des relevés jusqu’à sa clôture, le {closeAt}.',
    OPEN_STILL: 'L’heure est passée et n’est pas encore close : elle prend toujours des relevés.',
    CLOSING:
      'L’heure a été marquée le {markedAt} : elle ne prend plus de relevé, et sa clôture est en cours.',
    CLOSED: 'L’heure a été close le {closedAt}.',
    NO_RECORDS: 'Aucun relevé de cette dimension n’est arrivé pour elle.',
    RECORDS_GONE: 'Ses relevés ne sont plus conservés ; à la clôture, leur somme était de {used}.',
    COUNTED: 'Identifiants comptés : {counted}. La somme de leurs quantités est {sum}.',
    LEFT_OUT:
      'Laissés de côté : {duplicate} répétitions, {replaced} totaux remplacés par un plus récent, {conflict} qui disent autre chose sous un identifiant compté.',
    STRAYED:
      '{quantity}, utilisé pendant l’heure du {origin}, est arrivé en retard et n’est pas compté ici : cette heure est passée à un autre payeur avant sa clôture. Il a été renvoyé ; l’explication de son heure dit où.',
    CAME_LATE:
      '{quantity} en a été utilisé pendant l’heure du {origin}, et est arrivé après la clôture de celle-ci.',
    LEVEL: 'Le contrat couvre un niveau de {entitled} : {amount} n’est pas mesuré.',
    ALLOWANCE:
      'Sur les {entitled} que le contrat accorde pour sa durée, {drawnBefore} étaient déjà consommés ; il couvre {amount} de cette heure.',
    CREDIT: 'Un avoir reporté retire {amount}.',
    CONTRACT: 'Le contrat est sans consommation : {amount} est inclus.',
    NOBODY_REDUCED: 'Personne ne paie pour l’heure : {amount} n’est pas facturé.',
    LEAVES: 'Il reste {quantity}.',
    PAYER_ACCOUNT: 'L’abonnement {subscriptionId} du compte AWS {account} paie pour l’heure.',
    PAYER_CUSTOMER:
      'L’abonnement {subscriptionId} du client {customer} paie pour l’heure ; AWS reçoit l’identifiant du client.',
    PAYER_SO_FAR: 'À ce stade, l’abonnement {subscriptionId} paie pour l’heure.',
    PAID_FROM: 'Il paie pour le locataire à partir du {from}.',
    PAID_BETWEEN: 'Il paie pour le locataire du {from} au {until}.',
    NOBODY: '{reason}',
    LICENSE_START: 'La licence a commencé pendant l’heure : AWS reçoit l’instant {timestamp}.',
    DUE: 'AWS ne l’a pas encore confirmé, et l’accepte jusqu’au {deadline}.',
    HELD: 'Le dossier {caseId} le retient. Si personne ne décide, il part le {releaseAt}.',
    BILLED: 'AWS l’a depuis le {at}.',
    BILLED_AS: 'AWS l’a accepté le {at}, sous l’enregistrement {recordId}.',
    INCLUDED: 'Rien n’en est facturé.',
    WAIVED: 'Il n’est facturé à personne.',
    DRY_RUN: 'Le produit est mesuré à blanc : AWS n’en est pas informé.',
    WRITTEN_OFF: 'Une personne y a renoncé le {at}, dans le dossier {caseId}.',
    LOST: 'Depuis le {at}, il ne peut plus être facturé. {reason}',
    ANSWER: 'Dernière réponse d’AWS, le {at} à l’essai {tries} : {said}.',
    LATE_BILLED:
      '{quantity} de plus est arrivé en retard sous l’identifiant {id} : facturé dans l’heure du {hour}.',
    LATE_ON_DESK:
      '{quantity} de plus est arrivé en retard sous l’identifiant {id} : le dossier {caseId} décide.',
  },
  lost: {
    UNANSWERED:
      'Un envoi est resté sans réponse jusqu’à l’échéance : AWS l’a peut-être facturé. Consultez le rapport de facturation d’AWS avant de corriger.',
    OUTAGE: 'AWS n’a pas répondu jusqu’à l’échéance, ou elle était trop proche pour demander.',
    NOT_SUBSCRIBED: 'AWS a dit jusqu’à l’échéance que le client n’est pas abonné.',
    REFUSED_BY_AWS: 'AWS a refusé l’enregistrement lui-même jusqu’à l’échéance.',
    OTHER_QUANTITY: 'AWS a une autre quantité pour cette heure, et elle reste.',
    CLOSED_TOO_LATE: 'L’échéance était passée à la clôture.',
    ENTITLEMENT_UNKNOWN: 'Ce que le contrat accorde n’a jamais été connu, et personne n’a décidé.',
  },
  cases: {
    suspicious:
      'L’heure a utilisé {quantity}, et {usual} est habituel. Une personne doit décider ; sinon cela part de soi-même.',
    silence:
      'La dimension était utilisée chaque heure, et ne l’est plus. Demandez si la source envoie encore ses relevés.',
    entitlement:
      'Ce que le contrat accorde n’est pas connu, ni donc la part de {quantity} qui est à facturer.',
    late: '{quantity} est arrivé après la clôture de son heure, et ne peut aller de soi-même dans une heure ouverte.',
    'not-subscribed':
      'AWS dit que le client n’est pas abonné, et sa licence est active ici. Examinez l’accord dans le portail de gestion AWS Marketplace.',
    refused:
      'AWS refuse l’enregistrement lui-même. Comparez la dimension et la licence avec l’offre publiée.',
    discrepancy: 'AWS a une autre quantité que {quantity} pour cette heure. Ce qu’AWS a d’abord reste.',
    lost: '{quantity} ne peut plus être facturé. {reason}',
  },
};
