import * as v from 'valibot';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { like } from './conditions.ts';
import { forService, isAllowed, parsePolicy, type Statement } from './policy.ts';

/** What the template's resource policies let AWS services do. */
export interface Grants {
  /** Whether `service` (`events.amazonaws.com`), acting for `sourceArn`, may send to the queue. */
  maySend(queueArn: string, service: string, sourceArn: string): boolean;
  /** Whether `service`, acting for `sourceArn`, may invoke the function. */
  mayInvoke(functionArn: string, service: string, sourceArn: string): boolean;
}

const QueuePolicy = v.looseObject({ PolicyDocument: v.unknown(), Queues: v.array(v.string()) });
const Permission = v.looseObject({
  Action: v.string(),
  FunctionName: v.string(),
  Principal: v.string(),
  SourceArn: v.optional(v.string()),
  SourceAccount: v.optional(v.string()),
});

const accountOf = (arn: string) => arn.split(':')[4] ?? '';

/** Reads every `AWS::SQS::QueuePolicy` and `AWS::Lambda::Permission` of the template. */
export const readGrants = (resources: readonly Resource[]): Grants => {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const queues = new Map(ofType('AWS::SQS::Queue').map(({ ref, arn }) => [ref, arn]));
  const policies = new Map<string, Statement[]>();
  for (const resource of ofType('AWS::SQS::QueuePolicy')) {
    const { PolicyDocument, Queues } = propertiesOf(resource, QueuePolicy);
    for (const url of Queues) {
      const arn = queues.get(url) ?? url;
      policies.set(arn, [...(policies.get(arn) ?? []), ...parsePolicy(PolicyDocument, resource.place)]);
    }
  }
  const names = new Map(ofType('AWS::Lambda::Function').map(({ ref, arn }) => [ref, arn]));
  const permissions = ofType('AWS::Lambda::Permission').map((resource) => {
    const permission = propertiesOf(resource, Permission);
    return { ...permission, functionArn: names.get(permission.FunctionName) ?? permission.FunctionName };
  });
  return {
    maySend: (queueArn, service, sourceArn) =>
      isAllowed(forService(policies.get(queueArn) ?? [], service), {
        action: 'sqs:SendMessage',
        resource: queueArn,
        context: {
          'aws:sourcearn': sourceArn,
          'aws:sourceaccount': accountOf(sourceArn),
          'aws:securetransport': 'true',
          'aws:principalisawsservice': 'true',
        },
      }),
    mayInvoke: (functionArn, service, sourceArn) =>
      permissions.some(
        ({ functionArn: granted, Principal, SourceArn, SourceAccount }) =>
          granted === functionArn &&
          Principal === service &&
          (SourceArn === undefined || like(sourceArn, SourceArn)) &&
          (SourceAccount === undefined || SourceAccount === accountOf(sourceArn)),
      ),
  };
};
