/**
 * The refusals of enrolments and seats, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ENROLMENT_REFUSALS_FR = {
  TENANT_SUSPENDED: {
    title: 'Le tenant est suspendu',
    detail:
      'Le tenant {tenantId} est {state} : rien de nouveau n’y est activé, attribué ou commandé. Il garde ce qu’il a.',
    remedies: ['Rétablissez le tenant, ou attendez que quelqu’un paie à nouveau.'],
  },
  NOT_OFFERED: {
    title: 'La fonction n’est pas encore proposée',
    detail: '{feature} n’a pas été proposée au tenant {tenantId} ; le déploiement n’y est pas encore arrivé.',
    remedies: [
      'Attendez le déploiement, qui donne la date limite.',
      'Ou demandez-la plus tôt par la voie que nomme l’inscription.',
    ],
  },
  ALREADY_ACTIVE: {
    title: 'La fonction est activée',
    detail: '{feature} du tenant {tenantId} est activée ({mode}) depuis le {since}.',
    remedies: ['Attribuez ou retirez des postes directement.'],
  },
  DEADLINE_PASSED: {
    title: 'Elle s’est activée d’elle-même avant',
    detail:
      '{feature} du tenant {tenantId} s’est activée d’elle-même le {since}, après la date limite. Tout ce que vous vouliez n’a pas été attribué.',
    remedies: ['Regardez la différence, et attribuez ou retirez ces postes.'],
  },
  DRAFT_OUTDATED: {
    title: 'Quelqu’un a modifié le brouillon',
    detail:
      'Vous avez décidé d’après la version {seen} du brouillon du tenant {tenantId} ; il en est à {draftVersion}. Rien n’a été activé.',
    remedies: ['Regardez le brouillon à nouveau, et activez-le avec sa version.'],
  },
  PARTNER_ACCOUNT: {
    title: 'Un compte de partenaire ne s’active pas ici',
    detail:
      'Le tenant {tenantId} est un compte de partenaire : {feature} ne s’active que par la voie {route}.',
    remedies: ['Demandez-le là-bas.'],
  },
  EARLY_REQUEST_INCOMPLETE: {
    title: 'La demande n’est pas complète',
    detail: 'À une demande par la voie {route}, il manque : {missing}.',
    remedies: ['Ajoutez ce qui manque, dans la langue que la voie exige, et renvoyez-la.'],
  },
  LM_NOT_ACTIVE: {
    title: 'Les postes ne s’attribuent pas encore',
    detail: '{feature} du tenant {tenantId} n’est pas activée : rien n’est attribué ni retiré avant.',
    remedies: ['Activez-la, ou attendez sa date limite.'],
  },
  PART_UNKNOWN: {
    title: 'La politique n’a pas cet élément',
    detail: 'Il n’y a pas d’élément « {part} ». La politique connaît : {parts}.',
    remedies: ['Choisissez l’un d’eux.'],
  },
  DEVICE_UNKNOWN: {
    title: 'Le tenant n’a pas cet appareil',
    detail: 'Le tenant n’a pas d’appareil {deviceId}.',
    remedies: ['Corrigez l’identifiant, ou enregistrez d’abord l’appareil.'],
  },
  BASE_PART_HELD: {
    title: 'L’appareil a un élément de base',
    detail: 'L’appareil {deviceId} a l’élément de base {part} ; un appareil en a un seul.',
    remedies: ['Retirez d’abord celui-là.'],
  },
  BASE_PART_NEEDED: {
    title: 'Un complément demande un élément de base',
    detail: 'L’appareil {deviceId} ne peut avoir le complément {part} sans élément de base.',
    remedies: ['Attribuez d’abord un élément de base ; pour le retirer, retirez d’abord les compléments.'],
  },
  NO_UNITS_LEFT: {
    title: 'Il ne reste aucune unité',
    detail:
      'Toutes les unités achetées de {part} sont utilisées ({used}), et le dépassement n’est pas permis. Rien n’a été attribué.',
    remedies: ['Retirez un poste inutile, achetez-en davantage, ou permettez le dépassement.'],
  },
  ROW_REPEATED: {
    title: 'La ligne s’y trouve deux fois',
    detail: 'L’appareil {deviceId} avec l’élément {part} figure déjà dans une ligne précédente.',
    remedies: ['Omettez cette ligne ; la première compte.'],
  },
  TOO_MANY_ROWS: {
    title: 'Trop de lignes pour une demande',
    detail: 'La demande a {rows} lignes ; {rowsMax} au plus sont prises à la fois. Rien n’a été modifié.',
    remedies: ['Envoyez-les en plusieurs fois, ou chargez un fichier.'],
  },
  BULK_REFUSED: {
    title: 'Les lignes ne tiennent pas ensemble',
    detail: '{refused} lignes sur {rows} s’y opposent, et tout ou rien était demandé. Rien n’a été modifié.',
    remedies: ['Corrigez les lignes nommées, ou envoyez-les sans atomic.'],
  },
} satisfies Partial<RefusalTexts>;
