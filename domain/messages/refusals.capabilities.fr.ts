/**
 * The refusals of what an account of the vendor can do, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const CAPABILITIES_REFUSALS_FR = {
  NO_VENDOR_ACCOUNT: {
    title: 'Le locataire n’a pas de compte chez l’éditeur',
    detail: 'Le locataire {tenantId} n’a pas été créé comme client chez l’éditeur.',
    remedies: ['Créez d’abord le client chez l’éditeur, avec son type de compte.'],
  },
  ACCOUNT_FULL: {
    title: 'Le compte a trop d’éléments',
    detail:
      'Le compte du locataire {tenantId} a {most} éléments dont les changements sont suivis, et n’en prend plus.',
    remedies: [
      'Supprimez des produits que le client n’a plus.',
      'Demandez au support de l’éditeur de faire le changement dans sa propre console.',
    ],
  },
  CAPABILITY_UNKNOWN: {
    title: 'Cette fonction n’existe pas',
    detail: 'La politique du produit ne connaît ni fonction ni opération « {capability} ».',
    remedies: ['Consultez la table des fonctions et choisissez l’un de ses identifiants.'],
  },
  ACCOUNT_TYPE_UNKNOWN: {
    title: 'Ce type de compte n’existe pas',
    detail: '« {accountType} » n’est pas un type de compte de ce produit. Il a : {list}.',
    remedies: ['Indiquez l’un de ces types de compte.'],
  },
  CAPABILITY_UNSUPPORTED: {
    title: 'Ce type de compte ne le prend pas en charge',
    detail: '« {capability} » n’est pas pris en charge pour les comptes du type « {accountType} ».',
    remedies: [
      '{instead}',
      'Consultez la table des fonctions : elle dit quels types de compte la prennent en charge.',
    ],
  },
  CAPABILITY_NOT_APPLICABLE: {
    title: 'Ceci ne s’applique pas à ce type de compte',
    detail: '« {capability} » n’a pas de sens pour les comptes du type « {accountType} ».',
    remedies: ['{instead}', 'Il n’y a rien à faire : les comptes de ce type n’ont rien de tel.'],
  },
  CAPABILITY_LIMITED: {
    title: 'Ce type de compte n’en prend en charge qu’une partie',
    detail:
      '« {capability} » ne comprend pas « {argument} » pour les comptes du type « {accountType} » : seulement {list}.',
    remedies: ['Choisissez parmi ce qui est pris en charge.', '{instead}'],
  },
  ROLE_UNSUPPORTED: {
    title: 'La console de l’éditeur n’a pas ce rôle',
    detail: 'L’éditeur n’accorde pas de rôle « {role} ». Il a : {list}.',
    remedies: [
      'Donnez plutôt à cette personne un rôle dans Concord : un lecteur y voit tout, sans compte chez l’éditeur.',
    ],
  },
  AUTHORIZATION_KEY_REQUIRED: {
    title: 'Il faut une clé d’autorisation',
    detail: 'Les comptes du type « {accountType} » enregistrent « {product} » avec une clé d’autorisation.',
    remedies: ['Prenez la clé dans la console du produit et joignez-la.'],
  },
  KEY_NOT_EXPECTED: {
    title: 'Aucune clé d’autorisation n’est attendue',
    detail:
      'Les comptes du type « {accountType} » enregistrent « {product} » par un plan de service, sans clé.',
    remedies: ['Envoyez un plan de service sans clé : le produit est alors enregistré de lui-même.'],
  },
  SERVICE_PLAN_REQUIRED: {
    title: 'Il faut un plan de service',
    detail:
      'Les comptes du type « {accountType} » enregistrent « {product} » en affectant un plan de service.',
    remedies: ['Nommez le plan de service que le client doit avoir.'],
  },
  PLAN_NOT_EXPECTED: {
    title: 'Aucun plan de service n’est attendu',
    detail:
      'Les comptes du type « {accountType} » enregistrent « {product} » avec une clé d’autorisation, sans plan.',
    remedies: ['Envoyez la clé d’autorisation seule, sans plan de service.'],
  },
  CONFIRMATION_NEEDED: {
    title: 'C’est irréversible et doit être confirmé',
    detail: 'Ce qui est demandé ne peut être repris. Cela n’est fait que si « confirm » vaut {confirm}.',
    remedies: ['Assurez-vous que c’est bien voulu, puis redemandez avec « confirm » : "{confirm}".'],
  },
  CUSTOMER_DELETED: {
    title: 'Le client a été supprimé chez l’éditeur',
    detail: 'Le client du locataire {tenantId} a été supprimé dans la console de l’éditeur le {since}.',
    remedies: ['Créez à nouveau le client chez l’éditeur avant d’y changer quoi que ce soit.'],
  },
  PRODUCT_NOT_ENLISTED: {
    title: 'Le client n’a pas ce produit',
    detail: '« {product} » n’est pas enregistré pour le locataire {tenantId}.',
    remedies: ['Enregistrez d’abord le produit.'],
  },
  PRODUCT_ALREADY_ENLISTED: {
    title: 'Le client a déjà ce produit',
    detail: '« {product} » a été enregistré pour le locataire {tenantId} le {since}.',
    remedies: ['Changez les postes ou l’échéance du produit qui est là.'],
  },
  SEATS_OUT_OF_RANGE: {
    title: 'Ce nombre de postes ne peut être affecté',
    detail: '« {product} » admet de {least} à {most} postes, en nombres entiers ; {seats} ont été demandés.',
    remedies: ['Demandez un nombre compris dans ces limites.'],
  },
  RENEWAL_NOT_LATER: {
    title: 'Un renouvellement doit finir plus tard que ce qu’il renouvelle',
    detail: 'Un renouvellement de « {product} » doit finir après le {after} ; {until} n’est pas plus tard.',
    remedies: ['Indiquez une échéance plus tardive.'],
  },
  TEMPLATE_UNKNOWN: {
    title: 'Ce modèle n’existe pas',
    detail: 'Le produit {productCode} n’a pas de modèle {templateId}.',
    remedies: ['Choisissez un de ses modèles, ou créez-le d’abord.'],
  },
  TEMPLATE_OF_ANOTHER_PRODUCT: {
    title: 'Le modèle est celui d’un autre produit',
    detail: 'Le modèle {templateId} est un modèle de « {of} », non de « {product} ».',
    remedies: ['Choisissez un modèle de ce produit.'],
  },
  MERGE_INTO_ITSELF: {
    title: 'Un compte ne peut être fusionné avec lui-même',
    detail: 'Le compte {account} est celui vers lequel tout serait déplacé.',
    remedies: ['Nommez l’autre compte : celui qui sera vide ensuite.'],
  },
  CONSOLE_SIGN_IN_REFUSED: {
    title: 'La console du produit refuse la connexion',
    detail:
      '« {product} » n’a pas accepté la connexion, et aucun des systèmes dont il dépend n’est signalé en panne.',
    remedies: [
      'Demandez à l’administrateur chez l’éditeur de se connecter une fois, ou d’y réinitialiser les identifiants.',
      'Si d’autres n’y parviennent pas non plus, c’est peut-être une panne que personne n’a signalée : réessayez plus tard.',
    ],
  },
  UPSTREAM_MAINTENANCE: {
    title: 'Un système de l’éditeur est indisponible pour l’instant',
    detail:
      '« {upstream} » est en maintenance ou en panne, depuis le {since}. Les identifiants n’y sont pour rien.',
    remedies: ['Attendez un peu et réessayez ; ce qui est en cours reprendra ensuite de lui-même.'],
  },
} satisfies Partial<RefusalTexts>;
