/**
 * From Concord's bus to people and systems: letters, and a queue of its own for each webhook, so that a receiver that is down
 * delays nobody else.
 * @module
 */

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { WEBHOOK_PAUSES_MS } from '#domain/limits.ts';
import { EVENT_SOURCE } from '#domain/names.ts';
import { acknowledge } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { WebhookConfig } from './config.ts';
import type { Foundation } from './foundation.ts';
import { mailIdentityArn, productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface NotificationsProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Concord's own events. */
  readonly bus: EventBus;
  /** Origin of the public door: links in letters begin with it. */
  readonly publicOrigin: string;
}

/** A webhook's parts: what waits to be sent to it, and the key that signs. */
interface Endpoint {
  readonly config: WebhookConfig;
  readonly work: WorkQueue;
  readonly key: Secret;
}

export class Notifications extends Construct {
  readonly letters: CapabilityFunction;
  readonly lettersWork: WorkQueue;
  /** Absent where the stage has no webhooks. */
  readonly webhooks: CapabilityFunction | undefined;
  /** By the webhook's name. */
  readonly webhooksWork: Readonly<Record<string, WorkQueue>>;

  constructor(scope: Construct, id: string, props: NotificationsProps) {
    super(scope, id);
    const { foundation, bus } = props;
    this.letters = this.lettersFunction(props);
    this.lettersWork = new WorkQueue(this, 'LettersWork', {
      worker: this.letters,
      batchSize: 10,
      maxConcurrency: 5,
    });
    this.rule('LettersRule', bus, this.lettersWork, {});
    const configured = foundation.stage.webhooks ?? [];
    const endpoints = configured.length === 0 ? [] : this.endpoints(configured, props);
    this.webhooksWork = Object.fromEntries(endpoints.map(({ config, work }) => [config.name, work]));
    this.webhooks = endpoints[0]?.work.worker;
  }

  private lettersFunction({ foundation, storage, publicOrigin }: NotificationsProps): CapabilityFunction {
    const letters = new CapabilityFunction(this, 'Letters', {
      name: 'publishing-letters',
      foundation,
      timeout: Duration.seconds(60),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        mailFrom: foundation.stage.mail.from,
        operators: JSON.stringify(foundation.stage.operators ?? [foundation.stage.alarmsEmail]),
        publicOrigin,
      },
    });
    letters.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Who administers a tenant.
    letters.may(LIST, [storage.indexArn('byBuyer')]);
    letters.may(['ses:SendEmail'], [mailIdentityArn(this, foundation.stage)]);
    return letters;
  }

  private endpoints(configured: readonly WebhookConfig[], { foundation, storage, bus }: NotificationsProps) {
    const listed: Record<string, string>[] = [];
    const worker = new CapabilityFunction(this, 'Webhooks', {
      name: 'publishing-webhooks',
      foundation,
      timeout: Duration.seconds(30),
      environment: {
        stateTable: storage.state.tableName,
        webhooks: Stack.of(this).toJsonString(listed),
        trustedOrigins: JSON.stringify(foundation.stage.trustedOrigins ?? []),
      },
    });
    worker.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    return configured.map((config) => {
      const endpoint = this.endpoint(config, worker, bus, foundation.stageName);
      listed.push({
        name: config.name,
        id: `${config.name}@${config.revision ?? 1}`,
        url: config.url,
        queueUrl: endpoint.work.queue.queueUrl,
        secret: endpoint.key.secretArn,
      });
      return endpoint;
    });
  }

  private endpoint(
    config: WebhookConfig,
    worker: CapabilityFunction,
    bus: EventBus,
    stage: string,
  ): Endpoint {
    const work = new WorkQueue(this, `Webhook-${config.name}`, {
      worker,
      // One at a time: a slow answer holds up no other message.
      batchSize: 1,
      maxConcurrency: 2,
      maxReceiveCount: WEBHOOK_PAUSES_MS.length + 1,
    });
    const key = new Secret(this, `Key-${config.name}`, {
      secretName: `concord/${stage}/webhook/${config.name}`,
      description: `Signs what Concord sends to the webhook ${config.name}`,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      key,
      'AwsSolutions-SMG4',
      'The receiver has to learn of a new key first: a person rotates it',
    );
    worker.may(['secretsmanager:GetSecretValue'], [key.secretArn]);
    worker.may(['sqs:ChangeMessageVisibility'], [work.queue.queueArn]);
    this.rule(`Rule-${config.name}`, bus, work, {
      ...(config.events ? { detailType: [...config.events] } : {}),
      ...(config.productCode ? { detail: { productCode: [config.productCode] } } : {}),
    });
    return { config, work, key };
  }

  private rule(id: string, eventBus: EventBus, work: WorkQueue, pattern: EventPattern): void {
    new Rule(this, id, {
      eventBus,
      eventPattern: { source: [EVENT_SOURCE], ...pattern },
      targets: [new SqsQueue(work.queue, { deadLetterQueue: work.deadLetters })],
    });
  }
}
