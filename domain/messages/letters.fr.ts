/**
 * Letters to a tenant's administrators, in French.
 * @module
 */
import type { LetterWords } from './letters.en.ts';
import { moveLettersFr } from './letters.move.fr.ts';

const again =
  'Pour le conserver, abonnez-vous de nouveau dans AWS Marketplace, choisissez « Configurer votre compte » (Set up your account), puis ce compte : {console}';
const questions = 'Des questions ? Écrivez à {supportEmail} ou consultez {supportUrl}.';

/** French. */
export const lettersFr: LetterWords = {
  greeting: 'Bonjour,',
  greetingNamed: 'Bonjour {name},',
  closing: 'L’équipe {product}',
  'service-on': {
    subject: '{product} est activé',
    lines: [
      'AWS a confirmé votre abonnement : {product} est activé pour votre compte {tenantId}.',
      'Vous gérez et résiliez l’abonnement dans AWS Marketplace : {console}',
      questions,
    ],
  },
  grace: {
    subject: '{product} reste en service jusqu’au {until}',
    lines: [
      'plus aucun abonnement ne paie votre compte {product} {tenantId}. Le service continue jusqu’au {until}, puis s’arrête.',
      again,
      questions,
    ],
  },
  'goes-on': {
    subject: '{product} reste en service',
    lines: [
      'un abonnement paie de nouveau votre compte {product} {tenantId}. Le service continue ; la date annoncée ne vaut plus.',
      questions,
    ],
  },
  suspended: {
    subject: '{product} est arrêté',
    lines: [
      'le service de votre compte {product} {tenantId} est arrêté, car aucun abonnement ne le paie.',
      'Vos données sont conservées au moins jusqu’au {until}.',
      again,
      questions,
    ],
  },
  'suspended-by-operator': {
    subject: '{product} est suspendu',
    lines: [
      'nous avons suspendu le service de votre compte {product} {tenantId}. Vos données sont conservées au moins jusqu’au {until}.',
      'Écrivez à {supportEmail} ou consultez {supportUrl}.',
    ],
  },
  restored: {
    subject: '{product} est de nouveau en service',
    lines: [
      'le service de votre compte {product} {tenantId} est rétabli, avec les données qu’il contenait.',
      questions,
    ],
  },
  'restored-until': {
    subject: '{product} est de nouveau en service jusqu’au {until}',
    lines: [
      'le service de votre compte {product} {tenantId} est rétabli. Aucun abonnement ne le paie encore : il continue jusqu’au {until}, puis s’arrête.',
      again,
      questions,
    ],
  },
  'retirement-offered': {
    subject: 'Vos données {product}',
    lines: [
      'le service de votre compte {product} {tenantId} est arrêté depuis quelque temps, et nous avons conservé vos données aussi longtemps que promis. Désormais, le compte peut être fermé et ses données supprimées.',
      again,
      questions,
    ],
  },
  retired: {
    subject: 'Votre compte {product} est fermé',
    lines: [
      'votre compte {product} {tenantId} est fermé. Ses données peuvent désormais être supprimées.',
      questions,
    ],
  },
  ...moveLettersFr,
};
