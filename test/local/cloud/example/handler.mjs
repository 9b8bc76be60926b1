/** One bundle for every function of the example application; what a function does is told by its environment. */
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { MarketplaceMeteringClient, ResolveCustomerCommand } from '@aws-sdk/client-marketplace-metering';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const { TABLE, QUEUE_URL, BUS, ORIGIN } = process.env;
const dynamo = new DynamoDBClient({});
const events = new EventBridgeClient({});
const ses = new SESv2Client({});
const sqs = new SQSClient({});
const metering = new MarketplaceMeteringClient({});

const put = (pk, kind) => ({ Put: { TableName: TABLE, Item: { pk: { S: pk }, kind: { S: kind } } } });
const json = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const refusalOf = async (work) => {
  try {
    await work();
    return null;
  } catch (error) {
    return { name: error.name, message: error.message };
  }
};

const letter = {
  FromEmailAddress: 'Example <mail@example.com>',
  Destination: { ToAddresses: ['buyer@example.org'] },
  Content: { Simple: { Subject: { Data: 'Your code' }, Body: { Text: { Data: '123456' } } } },
};

/** Behind the public door: writes an item with a journal item, sends a message and a letter. */
export const door = async (event, context) => {
  switch (event.path) {
    case '/time':
      return json(200, {
        now: Date.now(),
        made: new Date().getTime(),
        left: context.getRemainingTimeInMillis(),
      });
    case '/orders/late':
      return new Promise(() => setInterval(() => undefined, 1000));
    case '/forbidden':
      return json(
        200,
        await refusalOf(() =>
          dynamo.send(new PutItemCommand({ TableName: `${TABLE}-other`, Item: { pk: { S: '1' } } })),
        ),
      );
    case '/resolve':
      return json(
        200,
        await refusalOf(() => metering.send(new ResolveCustomerCommand({ RegistrationToken: 'unknown' }))),
      );
    default: {
      const id = event.pathParameters?.proxy ?? 'root';
      await dynamo.send(
        new TransactWriteItemsCommand({
          TransactItems: [put(`order#${id}`, 'order'), put(`journal#${id}`, 'journal')],
        }),
      );
      await sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: id }));
      await ses.send(new SendEmailCommand(letter));
      return json(201, {
        id,
        origin: ORIGIN,
        body: event.body,
        base64: event.isBase64Encoded,
        query: event.queryStringParameters,
      });
    }
  }
};

/** Behind the signed door: shows who called. */
export const operator = async (event) => ({
  caller: event.requestContext.authorizer,
  body: event.body,
  base64: event.isBase64Encoded,
  path: event.pathParameters,
});

/** Works the queue off; a message `poison` fails alone. */
export const worker = async (event) => ({
  batchItemFailures: event.Records.filter((record) => record.body.includes('poison')).map((record) => ({
    itemIdentifier: record.messageId,
  })),
});

/** Reads the stream and puts one event on the bus for each journal item. */
export const stream = async (event) => {
  const Entries = event.Records.map((record) => ({
    EventBusName: BUS,
    Source: 'example',
    DetailType: 'order.placed',
    Detail: JSON.stringify({ key: record.dynamodb.Keys.pk.S }),
  }));
  if (Entries.some((entry) => entry.Detail.includes('unpublishable'))) throw new Error('cannot publish');
  await events.send(new PutEventsCommand({ Entries }));
};

/** Called every minute by the scheduler, and by a rule of the bus: leaves a trace in the table. */
export const tick = async (event) => {
  const pk = event.source === 'aws.scheduler' ? `tick#${event.time}` : `seen#${event.detail.key}`;
  await dynamo.send(
    new PutItemCommand({ TableName: TABLE, Item: { pk: { S: pk }, at: { N: String(Date.now()) } } }),
  );
};
