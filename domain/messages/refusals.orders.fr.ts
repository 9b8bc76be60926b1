/**
 * The refusals of license orders, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ORDER_REFUSALS_FR = {
  IN_PREPARATION: {
    title: 'Ce contrat est en préparation',
    detail:
      'La commande {orderId} du contrat {contractId} n’est pas terminée : en général d’ici {expectedBy}. D’ici là, « {operation} » n’est pas accepté pour le même contrat.',
    remedies: ['Attendez qu’elle soit terminée, puis réessayez.'],
  },
  ABOLISHED: {
    title: 'C’est résilié',
    detail: 'De {contractId}, il ne reste rien à modifier ; ce qui est résilié ne revient jamais.',
    remedies: [
      'Passez une nouvelle commande : elle aura ses propres clés, et un nouvel identifiant de support si le tenant n’en a pas.',
    ],
  },
  PARTIAL_NOT_ALLOWED: {
    title: 'Ces clés se résilient ensemble',
    detail:
      'La ligne {lineId} sert à l’usage {use} : ses {live} clés actives ne se résilient que toutes à la fois.',
    remedies: ['Omettez keyIds pour les résilier toutes.'],
  },
  VM_ADD_NOT_ELIGIBLE: {
    title: 'On ne peut pas ajouter de serveurs virtuels à cette ligne',
    detail: 'La ligne {lineId} ne remplit pas : {failed}.',
    remedies: [
      'Choisissez une ligne en service, du type et de l’usage que la politique nomme.',
      'Ou commandez d’autres clés.',
    ],
  },
  DATE_NOT_ALLOWED: {
    title: 'Aucune date ne peut être souhaitée',
    detail:
      'Le fournisseur n’accepte pas de date ici : {fields}. Les clés arrivent quand elles sont prêtes ; une résiliation prend effet immédiatement.',
    remedies: ['Omettez la date, et commandez ou résiliez le moment venu.'],
  },
  LICENSE_TYPE_UNKNOWN: {
    title: 'La politique n’a pas ce type de licence',
    detail: 'Il n’y a pas de type « {type} ». La politique connaît : {types}.',
    remedies: ['Choisissez l’un d’eux.'],
  },
  LICENSE_USE_UNKNOWN: {
    title: 'La politique n’a pas cet usage',
    detail: 'Il n’y a pas d’usage « {use} ». La politique connaît : {uses}.',
    remedies: ['Choisissez l’un d’eux.'],
  },
  ORDER_QUANTITY_INVALID: {
    title: 'Cette quantité ne peut être commandée',
    detail:
      'Une quantité est un nombre entier de 1 à {quantityMax} ; {quantity} ne l’est pas. Rien n’a été modifié.',
    remedies: ['Envoyez une quantité dans ces bornes ; une commande plus grande se passe en plusieurs fois.'],
  },
  KEY_UNKNOWN: {
    title: 'Toutes ne sont pas des clés actives de la ligne',
    detail: 'Ce ne sont pas des clés actives de la ligne {lineId} : {keys}. Rien n’a été modifié.',
    remedies: ['Regardez le contrat, et nommez des clés actives.'],
  },
  CONTRACT_FULL: {
    title: 'Le contrat n’en prend pas davantage',
    detail: 'Un contrat contient au plus {orders} commandes et {keys} clés ; {contractId} y est arrivé.',
    remedies: ['Passez une nouvelle commande, qui fait un contrat à part.'],
  },
  SUPPORT_ID_RETIRED: {
    title: 'L’identifiant de support est retiré',
    detail:
      'L’identifiant de support {supportId} est parti avec la dernière clé du tenant {tenantId} ; le support du fournisseur ne l’accepte plus.',
    remedies: ['Passez une nouvelle commande : elle apporte un nouvel identifiant.'],
  },
  ORDER_SETTLED: {
    title: 'Il n’y a rien à faire pour cette commande',
    detail: 'La commande {orderId} est {state} ; cela ne peut pas lui être fait maintenant.',
    remedies: ['Regardez le contrat : il dit ce qui est ouvert.'],
  },
  ORDERS_NOT_OFFERED: {
    title: 'Rien ne se commande ici',
    detail:
      'Le tenant {tenantId} est d’un produit dont la politique, {policy}, ne nomme aucune commande de licences.',
    remedies: ['Choisissez un tenant d’un autre produit, ou ajoutez « orders » à la politique et déployez.'],
  },
} satisfies Partial<RefusalTexts>;
