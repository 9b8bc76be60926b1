/**
 * The refusals of activation and of support cases, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ACTIVATION_REFUSALS_FR = {
  LINK_FORMAT: {
    title: 'Ce n’est pas un lien d’activation',
    detail:
      'Un lien d’activation commence par https:// et l’un de ces hôtes, exactement dans ces lettres : {hosts}. Suit un chemin, sans utilisateur, ni port, ni fragment.',
    remedies: ['Copiez le lien entier depuis le courriel du fournisseur, puis renvoyez-le.'],
  },
  LINK_ALREADY_USED: {
    title: 'Le lien a déjà servi',
    detail:
      'Le lien {link} est utilisé, ou sur le point de l’être, par le locataire {tenantId}. Un lien ne sert qu’une fois.',
    remedies: ['Consultez ce locataire.', 'Ou demandez le lien de celle-ci à qui a vendu la licence.'],
  },
  PRODUCT_UNKNOWN: {
    title: 'La politique n’a pas ce produit',
    detail: 'Il n’y a pas de produit « {product} ». La politique connaît : {products}.',
    remedies: ['Choisissez l’un d’eux, ou ajoutez le produit à la politique et déployez.'],
  },
  ACTIVATION_ORDER: {
    title: 'Il est trop tard pour cette licence chez ce locataire',
    detail:
      'Chez un même locataire, « {before} » doit être activé avant « {after} », et « {after} » l’est déjà. Rien n’a été envoyé au fournisseur.',
    remedies: [
      'Créez un second compte sous le même utilisateur chez le fournisseur, et activez-la là.',
      'Créez un autre compte d’une autre manière, et activez-la là.',
      'Activez-la chez le locataire {wouldUse}, qui est au même utilisateur : c’est lui qui servirait.',
    ],
  },
  TENANT_IN_CONFLICT: {
    title: 'Les activations du locataire sont en conflit',
    detail:
      'Chez le locataire {tenantId}, des licences ont été activées dans le mauvais ordre ; le fournisseur affiche « {symptom} ». Rien n’y est activé tant que son support n’a pas réparé cela.',
    remedies: ['Complétez le dossier de support {caseId} et soumettez-le.'],
  },
  ACTIVATION_IN_PROGRESS: {
    title: 'Une autre activation est en cours',
    detail:
      'Chez le locataire {tenantId}, l’activation {activationId} n’est pas terminée. L’une suit l’autre, pour que leur ordre soit connu.',
    remedies: ['Attendez qu’elle se termine, ou réglez-la, puis réessayez.'],
  },
  ACTIVATION_SETTLED: {
    title: 'L’activation est réglée',
    detail: 'L’activation {activationId} est {state} ; il n’y a plus rien à en décider.',
    remedies: ['Consultez les activations du locataire.'],
  },
  ACTIVATION_NOT_OFFERED: {
    title: 'Rien ne s’active par lien ici',
    detail:
      'Le locataire {tenantId} est d’un produit dont la politique, {policy}, ne nomme aucun lien d’activation.',
    remedies: [
      'Choisissez un locataire d’un autre produit, ou ajoutez « activation » à la politique et déployez.',
    ],
  },
  OBSERVATION_INVALID: {
    title: 'L’observation est illisible',
    detail: 'Le champ « {field} » manque, est inconnu ou n’est pas ce qu’une observation y porte.',
    remedies: [
      'Corrigez-le selon la description de l’API, puis renvoyez l’observation ; les autres ont été prises.',
    ],
  },
  OBSERVED_IN_FUTURE: {
    title: 'L’heure est à venir',
    detail: 'Cela se serait produit le {time}, ce qui est en avance sur notre horloge.',
    remedies: [
      'Vérifiez l’heure et son fuseau, puis renvoyez l’observation ; ou omettez l’heure, si elle n’est pas connue.',
    ],
  },
  SUPPORT_CASE_KIND_UNKNOWN: {
    title: 'La politique n’a pas ce type de dossier',
    detail: 'Il n’y a pas de dossier de support « {kind} ». La politique connaît : {kinds}.',
    remedies: ['Choisissez l’un d’eux, ou ajoutez le type à la politique et déployez.'],
  },
  SUPPORT_CASE_CLOSED: {
    title: 'Le dossier de support est clos',
    detail: 'Le dossier de support {caseId} est clos ({how}) ; on ne peut plus rien y ajouter.',
    remedies: ['Ouvrez-en un autre, s’il reste quelque chose à réparer.'],
  },
  SUPPORT_CASE_SUBMITTED: {
    title: 'Le dossier de support est soumis',
    detail: 'Le dossier de support {caseId} est déjà parti chez le fournisseur, par la voie {route}.',
    remedies: ['Ajoutez-y ce que le fournisseur demande, ou fermez-le une fois qu’il a répondu.'],
  },
  BUNDLE_INCOMPLETE: {
    title: 'Il manque quelque chose au dossier',
    detail: 'Le fournisseur ne prend pas le dossier {caseId} sans : {missing}.',
    remedies: ['Ajoutez ce qui manque, puis soumettez de nouveau le dossier.'],
  },
  WRONG_SUPPORT_CHANNEL: {
    title: 'Le fournisseur ne le prend pas par là',
    detail: 'Un tel dossier ne passe pas par la voie {route}. Il passe par l’une de celles-ci : {routes}.',
    remedies: ['Choisissez l’une de ces voies.'],
  },
  NOTICE_UNREAD: {
    title: 'Il y a quelque chose à lire d’abord',
    detail: 'Avant qu’un dossier parte par la voie {route}, ces avis sont à lire : {notices}.',
    remedies: ['Lisez-les dans le dossier, puis soumettez-le avec noticesRead.'],
  },
  EVIDENCE_UNKNOWN: {
    title: 'Le dossier n’a pas cette pièce',
    detail: 'Rien de tel ne s’appelle « {evidence} » ici. Il y a : {wanted}.',
    remedies: ['Consultez le dossier, et prenez l’un de ses noms.'],
  },
  EVIDENCE_UNFIT: {
    title: 'Cela ne convient pas à cette pièce',
    detail: 'La pièce « {evidence} » est du type {kind} ; autre chose, rien, ou trop a été envoyé.',
    remedies: ['Envoyez ce que le dossier demande à cet endroit.'],
  },
  ATTACHMENT_UNFIT: {
    title: 'Ce fichier ne peut pas être joint',
    detail:
      'Le fichier se dit {type}, ou son nom contient ce qu’aucun nom ne contient. Ces types peuvent être joints : {types}.',
    remedies: ['Joignez un fichier de l’un de ces types, sous un nom simple.'],
  },
  ATTACHMENT_TOO_LARGE: {
    title: 'Le fichier est trop grand',
    detail: 'Le fichier a {bytes} octets. On peut en joindre de 1 à {bytesMax}.',
    remedies: ['Réduisez-le, ou n’en joignez qu’une partie.'],
  },
  ATTACHMENT_AWAITED: {
    title: 'Le fichier n’est pas arrivé',
    detail: 'Le fichier {name} du dossier de support {caseId} est annoncé, mais il n’est pas là.',
    remedies: [
      'Envoyez-le à l’adresse qui a été donnée pour lui ; si elle a expiré, annoncez le fichier de nouveau.',
    ],
  },
  ATTACHMENTS_EXCEEDED: {
    title: 'On ne peut plus joindre de fichier',
    detail: 'Le dossier de support {caseId} prend {filesMax} fichiers, et les a.',
    remedies: ['Soumettez-le avec ceux qui y sont.'],
  },
  RELEASES_EXCEEDED: {
    title: 'Ce qui est scellé a été ouvert trop souvent',
    detail:
      'Dans le dossier de support {caseId}, des pièces scellées ont été ouvertes autant qu’un dossier le permet.',
    remedies: ['Consultez le dossier : il dit qui a ouvert quoi, et pourquoi. Fermez-le, s’il a fuité.'],
  },
} satisfies Partial<RefusalTexts>;
