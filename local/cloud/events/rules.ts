import * as v from 'valibot';
import { busArn } from '../identity/needs/messaging.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { type Pattern, parsePattern } from './pattern.ts';

const Target = v.strictObject({
  Id: v.string(),
  Arn: v.string(),
  RoleArn: v.optional(v.string()),
  Input: v.optional(v.string()),
  InputPath: v.optional(v.string()),
  InputTransformer: v.optional(
    v.strictObject({
      InputPathsMap: v.optional(v.record(v.string(), v.string())),
      InputTemplate: v.string(),
    }),
  ),
  DeadLetterConfig: v.optional(v.looseObject({ Arn: v.optional(v.string()) })),
  // A delivery on this machine either works at once or goes to the target's DLQ.
  RetryPolicy: v.optional(v.unknown()),
});

const RuleProperties = v.looseObject({
  EventPattern: v.optional(v.unknown()),
  ScheduleExpression: v.optional(v.string()),
  State: v.optional(v.string(), 'ENABLED'),
  Targets: v.optional(v.array(Target), []),
});

export type RuleTarget = v.InferOutput<typeof Target>;

/** An enabled rule of the template. */
export interface Rule {
  place: string;
  name: string;
  arn: string;
  /** Name and ARN of its bus. */
  bus: string;
  busArn: string;
  pattern?: Pattern;
  /** `rate(…)` or `cron(…)`, in UTC. */
  schedule?: string;
  targets: RuleTarget[];
}

const readRule = (resource: Resource): Rule[] => {
  const properties = propertiesOf(resource, RuleProperties);
  const { EventPattern, ScheduleExpression } = properties;
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw new TemplateFault(resource.place, 'a rule needs a pattern or a schedule');
  }
  if (properties.State === 'DISABLED') return [];
  return [
    {
      place: resource.place,
      name: resource.name,
      arn: resource.arn,
      bus: resource.bus ?? 'default',
      busArn: busArn(resource.bus, resource),
      ...(EventPattern === undefined ? {} : { pattern: parsePattern(EventPattern, resource.place) }),
      ...(ScheduleExpression === undefined ? {} : { schedule: ScheduleExpression }),
      targets: properties.Targets,
    },
  ];
};

/** Every enabled `AWS::Events::Rule` of the template; an unknown operator in a pattern stops the start. */
export const readRules = (resources: readonly Resource[]): Rule[] =>
  resources.filter((resource) => resource.type === 'AWS::Events::Rule').flatMap(readRule);
