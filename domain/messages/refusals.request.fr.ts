/**
 * The refusals of a request itself: any route of `/v1` may answer with them, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code. */
export const REQUEST_REFUSALS_FR = {
  BODY_INVALID: {
    title: 'La requête est illisible',
    detail: 'Le corps n’est pas celui que cette route attend ; chaque erreur est indiquée à sa place.',
    remedies: ['Corrigez les champs indiqués et renvoyez la requête.'],
  },
  BODY_TOO_LARGE: {
    title: 'La requête est trop volumineuse',
    detail: 'Un corps peut compter jusqu’à {bodyKilobytes} Kio.',
    remedies: ['Envoyez moins en une seule requête.'],
  },
  PARAMETER_INVALID: {
    title: 'Un paramètre est incorrect',
    detail: 'Un paramètre du chemin, de la requête ou d’un en-tête est incorrect ; chacun est indiqué.',
    remedies: ['Corrigez les paramètres indiqués et renvoyez la requête.'],
  },
  CURSOR_INVALID: {
    title: 'Le curseur n’appartient pas à cette liste',
    detail: 'Un curseur reprend là où sa page s’est arrêtée, avec les mêmes filtres, et ne se modifie pas.',
    remedies: ['Recommencez la liste sans curseur.'],
  },
  UNAUTHENTICATED: {
    title: 'Qui fait la demande ?',
    detail: 'La requête ne porte pas de signature AWS valide.',
    remedies: ['Signez la requête avec AWS Signature Version 4 et les identifiants d’un rôle de Concord.'],
  },
  FORBIDDEN: {
    title: 'Votre rôle ne le permet pas',
    detail: 'Le rôle qui a signé la requête n’est pas de ceux qui peuvent appeler cette route.',
    remedies: ['Prenez un rôle qui le peut, ou demandez à un collègue qui l’a.'],
  },
  NOT_FOUND: {
    title: 'Introuvable',
    detail: 'Ce que la requête désigne n’existe pas.',
    remedies: ['Vérifiez l’adresse et les identifiants de la requête.'],
  },
  METHOD_NOT_ALLOWED: {
    title: 'Cette adresse attend une autre méthode',
    detail: 'L’adresse existe, mais pas avec cette méthode ; l’en-tête Allow indique celles qu’elle accepte.',
    remedies: ['Consultez la route dans la description de l’API.'],
  },
  COMMIT_CONFLICT: {
    title: 'Quelqu’un d’autre a été plus rapide',
    detail: 'La même chose a été modifiée sans cesse pendant la décision ; rien n’a été écrit.',
    remedies: ['Renvoyez la même requête.'],
  },
  VERSION_MISMATCH: {
    title: 'Cela a changé depuis votre lecture',
    detail: 'If-Match indique une autre version que {version}, la version actuelle.',
    remedies: ['Relisez, voyez ce qui a changé et renvoyez la requête avec le nouvel ETag.'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Cette Idempotency-Key a servi à une autre requête',
    detail:
      'Pendant {keyHours} heures, une clé désigne une seule requête : même méthode, même adresse, même corps.',
    remedies: ['Envoyez la nouvelle requête avec une clé à elle.'],
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'L’Idempotency-Key manque',
    detail: 'Une écriture porte l’en-tête Idempotency-Key, pour être répétée sans être refaite.',
    remedies: ['Mettez un texte unique et nouveau, un UUID par exemple, dans l’en-tête Idempotency-Key.'],
  },
  SELF_APPROVAL: {
    title: 'Nul n’approuve sa propre demande',
    detail: 'Vous avez demandé vous-même {changeId} ; il faut quatre yeux.',
    remedies: ['Faites-la approuver par un autre approbateur.'],
  },
  THROTTLED: {
    title: 'Trop de requêtes',
    detail: 'Il est arrivé plus de requêtes que nous n’en traitons à la fois.',
    remedies: ['Patientez un instant et réessayez.'],
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace ne répond pas',
    detail: 'Un service nécessaire ne répond pas en ce moment ; rien n’est perdu.',
    remedies: ['Réessayez dans quelques minutes.'],
  },
  INTERNAL: {
    title: 'Une erreur est survenue de notre côté',
    detail: 'La requête n’a pas abouti.',
    remedies: ['Réessayez ; si l’erreur persiste, contactez l’assistance avec l’identifiant de corrélation.'],
  },
} satisfies Partial<RefusalTexts>;
