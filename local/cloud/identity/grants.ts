import * as v from 'valibot';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { like } from './conditions.ts';
import { busArn } from './needs/messaging.ts';
import { forRole, forService, isAllowed, parsePolicy, type Statement } from './policy.ts';
import type { Role } from './principals.ts';

/** What the template's resource policies let AWS services do. */
export interface Grants {
  /** Whether `service` (`events.amazonaws.com`), acting for `sourceArn`, may send to the queue. */
  maySend(queueArn: string, service: string, sourceArn: string): boolean;
  /** Whether the role, of whichever account, may put events on the bus as far as the bus is concerned. */
  mayPut(busArn: string, role: Role): boolean;
  /** Whether `service`, acting for `sourceArn`, may invoke the function. */
  mayInvoke(functionArn: string, service: string, sourceArn: string): boolean;
}

const QueuePolicy = v.looseObject({ PolicyDocument: v.unknown(), Queues: v.array(v.string()) });
const BusPolicy = v.looseObject({
  EventBusName: v.optional(v.string()),
  Statement: v.record(v.string(), v.unknown()),
});
const Permission = v.looseObject({
  Action: v.string(),
  FunctionName: v.string(),
  Principal: v.string(),
  SourceArn: v.optional(v.string()),
  SourceAccount: v.optional(v.string()),
});

const accountOf = (arn: string) => arn.split(':')[4] ?? '';

const readBusPolicies = (resources: readonly Resource[]): Map<string, Statement[]> => {
  const policies = new Map<string, Statement[]>();
  for (const resource of resources) {
    if (resource.type !== 'AWS::Events::EventBusPolicy') continue;
    const { EventBusName, Statement: statement } = propertiesOf(resource, BusPolicy);
    const arn = busArn(EventBusName, resource);
    policies.set(arn, [
      ...(policies.get(arn) ?? []),
      ...parsePolicy({ Statement: statement }, resource.place),
    ]);
  }
  return policies;
};

/** Reads every policy of queues and buses, and every `AWS::Lambda::Permission` of the template. */
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
  const buses = readBusPolicies(resources);
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
    mayPut: (bus, role) =>
      accountOf(bus) === role.account ||
      isAllowed(forRole(buses.get(bus) ?? [], role), {
        action: 'events:PutEvents',
        resource: bus,
        context: {
          'aws:principalarn': role.arn,
          'aws:principalaccount': role.account,
          'aws:securetransport': 'true',
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
