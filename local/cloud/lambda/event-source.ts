import * as v from 'valibot';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import type { LambdaFunction, Outcome } from './function.ts';

/** Properties of `AWS::Lambda::EventSourceMapping` that are honored; any other stops the start. */
const MappingProperties = v.strictObject({
  EventSourceArn: v.string(),
  FunctionName: v.string(),
  Enabled: v.optional(v.boolean(), true),
  BatchSize: v.optional(v.number()),
  MaximumBatchingWindowInSeconds: v.optional(v.number(), 0),
  FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures')), []),
  ScalingConfig: v.optional(v.looseObject({ MaximumConcurrency: v.number() })),
  FilterCriteria: v.optional(v.looseObject({ Filters: v.array(v.looseObject({ Pattern: v.string() })) })),
  StartingPosition: v.optional(v.picklist(['TRIM_HORIZON', 'LATEST']), 'LATEST'),
  BisectBatchOnFunctionError: v.optional(v.boolean(), false),
  MaximumRetryAttempts: v.optional(v.number(), -1),
  MaximumRecordAgeInSeconds: v.optional(v.number(), -1),
  ParallelizationFactor: v.optional(v.number()),
  DestinationConfig: v.optional(
    v.looseObject({ OnFailure: v.optional(v.looseObject({ Destination: v.string() })) }),
  ),
  // Metrics, tags and keys change nothing in what is delivered.
  MetricsConfig: v.optional(v.unknown()),
  Tags: v.optional(v.unknown()),
  KmsKeyArn: v.optional(v.unknown()),
});

/** An event source mapping of the template, with the function it feeds. */
export interface EventSource {
  /** `Stack/LogicalId`. */
  place: string;
  /** Names the mapping's checkpoint and its files. */
  id: string;
  target: LambdaFunction;
  roleArn: string;
  settings: v.InferOutput<typeof MappingProperties>;
}

/** Every enabled event source mapping of the template. */
export const readEventSources = (
  resources: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
): EventSource[] =>
  resources.flatMap((resource): EventSource[] => {
    if (resource.type !== 'AWS::Lambda::EventSourceMapping') return [];
    const settings = propertiesOf(resource, MappingProperties);
    const fed = [...functions.values()].find(
      ({ arn }) => arn === settings.FunctionName || arn.endsWith(`:function:${settings.FunctionName}`),
    );
    if (!fed) throw new TemplateFault(resource.place, `feeds ${settings.FunctionName}, which is not there`);
    return settings.Enabled
      ? [{ place: resource.place, id: resource.name, target: fed, roleArn: fed.roleArn, settings }]
      : [];
  });

const Partial = v.looseObject({
  batchItemFailures: v.optional(
    v.nullable(v.array(v.looseObject({ itemIdentifier: v.nullish(v.string()) }))),
  ),
});

/**
 * Which items of a batch failed, by identifier, as Lambda reads a function's answer: an error, an identifier that is empty
 * or unknown, or an answer of another shape fails them all (Lambda guide, "Partial batch responses", 2026-11).
 */
export const failuresOf = (
  outcome: Outcome,
  source: EventSource,
  identifiers: readonly string[],
): Set<string> => {
  const all = new Set(identifiers);
  if (!outcome.ok) return all;
  if (source.settings.FunctionResponseTypes.length === 0 || outcome.result === null) return new Set();
  const answer = v.safeParse(Partial, outcome.result);
  if (!answer.success) return all;
  const failed = (answer.output.batchItemFailures ?? []).map((failure) => failure.itemIdentifier ?? '');
  return failed.every((identifier) => all.has(identifier)) ? new Set(failed) : all;
};
