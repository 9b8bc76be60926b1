/**
 * Whether an alarm would still tell of what it tells now.
 * @module
 */

import { canonical, type Resource, shown } from './template.ts';

/** What an alarm watches; another value is another alarm. */
const WATCHED = [
  'Namespace',
  'MetricName',
  'Dimensions',
  'Statistic',
  'ExtendedStatistic',
  'Metrics',
  'ComparisonOperator',
] as const;
/** A larger value lets more time pass. */
const SLOWER = ['Period', 'EvaluationPeriods', 'DatapointsToAlarm'] as const;

const differs = (name: string, before: Resource, after: Resource): string[] =>
  canonical(before.Properties[name]) === canonical(after.Properties[name])
    ? []
    : [`${name}: ${shown(before.Properties[name])} → ${shown(after.Properties[name])}`];

const isLooser = (before: Resource, after: Resource): boolean => {
  const operator = String(before.Properties['ComparisonOperator']);
  const [old, now] = [Number(before.Properties['Threshold']), Number(after.Properties['Threshold'])];
  return operator.startsWith('Less') ? now < old : now > old;
};

const actionsLost = (before: Resource, after: Resource): string[] => {
  const now = new Set(((after.Properties['AlarmActions'] as unknown[]) ?? []).map(canonical));
  return ((before.Properties['AlarmActions'] as unknown[]) ?? [])
    .filter((action) => !now.has(canonical(action)))
    .map((action) => `no longer tells ${shown(action)}`);
};

/** How `after` would tell later or less than `before`; nothing where it does not. */
export const loosened = (before: Resource, after: Resource): string[] => [
  ...WATCHED.flatMap((name) => differs(name, before, after)),
  ...SLOWER.filter(
    (name) => Number(after.Properties[name] ?? 1) > Number(before.Properties[name] ?? 1),
  ).flatMap((name) => differs(name, before, after)),
  ...(isLooser(before, after) ? differs('Threshold', before, after) : []),
  ...(before.Properties['TreatMissingData'] === 'breaching'
    ? differs('TreatMissingData', before, after)
    : []),
  ...(after.Properties['ActionsEnabled'] === false ? differs('ActionsEnabled', before, after) : []),
  ...actionsLost(before, after),
];
