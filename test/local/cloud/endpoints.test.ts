import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench, sendSigned } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  await bench.door.close();
  expect(bench.reported).toEqual([]);
});

const urlOf = (queue: string) => `${bench.door.url}/123456789012/${queue}`;
const letter = {
  FromEmailAddress: 'Seller <mail@example.com>',
  Destination: { ToAddresses: ['buyer@example.org'] },
  Content: {
    Simple: { Subject: { Data: 'コード' }, Body: { Text: { Data: '123456' }, Html: { Data: '<b>1</b>' } } },
  },
};

describe('signatures', () => {
  const identity = {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity',
  };
  const ask = (given: Partial<Parameters<typeof sendSigned>[3]> = {}, role = 'none') =>
    sendSigned(`${bench.door.url}/?a=1&b=%2F`, bench.credentialsOf(role), 'sts', { ...identity, ...given });

  it('are verified, and tell who called', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('arn:aws:sts::123456789012:assumed-role/none/tester');
  });

  it.each([
    [
      'a body that is not the one signed',
      { sent: { body: 'Action=GetCallerIdentity&x=1' } },
      'InvalidSignatureException',
    ],
    ['an old one', { signedAt: Date.now() - 6 * 60_000 }, 'RequestExpired'],
    ['one from the future', { signedAt: Date.now() + 6 * 60_000 }, 'RequestExpired'],
  ])('refuse %s', async (_, given, code) => {
    const response = await ask(given);
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining(code)]);
  });

  it('refuse keys that were never issued, a wrong secret and a wrong session token', async () => {
    const good = bench.credentialsOf('all');
    const codes = [];
    for (const bad of [
      { accessKeyId: 'ASIAUNKNOWN' },
      { secretAccessKey: 'wrong' },
      { sessionToken: 'wrong' },
    ]) {
      const response = await sendSigned(bench.door.url, { ...good, ...bad }, 'sts', identity);
      codes.push(/<Code>(\w+)</.exec(await response.text())?.[1]);
    }
    expect(codes).toEqual([
      'UnrecognizedClientException',
      'InvalidSignatureException',
      'UnrecognizedClientException',
    ]);
  });

  it('hold by the machine’s clock, which is all that curl knows, where the sandbox’s was moved', async () => {
    const { door, clock, credentialsOf } = await openBench();
    clock.advance(30 * 60_000);
    const sent = async (aheadMs: number) => {
      const signed = { ...identity, signedAt: Date.now() + aheadMs };
      return (await sendSigned(door.url, credentialsOf('none'), 'sts', signed)).status;
    };
    expect([await sent(0), await sent(15 * 60_000), await sent(30 * 60_000)]).toEqual([200, 403, 200]);
    await door.close();
  });

  it('are needed', async () => {
    const response = await fetch(bench.door.url, { method: 'POST', body: '{}' });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('Missing Authentication Token'),
    ]);
  });
});

describe('permissions', () => {
  it('are those of the template', async () => {
    const narrow = new SQSClient(bench.client('narrow'));
    await narrow.send(new SendMessageCommand({ QueueUrl: urlOf('work'), MessageBody: 'x' }));
    const receive = narrow.send(new ReceiveMessageCommand({ QueueUrl: urlOf('work') }));
    await expect(receive).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
    const elsewhere = narrow.send(new SendMessageCommand({ QueueUrl: urlOf('aside'), MessageBody: 'x' }));
    await expect(elsewhere).rejects.toThrow(
      /not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:.*:aside/,
    );
    await narrow.send(new PurgeQueueCommand({ QueueUrl: urlOf('work') })).catch(() => undefined);
    bench.queues.byName('work')?.purge();
  });

  it.each([
    [
      'EventBridge',
      () =>
        new EventBridgeClient(bench.client('none')).send(
          new PutEventsCommand({ Entries: [{ Source: 'x' }] }),
        ),
    ],
    ['SES', () => new SESv2Client(bench.client('none')).send(new SendEmailCommand(letter))],
    [
      'S3',
      () => new S3Client(bench.client('none')).send(new GetObjectCommand({ Bucket: 'things', Key: 'k' })),
    ],
  ])('are refused in the words of %s', async (_, call) => {
    await expect(call()).rejects.toMatchObject({
      name: expect.stringMatching(/^AccessDenied/),
      $fault: 'client',
    });
  });

  it('leave a trace of each call, refused ones too', () => {
    const seen = bench.calls.all().map(({ role, operation, allowed }) => [role, operation, allowed]);
    expect(seen).toContainEqual(['narrow', 'SendMessage', true]);
    expect(seen).toContainEqual(['narrow', 'ReceiveMessage', false]);
  });
});

describe('SQS', () => {
  const sqs = () => new SQSClient(bench.client('all'));

  it('carries bodies and attributes; the client checks their MD5', async () => {
    const QueueUrl = (await sqs().send(new GetQueueUrlCommand({ QueueName: 'work' }))).QueueUrl;
    const attributes = {
      text: { DataType: 'String', StringValue: 'é' },
      number: { DataType: 'Number', StringValue: '1' },
      bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
    };
    await sqs().send(
      new SendMessageCommand({ QueueUrl, MessageBody: '日本', MessageAttributes: attributes }),
    );
    const received = await sqs().send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
    );
    expect(received.Messages).toMatchObject([
      { Body: '日本', MessageAttributes: attributes, MD5OfMessageAttributes: expect.any(String) },
    ]);
    bench.queues.byName('work')?.purge();
  });

  it('sends and deletes batches, and says which entries failed', async () => {
    const QueueUrl = urlOf('work');
    const Entries = [
      { Id: 'a', MessageBody: '1' },
      { Id: 'b', MessageBody: '2', DelaySeconds: 1000 },
    ];
    const sent = await sqs().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect([sent.Successful?.map(({ Id }) => Id), sent.Failed?.map(({ Id }) => Id)]).toEqual([['a'], ['b']]);
    const twice = sqs().send(
      new SendMessageBatchCommand({ QueueUrl, Entries: [Entries[0], Entries[0]].flatMap((e) => e ?? []) }),
    );
    await expect(twice).rejects.toThrow(/same Id/);
    const [message] = (await sqs().send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? [];
    const ReceiptHandle = message?.ReceiptHandle ?? '';
    await sqs().send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'x', ReceiptHandle }] }));
    const { Attributes } = await sqs().send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
  });

  it('follows the shifted clock: visibility, and the signatures of a client that knows nothing of it', async () => {
    const QueueUrl = urlOf('work');
    const client = sqs();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later' }));
    const [first] =
      (await client.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 3600 }))).Messages ?? [];
    bench.clock.advance(3_600_000);
    const patient = new SQSClient({ ...bench.client('all'), maxAttempts: 2 });
    const again = await patient.send(
      new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }),
    );
    expect(again.Messages).toMatchObject([{ Attributes: { ApproximateReceiveCount: '2' } }]);
    const stale = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: first?.ReceiptHandle,
      VisibilityTimeout: 0,
    });
    await expect(patient.send(stale)).rejects.toThrow(/receipt handle is invalid/);
    bench.queues.byName('work')?.purge();
  });

  it('waits for a message', async () => {
    const client = new SQSClient({ ...bench.client('all'), maxAttempts: 2 });
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl: urlOf('aside'), WaitTimeSeconds: 5 }));
    setTimeout(() => bench.queues.byName('aside')?.send('here'), 100);
    expect((await waiting).Messages?.map(({ Body }) => Body)).toEqual(['here']);
  });
});

describe('the other services', () => {
  const patient = () => ({ ...bench.client('all'), maxAttempts: 2 });

  it('EventBridge: good entries reach the targets that match, bad ones are told apart', async () => {
    const entry = {
      EventBusName: 'own',
      Source: 'shop',
      DetailType: 'order.placed',
      Detail: '{"id":"o\\"1"}',
    };
    const Entries = [
      entry,
      { ...entry, DetailType: 'other' },
      { ...entry, Detail: 'no json' },
      { ...entry, Source: 'aws.x' },
    ];
    const put = await new EventBridgeClient(patient()).send(new PutEventsCommand({ Entries }));
    expect(put.FailedEntryCount).toBe(2);
    expect(put.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
    ]);
    expect(
      bench.queues
        .byName('work')
        ?.all()
        .map(({ body }) => JSON.parse(body)),
    ).toEqual([{ order: 'o"1', text: 'no. o"1' }]);
    expect(bench.buses.seen().map(({ rules }) => rules)).toEqual([[], ['forward']]);
  });

  it('SES: letters lie in the outbox, and fail when they are told to', async () => {
    const ses = new SESv2Client(patient());
    const { MessageId } = await ses.send(new SendEmailCommand(letter));
    expect(bench.outbox.letters()).toMatchObject([
      { id: MessageId, to: ['buyer@example.org'], subject: 'コード', text: '123456' },
    ]);
    bench.faults.set({ mailFails: true });
    await expect(ses.send(new SendEmailCommand(letter))).rejects.toMatchObject({
      name: 'AccountSuspendedException',
    });
    bench.faults.set({ mailFails: false });
    expect(bench.outbox.letters()).toHaveLength(1);
  });

  it('S3: puts, gets and lists', async () => {
    const s3 = new S3Client(patient());
    const at = { Bucket: 'things', Key: 'a b/ü & <1>.json' };
    await s3.send(new PutObjectCommand({ ...at, Body: '{"x":1}', ContentType: 'application/json' }));
    const got = await s3.send(new GetObjectCommand(at));
    expect([got.ContentType, await got.Body?.transformToString()]).toEqual(['application/json', '{"x":1}']);
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: 'things', Prefix: 'a ' }));
    expect(listed.Contents).toMatchObject([{ Key: at.Key, Size: 7 }]);
    await expect(s3.send(new GetObjectCommand({ ...at, Key: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });

  const json = async (service: string, target: string, input: object) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    const given = { headers, body: JSON.stringify(input), signedAt: bench.clock.now() };
    const response = await sendSigned(bench.door.url, bench.credentialsOf('all'), service, given);
    return (await response.json()) as Record<string, unknown>;
  };

  it('Secrets Manager: generates once, as the template says', async () => {
    const read = () => json('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: 'pepper' });
    const first = await read();
    expect(JSON.parse(String(first.SecretString))).toEqual({
      user: 'a',
      password: expect.stringMatching(/.{32}/),
    });
    expect(await read()).toEqual(first);
  });

  it('answers NotImplemented to what it does not know', async () => {
    expect(await json('ec2', 'AmazonEC2.RunInstances', {})).toMatchObject({
      __type: 'NotImplementedException',
    });
    expect(await json('sqs', 'AmazonSQS.CreateQueue', {})).toMatchObject({
      __type: 'NotImplementedException',
    });
  });
});
