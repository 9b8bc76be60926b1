/**
 * Cases by the corridor: opened once, told once.
 * @module
 */
import { type CaseDraft, openCase } from '#domain/metering/cases.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { clockCause } from './freeze.ts';
import type { HourPorts } from './ports.ts';

/** Opens a case, unless it is there. */
export const openOnce = async (
  { store, surroundings }: Pick<HourPorts, 'store' | 'surroundings'>,
  draft: CaseDraft,
): Promise<void> => {
  const { caseId } = draft;
  const walked = await walk(store, surroundings, clockCause('open-case', caseId), async (work) => {
    const opened = openCase(await work.read('meteringCase', caseId), draft);
    work.put('meteringCase', caseId, opened.case);
    work.announce(opened.events);
  });
  if (walked.outcome === 'refused') throw new Error(`case ${caseId}: ${walked.refusal.refused}`);
};
