/**
 * Compares what is deployed with what would be.
 * @module
 */

import { loosened } from './alarms.ts';
import type { Change, ChangeKind } from './change.ts';
import { widened } from './permissions.ts';
import { isStateful, statefulChanges } from './stateful.ts';
import type { Resource, Template } from './template.ts';

const ALARMS = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

const alarmChanges = (
  before: Resource | undefined,
  after: Resource | undefined,
): [ChangeKind, string[]][] => {
  if (!before || !ALARMS.includes(before.Type)) return [];
  if (!after) return [['alarm-removed', [String(before.Properties['AlarmName'] ?? '')]]];
  return [['alarm-loosened', loosened(before, after)]];
};

/**
 * Every change of `stack` that a person must have wanted, in the order of the logical ids. What is new and holds
 * something, and a permission that fell away, are no such changes.
 * @param before what is deployed; absent: nothing is, so nothing can be lost
 */
export const compareTemplates = (stack: string, before: Template | undefined, after: Template): Change[] => {
  if (!before) return [];
  const ids = [...new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)])].sort();
  return ids.flatMap((logicalId) => {
    const [old, now] = [before.Resources[logicalId], after.Resources[logicalId]];
    const type = (old ?? now)?.Type ?? '';
    const allowed = widened(old, now);
    const found: (readonly [ChangeKind, readonly string[]])[] = [
      ...(old && isStateful(old.Type) ? statefulChanges(old, now) : []),
      ...(allowed.length > 0 ? [['widened', allowed] as const] : []),
      ...alarmChanges(old, now).filter(([kind, details]) => kind === 'alarm-removed' || details.length > 0),
    ];
    return found.map(([kind, details]) => ({ stack, logicalId, type, kind, details }));
  });
};
