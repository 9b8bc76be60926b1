/** An EventBridge event as a target receives it; `time` is ISO 8601 in UTC with whole seconds. */
export interface EventBridgeEnvelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.agreement-marketplace' | 'aws.marketplacecatalog';
  readonly account: string;
  readonly time: string;
  readonly region: 'us-east-1';
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A legacy notification: the SNS topic and the message's text (JSON). */
export interface SnsNotice {
  readonly id: string;
  /** When it is published, epoch ms. */
  readonly at: number;
  readonly topicArn: string;
  readonly message: string;
}

export type Message =
  | { readonly channel: 'eventbridge'; readonly event: EventBridgeEnvelope }
  | { readonly channel: 'sns'; readonly notice: SnsNotice };

/** The message's own id: the same for every copy of it. */
export const messageId = (message: Message): string =>
  message.channel === 'eventbridge' ? message.event.id : message.notice.id;

/** What a person would call it: the detail-type, or the topic. */
export const messageName = (message: Message): string =>
  message.channel === 'eventbridge'
    ? message.event['detail-type']
    : (message.notice.topicArn.split(':').at(-1) ?? message.notice.topicArn);
