/**
 * Letters to a tenant's administrators about a move to another AWS account, in French.
 * @module
 */
import type { MoveLetterWords } from './letters.move.en.ts';

const questions = 'Des questions ? Écrivez à {supportEmail} ou consultez {supportUrl}.';
const page = 'Où en est le transfert, et la suite : {page}';
const path =
  'Connectez-vous au compte AWS {source}, ouvrez AWS Marketplace Subscriptions ({console}), choisissez {product}, puis « Gérer » (Manage), et dans la section « Contrat » (Agreement) « Actions » et « Annuler » (Cancel) (contrat {agreement}).';
const wrong =
  'Si {product} n’y figure pas, vous êtes dans le mauvais compte AWS : ne résiliez rien, et changez de compte.';

/** French. */
export const moveLettersFr: MoveLetterWords = {
  'move-linked': {
    subject: '{product} : le compte AWS {target} paie à partir du {hour}',
    lines: [
      'votre compte {product} {tenantId} est transféré : le compte AWS {target} le paie à partir du {hour}, le compte AWS {source} jusque-là. Le service continue sans coupure.',
      'Ne résiliez pas encore l’ancien abonnement, du compte AWS {source}. Nous vérifions d’abord que vos services connaissent le nouveau ; nous vous écrivons dès que vous pouvez.',
      'Si personne chez vous ne l’a demandé, écrivez-nous tout de suite.',
      page,
      questions,
    ],
  },
  'move-rescued': {
    subject: '{product} continue : le compte AWS {target} paie à partir du {hour}',
    lines: [
      'l’abonnement du compte AWS {source} a été résilié avant le transfert de votre compte {product} {tenantId}. Le nouveau, du compte AWS {target}, était prêt et a pris sa place aussitôt : il paie à partir du {hour}, et le service continue.',
      'Ne résiliez pas l’abonnement du compte AWS {target}. Nous vérifions que vos services le connaissent.',
      page,
      questions,
    ],
  },
  'move-cancel-now': {
    subject: '{product} : résiliez maintenant l’abonnement du compte AWS {source}',
    lines: [
      'vos services connaissent le nouvel abonnement. Résiliez maintenant l’ancien, dans le compte AWS {source} et dans aucun autre : d’ici là, les deux sont abonnés.',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-agree': {
    subject: '{product} : acceptez la résiliation dans le compte AWS {source}',
    lines: [
      'vos services connaissent le nouvel abonnement, et nous avons demandé à AWS de résilier l’ancien (contrat {agreement}). Connectez-vous au compte AWS {source} et acceptez : {console}',
      'Sans réponse, AWS procède de lui-même au bout de sept jours.',
      page,
      questions,
    ],
  },
  'move-reminder': {
    subject: 'Rappel : {product} est encore abonné dans le compte AWS {source}',
    lines: [
      'les deux comptes AWS, {source} et {target}, sont encore abonnés à {product}. Celui qui paie votre compte {tenantId} est {target} ; résiliez l’abonnement de {source}, dans ce compte AWS et dans aucun autre.',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-completed': {
    subject: '{product} : le transfert vers le compte AWS {target} est terminé',
    lines: [
      'le transfert de votre compte {product} {tenantId} est terminé : le compte AWS {target} paie, et il ne reste rien à faire pour l’ancien abonnement.',
      questions,
    ],
  },
  'move-rolled-back': {
    subject: '{product} : le compte AWS {source} paie de nouveau',
    lines: [
      'le transfert de votre compte {product} {tenantId} vers le compte AWS {target} n’a pas tenu : son abonnement a pris fin, ou le transfert a été annulé. Le compte AWS {source} paie de nouveau, comme avant, et le service continue.',
      'Ne résiliez pas l’abonnement du compte AWS {source}. Pour transférer quand même, recommencez : abonnez-vous dans le compte AWS {target} et choisissez « Configurer votre compte » (Set up your account).',
      page,
      questions,
    ],
  },
  'move-orphaned': {
    subject: '{product} reste en service jusqu’au {until} : le compte AWS {target} doit prendre le relais',
    lines: [
      'l’abonnement du compte AWS {source} a été résilié avant le transfert de votre compte {product} {tenantId} vers le compte AWS {target}. Plus personne ne le paie. Le service continue jusqu’au {until}, puis s’arrête.',
      'D’ici là, connectez-vous au compte AWS {target}, abonnez-vous à {product} dans AWS Marketplace et choisissez-y « Configurer votre compte » (Set up your account) : {console}',
      page,
      questions,
    ],
  },
};
