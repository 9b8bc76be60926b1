import { App, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountRootPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Code,
  EventSourceMapping,
  Function as Lambda,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A small application with one construct of each kind that the sandbox runs. */
class Example extends Stack {
  readonly #code: string;
  readonly #table: Table;
  readonly #bus: EventBus;
  readonly #queue: Queue;
  readonly #api: RestApi;

  constructor(scope: Construct, id: string, code: string, props: StackProps) {
    super(scope, id, props);
    this.#code = code;
    this.#table = new Table(this, 'Table', {
      tableName: 'example',
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#bus = new EventBus(this, 'Bus', { eventBusName: 'example' });
    const deadLetters = new Queue(this, 'DeadLetters', { queueName: 'dead-letters' });
    this.#queue = new Queue(this, 'Queue', {
      queueName: 'work',
      visibilityTimeout: Duration.seconds(30),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 2 },
    });
    this.#api = new RestApi(this, 'Api', { deployOptions: { stageName: 'live' } });
    this.#publicDoor();
    this.#operatorDoor();
    this.#worker();
    this.#stream();
    this.#tick();
    new Secret(this, 'Key', { secretName: 'concord/sandbox/webhook/crm' });
  }

  #function(name: string, statements: PolicyStatement[], environment: Record<string, string> = {}): Lambda {
    const role = new Role(this, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    for (const statement of statements) role.addToPolicy(statement);
    return new Lambda(this, name, {
      functionName: `example-${name.toLowerCase()}`,
      runtime: Runtime.NODEJS_24_X,
      handler: `index.${name.toLowerCase()}`,
      code: Code.fromAsset(this.#code),
      timeout: Duration.seconds(5),
      memorySize: 256,
      role,
      environment,
    });
  }

  #publicDoor(): void {
    const origin = Fn.join('', [
      'https://',
      this.#api.restApiId,
      '.execute-api.',
      this.region,
      '.',
      this.urlSuffix,
      '/live',
    ]);
    const door = this.#function(
      'Door',
      [
        new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [this.#table.tableArn] }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.#queue.queueArn] }),
        new PolicyStatement({
          actions: ['ses:SendEmail'],
          resources: [`arn:aws:ses:${this.region}:${this.account}:identity/example.com`],
        }),
      ],
      { TABLE: this.#table.tableName, QUEUE_URL: this.#queue.queueUrl, ORIGIN: origin },
    );
    const integration = new LambdaIntegration(door, { scopePermissionToMethod: false });
    this.#api.root.addResource('orders').addResource('{proxy+}').addMethod('POST', integration);
    for (const path of ['time', 'forbidden', 'resolve'])
      this.#api.root.addResource(path).addMethod('GET', integration);
  }

  #operatorDoor(): void {
    const operator = this.#function('Operator', []);
    const api = new HttpApi(this, 'OperatorApi', { defaultAuthorizer: new HttpIamAuthorizer() });
    const integration = new HttpLambdaIntegration('Operator', operator, { scopePermissionToRoute: false });
    api.addRoutes({ path: '/v1/orders/{id}', methods: [HttpMethod.GET, HttpMethod.POST], integration });
    const viewer = new Role(this, 'Viewer', {
      roleName: 'example-viewer',
      assumedBy: new AccountRootPrincipal(),
    });
    viewer.addToPolicy(
      new PolicyStatement({
        actions: ['execute-api:Invoke'],
        resources: [
          `arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/$default/GET/v1/orders/*`,
        ],
      }),
    );
  }

  #worker(): void {
    const worker = this.#function('Worker', [
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.#queue.queueArn],
      }),
    ]);
    new EventSourceMapping(this, 'WorkMapping', {
      target: worker,
      eventSourceArn: this.#queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    new Rule(this, 'OutsideRule', {
      eventPattern: { source: [{ prefix: 'aws.agreement' }] as unknown as string[] },
      targets: [new SqsQueue(this.#queue)],
    });
  }

  #stream(): void {
    const undelivered = new Bucket(this, 'Undelivered', { bucketName: 'undelivered' });
    const stream = this.#function(
      'Stream',
      [
        new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.#bus.eventBusArn] }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [undelivered.arnForObjects('*')] }),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [undelivered.bucketArn] }),
        new PolicyStatement({
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resources: [this.#table.tableStreamArn ?? ''],
        }),
      ],
      { BUS: this.#bus.eventBusName },
    );
    new EventSourceMapping(this, 'StreamMapping', {
      target: stream,
      eventSourceArn: this.#table.tableStreamArn ?? '',
      startingPosition: StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      retryAttempts: 1,
      filters: [
        {
          pattern: JSON.stringify({
            eventName: ['INSERT'],
            dynamodb: { NewImage: { kind: { S: ['journal'] } } },
          }),
        },
      ],
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: undelivered.bucketArn }) },
    });
  }

  #tick(): void {
    const tick = this.#function(
      'Tick',
      [new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [this.#table.tableArn] })],
      { TABLE: this.#table.tableName },
    );
    new Rule(this, 'PlacedRule', {
      eventBus: this.#bus,
      eventPattern: { source: ['example'], detailType: ['order.placed'] },
      targets: [new LambdaFunction(tick)],
    });
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [tick.functionArn] }),
    );
    new CfnSchedule(this, 'EveryMinute', {
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: tick.functionArn, roleArn: role.roleArn },
    });
  }
}

/** Synthesizes the example into `outdir`; `code` is the folder with the functions' bundle. */
export const synthesizeExample = (outdir: string, code: string): string => {
  const app = new App({ outdir, analyticsReporting: false });
  new Example(app, 'Example', code, { env: { account: '123456789012', region: 'us-east-1' } });
  return app.synth().directory;
};
