/**
 * The refusals of the desk of metering, in French.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const METERING_REFUSALS_FR = {
  CASE_SETTLED: {
    title: 'Le dossier est clos',
    detail: 'Le dossier {caseId} est déjà réglé : {how}.',
    remedies: ['Consultez le dossier : il indique quand, et par qui ou par quoi, il a été réglé.'],
  },
  CASE_ACTION_UNFIT: {
    title: 'Cette action ne convient pas à ce dossier',
    detail: 'Un dossier de type « {kind} » ne peut pas être réglé par « {action} ».',
    remedies: ['Consultez le dossier : ses liens indiquent ce qui est possible.'],
  },
  CORRECTION_SETTLED: {
    title: 'La correction a été décidée',
    detail: 'La correction {correctionId} est {state} ; elle ne peut plus être ni approuvée ni rejetée.',
    remedies: ['Proposez une autre correction, au besoin de signe contraire.'],
  },
} satisfies Partial<RefusalTexts>;
