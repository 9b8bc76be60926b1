/**
 * A comparison in words, for a terminal or the log of a pipeline.
 * @module
 */

import { CHANGE_KINDS, type Change, changeId } from './change.ts';
import type { Judgment } from './judge.ts';

/** Details of one change that are printed; the JSON has them all. */
const DETAILS_MAX = 12;

const rowsOf = (change: Change, reason?: string): string[] => {
  const { stack, type, kind, details } = change;
  const more = details.length - DETAILS_MAX;
  return [
    `  ${changeId(change)}`,
    `      ${stack}, ${type}: ${CHANGE_KINDS[kind]}`,
    ...details.slice(0, DETAILS_MAX).map((detail) => `      ${detail}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
    ...(reason === undefined ? [] : [`      acknowledged: ${reason}`]),
  ];
};

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : [title, ...rows, ''];

/** The table for people; its last line is the outcome. */
export const showJudgment = ({ open, acknowledged, stale }: Judgment, stageName: string): string =>
  [
    ...section(
      'Not acknowledged:',
      open.flatMap((change) => rowsOf(change)),
    ),
    ...section(
      'Acknowledged:',
      acknowledged.flatMap((change) => rowsOf(change, change.reason)),
    ),
    ...section(
      'Acknowledged, but no such change (take it out of the config):',
      stale.map(({ change }) => `  ${change}`),
    ),
    open.length === 0
      ? `Nothing that ${stageName} has would be lost, and nobody would be allowed more unasked.`
      : `${open.length} of ${open.length + acknowledged.length} changes wait for an acknowledgment: stages.${stageName}.acknowledged in bin/concord.config.ts, by the id above, with a reason.`,
  ].join('\n');
