/**
 * The refusals of the desk of metering, in English.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const METERING_REFUSALS_EN = {
  CASE_SETTLED: {
    title: 'The case is settled',
    detail: 'The case {caseId} is settled already: {how}.',
    remedies: ['Look at the case: it says who or what settled it, and when.'],
  },
  CASE_ACTION_UNFIT: {
    title: 'This cannot be done with such a case',
    detail: 'A case of the kind “{kind}” cannot be settled by “{action}”.',
    remedies: ['Look at the case: its links are what can be done with it.'],
  },
  CORRECTION_SETTLED: {
    title: 'The correction has been decided',
    detail: 'The correction {correctionId} is {state}; it can be neither approved nor rejected any more.',
    remedies: ['Propose another correction, which may have the opposite sign.'],
  },
} satisfies Partial<RefusalTexts>;
