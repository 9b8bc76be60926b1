/**
 * What a write to a reassignment answers.
 * @module
 */
import * as v from 'valibot';
import { ChangeId } from '../identifiers.ts';
import { ReassignmentView } from './reassignments.ts';
import { WriteOutcome } from './writes.ts';

/** What a write did to a reassignment, or with `dryRun` would do; a dry run of the start is the plan. */
export const ReassignmentOutcome = v.strictObject({
  ...WriteOutcome.entries,
  changeId: ChangeId,
  reassignment: ReassignmentView,
});
export type ReassignmentOutcome = v.InferOutput<typeof ReassignmentOutcome>;
