import { CfnResource } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { config } from '#bin/concord.config.ts';
import { USAGE_SHARDS, WEBHOOK_PAUSES_MS, WEBHOOKS_MAX } from '#domain/limits.ts';
import { FUNCTIONS, MARKETPLACE_EVENT_SOURCE, SMOKE, STATE_TABLE } from '#domain/names.ts';
import { OPERATOR_ROUTES, PUBLIC_ROUTES, ROLES, routesOf } from '#domain/routes.ts';
import { unlistedServices } from './services.ts';
import {
  aliasIn,
  functionNamed,
  ofType,
  only,
  type Resources,
  stubbedCode,
  synthesize,
  synthesized,
} from './synthesis.ts';

const { resources, template, routes } = synthesized('sandbox');
const { resources: production, ...ofProduction } = synthesized('production');
const propertiesOf = (type: string, from: Resources = resources) =>
  ofType(from, type).map(([, { Properties }]) => Properties);

describe('the stack as a whole', () => {
  test.each([
    ['sandbox', template],
    ['sandbox’s routes', routes],
    ['production', ofProduction.template],
    ['production’s routes', ofProduction.routes],
  ])('%s is made of listed services only, in under 450 resources', (_stage, { Resources: found }) => {
    expect(unlistedServices(found)).toEqual([]);
    expect(Object.keys(found).length).toBeGreaterThan(100);
    expect(Object.keys(found).length).toBeLessThan(450);
  });

  test('CloudFormation takes it with as many webhooks and closers as there may be', () => {
    const { sandbox } = config.stages;
    const webhooks = Array.from({ length: WEBHOOKS_MAX }, (_, index) => ({
      name: `webhook-${index}`,
      url: `https://example.com/${index}`,
    }));
    const stage = { ...sandbox, webhooks, metering: { closers: USAGE_SHARDS } };
    const full = { ...config, stages: { ...config.stages, sandbox: stage } };
    const { template: largest } = synthesize('sandbox', { config: full });
    expect(Object.keys(largest.Resources).length).toBeLessThan(500);
  });

  test('a planted resource of another service is caught', () => {
    const { app, stack } = concordApp({ stageName: 'sandbox', codeRoot: stubbedCode() });
    new CfnResource(stack, 'Planted', { type: 'AWS::Kinesis::Stream' });
    new CfnResource(stack, 'Custom', { type: 'Custom::LogRetention' });
    const planted = app.synth().getStackByName(stack.stackName).template.Resources as Resources;
    expect(unlistedServices(planted)).toEqual([
      'Planted (AWS::Kinesis::Stream)',
      'Custom (Custom::LogRetention)',
    ]);
  });

  test('what holds something outlives the stack', () => {
    const kept = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'];
    for (const [id, { Type, DeletionPolicy }] of Object.entries(resources)) {
      if (kept.includes(Type)) expect([id, DeletionPolicy]).toEqual([id, 'Retain']);
    }
  });

  test('every log is encrypted, and ends when the stage says', () => {
    for (const group of propertiesOf('AWS::Logs::LogGroup')) {
      expect(group.KmsKeyId).toBeDefined();
      expect(group.RetentionInDays).toBe(7);
    }
    expect(
      propertiesOf('AWS::Logs::LogGroup', production).every((group) => group.RetentionInDays === 400),
    ).toBe(true);
  });
});

describe('functions', () => {
  test('run on Node 24, arm64, each with a role of its own', () => {
    const functions = propertiesOf('AWS::Lambda::Function');
    expect(functions).toHaveLength(FUNCTIONS.length);
    for (const { Runtime, Architectures, Handler } of functions) {
      expect([Runtime, Architectures, Handler]).toEqual(['nodejs24.x', ['arm64'], 'index.handler']);
    }
    expect(new Set(functions.map(({ Role }) => JSON.stringify(Role))).size).toBe(functions.length);
  });

  test('carry no managed policy of AWS', () => {
    const text = JSON.stringify([resources, production]);
    expect(text).not.toContain(':iam::aws:policy');
  });
});

describe('storage', () => {
  test('both tables are on demand, recoverable, protected, encrypted and forget what expires', () => {
    const tables = propertiesOf('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: STATE_TABLE.ttl, Enabled: true },
      });
    }
  });

  test('one has the stream and three indexes of keys', () => {
    const [state, ...others] = propertiesOf('AWS::DynamoDB::Table').filter(
      (table) => table.StreamSpecification,
    );
    expect(others).toEqual([]);
    expect(state?.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
    expect(state?.GlobalSecondaryIndexes).toMatchObject(
      ['byState', 'byKind', 'byBuyer'].map((IndexName) => ({
        IndexName,
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    );
  });
});

describe('queues', () => {
  const mappings = propertiesOf('AWS::Lambda::EventSourceMapping').filter((mapping) => mapping.ScalingConfig);

  test('wait six timeouts, put aside after five tries (webhooks after 24 hours), and report part of a batch', () => {
    expect(mappings).toHaveLength(11);
    for (const mapping of mappings) {
      const queue = resources[mapping.EventSourceArn['Fn::GetAtt'][0]]?.Properties;
      const alias = resources[aliasIn(resources, mapping.FunctionName) ?? '']?.Properties;
      const worker = resources[alias?.FunctionName.Ref]?.Properties;
      expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker?.Timeout);
      const isWebhook = worker?.Description.endsWith(': publishing-webhooks');
      expect(queue?.RedrivePolicy.maxReceiveCount).toBe(isWebhook ? WEBHOOK_PAUSES_MS.length + 1 : 5);
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  test('only the rule may fill the queue of notifications', () => {
    const senders = propertiesOf('AWS::SQS::QueuePolicy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal.Service === 'events.amazonaws.com');
    expect(senders.length).toBeGreaterThan(0);
    for (const { Condition } of senders) expect(Condition.ArnEquals['aws:SourceArn']).toBeDefined();
  });

  test('the rule takes everything that AWS Marketplace says, known or not', () => {
    const [rule, ...others] = propertiesOf('AWS::Events::Rule').filter(
      ({ EventBusName, EventPattern }) =>
        EventBusName === undefined && !EventPattern.source.includes(SMOKE.source),
    );
    expect(others).toEqual([]);
    expect(rule?.EventPattern).toEqual({ source: [MARKETPLACE_EVENT_SOURCE, 'aws.marketplacecatalog'] });
    expect(rule?.Targets[0].DeadLetterConfig).toBeDefined();
  });
});

describe('publishing', () => {
  test('reads the journal alone, splits what fails, and puts the rest into the bucket', () => {
    const [stream] = propertiesOf('AWS::Lambda::EventSourceMapping').filter((each) => each.StartingPosition);
    expect(stream).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
    });
    const pattern = JSON.parse(stream?.FilterCriteria.Filters[0].Pattern);
    expect(pattern).toEqual({ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['journal'] } } } });
    const destination = resources[stream?.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0]];
    expect(destination?.Type).toBe('AWS::S3::Bucket');
  });
});

describe('the public door', () => {
  const paths = (found: Resources) => {
    const parts = new Map(
      ofType(found, 'AWS::ApiGateway::Resource').map(([id, { Properties }]) => [id, Properties]),
    );
    const pathOf = (ref: string | undefined): string => {
      const part = ref === undefined ? undefined : parts.get(ref);
      return part ? `${pathOf(part.ParentId.Ref)}/${part.PathPart}` : '';
    };
    return propertiesOf('AWS::ApiGateway::Method', found).map(
      ({ HttpMethod, ResourceId }) => `${HttpMethod} ${pathOf(ResourceId.Ref) || '/'}`,
    );
  };

  test('opens exactly the public routes, behind a web ACL', () => {
    expect(paths(resources).sort()).toEqual(
      PUBLIC_ROUTES.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(only(resources, 'AWS::ApiGateway::RestApi').Properties.EndpointConfiguration.Types).toEqual([
      'REGIONAL',
    ]);
    expect(ofType(resources, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
  });

  test('nothing writes down a query string, header or body', () => {
    const stage = only(resources, 'AWS::ApiGateway::Stage').Properties;
    const httpStage = only(resources, 'AWS::ApiGatewayV2::Stage').Properties;
    for (const format of [stage.AccessLogSetting.Format, httpStage.AccessLogSettings.Format]) {
      const variables = Object.values(JSON.parse(format) as Record<string, string>);
      expect(variables.filter((variable) => /quer|header|body|\$input|uri/i.test(variable))).toEqual([]);
    }
    for (const settings of stage.MethodSettings) {
      expect(settings.DataTraceEnabled).toBe(false);
      expect(settings.LoggingLevel ?? 'OFF').toBe('OFF');
    }
    const acl = JSON.stringify(only(resources, 'AWS::WAFv2::WebACL').Properties);
    expect(acl).not.toContain('"SampledRequestsEnabled":true');
  });

  test('with a domain of our own, both doors answer there alone', () => {
    expect(only(production, 'AWS::ApiGateway::RestApi').Properties.DisableExecuteApiEndpoint).toBe(true);
    expect(only(production, 'AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true);
    const [registration] = propertiesOf('AWS::Lambda::Function', production).filter(({ Description }) =>
      Description.endsWith(': registration'),
    );
    expect(registration?.Environment.Variables.CONCORD_PUBLIC_ORIGIN).toBe('https://marketplace.example.com');
  });
});

describe('the operator door', () => {
  test('opens exactly the operator routes, each to signed requests only', () => {
    const routes = propertiesOf('AWS::ApiGatewayV2::Route');
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      OPERATOR_ROUTES.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(routes.every(({ AuthorizationType }) => AuthorizationType === 'AWS_IAM')).toBe(true);
  });

  test('one permission for each API and function', () => {
    const permissions = propertiesOf('AWS::Lambda::Permission').map(({ FunctionName }) =>
      JSON.stringify(FunctionName),
    );
    expect(new Set(permissions).size).toBe(permissions.length);
    const called = [...OPERATOR_ROUTES, ...PUBLIC_ROUTES].map((route) => route.function);
    expect(permissions).toHaveLength(new Set(called).size);
  });
});

describe('people', () => {
  test.each(ROLES)('%s may call exactly its routes', (role) => {
    const policy = propertiesOf('AWS::IAM::ManagedPolicy').find(({ Description }) =>
      Description.endsWith(` ${role} may call`),
    );
    const statements = policy?.PolicyDocument.Statement;
    expect(statements).toHaveLength(role === 'producer' ? 2 : 1);
    expect(statements[0].Action).toBe('execute-api:Invoke');
    const granted = [statements[0].Resource].flat().map((arn) => arn['Fn::Join'][1].at(-1));
    const expected = routesOf(role).map(
      ({ method, path }) => `/$default/${method}${path.replaceAll(/\{\w+\}/g, '*')}`,
    );
    expect(granted.sort()).toEqual(expected.sort());
  });

  test('a producer may also fill the queue of usage, and nobody else is let in', () => {
    const [usage] = ofType(resources, 'AWS::SQS::Queue').filter(([id]) => /^IntakeUsageQueue/.test(id));
    const sending = propertiesOf('AWS::IAM::ManagedPolicy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('sqs:')));
    expect(sending).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [usage?.[0], 'Arn'] } },
    ]);
    const allowed = propertiesOf('AWS::SQS::QueuePolicy')
      .filter(({ Queues }) => Queues.some(({ Ref }: { Ref: string }) => Ref === usage?.[0]))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([]);
  });

  test.each(ROLES)('%s cannot choose the name it acts under', (role) => {
    const found = propertiesOf('AWS::IAM::Role').find(
      ({ RoleName }) => RoleName === `concord-sandbox-${role}`,
    );
    const machine = role === 'producer' || role === 'pipeline';
    for (const { Condition } of found?.AssumeRolePolicyDocument.Statement) {
      expect(Condition.StringEquals['sts:RoleSessionName']).toBe(machine ? role : `\${aws:username}`);
    }
    expect(found?.ManagedPolicyArns).toHaveLength(1);
  });

  test('the directory knows the roles', () => {
    const { properties } = functionNamed(resources, 'directory-write');
    const text = properties.Environment.Variables.CONCORD_ROLE_ARNS['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'arn'))
      .join('');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual([...ROLES].sort());
  });
});
