import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MarketplaceMeteringClient } from '@aws-sdk/client-marketplace-metering';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, describe, expect, it } from 'vitest';
import { sesMail } from '#lambdas/edge/mail.ts';
import { resolveCustomer } from '#lambdas/marketplace/resolve-customer.ts';
import { ACCOUNT_M, arnOf, licenseOf } from './town.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Answers every request the same, and remembers what it was asked. */
const answering = async (status: number, body: unknown) => {
  const asked: { target: string | undefined; path: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push({ target: request.headers['x-amz-target']?.toString(), path: request.url, body: text });
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close().closeAllConnections());
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const CLIENT = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  maxAttempts: 1,
};

const resolving = async (status: number, body: unknown) => {
  const { asked, endpoint } = await answering(status, body);
  const resolve = resolveCustomer(['product1'], new MarketplaceMeteringClient({ ...CLIENT, endpoint }));
  return { asked, answer: await resolve('a-token') };
};

const WHOLE = {
  CustomerAWSAccountId: ACCOUNT_M,
  ProductCode: 'product1',
  LicenseArn: arnOf(1),
};

describe('ResolveCustomer, through the real client', () => {
  it('gives license, product and account; a missing CustomerIdentifier is normal', async () => {
    const { asked, answer } = await resolving(200, WHOLE);
    expect(answer).toEqual({
      licenseId: licenseOf(1),
      licenseArn: arnOf(1),
      productCode: 'product1',
      buyerAccount: ACCOUNT_M,
    });
    expect(asked).toEqual([
      {
        target: 'AWSMPMeteringService.ResolveCustomer',
        path: '/',
        body: JSON.stringify({ RegistrationToken: 'a-token' }),
      },
    ]);
  });

  it('keeps a CustomerIdentifier of a legacy product', async () => {
    const { answer } = await resolving(200, { ...WHOLE, CustomerIdentifier: 'legacy1' });
    expect(answer).toMatchObject({ customerIdentifier: 'legacy1' });
  });

  it.each([
    ['InvalidTokenException', 400, 'TOKEN_INVALID'],
    ['ExpiredTokenException', 400, 'TOKEN_EXPIRED'],
    ['ThrottlingException', 400, 'THROTTLED'],
    ['DisabledApiException', 400, 'UPSTREAM_UNAVAILABLE'],
    ['InternalServiceErrorException', 500, 'UPSTREAM_UNAVAILABLE'],
    ['AccessDeniedException', 400, 'UPSTREAM_UNAVAILABLE'],
  ])('refuses on %s', async (name, status, refused) => {
    const { answer } = await resolving(status, {
      __type: `com.amazonaws.marketplace#${name}`,
      message: 'a-token',
    });
    expect(answer).toEqual({ refused, details: { reason: name } });
  });

  it('refuses the token of a product that is not on sale here', async () => {
    const { answer } = await resolving(200, { ...WHOLE, ProductCode: 'other' });
    expect(answer).toMatchObject({ refused: 'PRODUCT_MISMATCH' });
  });

  it.each(['CustomerAWSAccountId', 'ProductCode', 'LicenseArn'])(
    'takes no answer without %s',
    async (field) => {
      const { answer } = await resolving(200, { ...WHOLE, [field]: undefined });
      expect(answer).toMatchObject({ refused: 'UPSTREAM_UNAVAILABLE' });
    },
  );

  it('refuses where nobody listens', async () => {
    const resolve = resolveCustomer(
      ['product1'],
      new MarketplaceMeteringClient({ ...CLIENT, endpoint: 'http://127.0.0.1:1' }),
    );
    expect(await resolve('a-token')).toMatchObject({ refused: 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('letters, through the real client', () => {
  const letter = { to: 'a@example.com', subject: '件名', text: 'text', html: '<p>html</p>' };

  it('go to SES as text and HTML in UTF-8', async () => {
    const { asked, endpoint } = await answering(200, { MessageId: '1' });
    const send = sesMail('from@example.com', new SESv2Client({ ...CLIENT, endpoint }));
    expect(await send(letter)).toBe('sent');
    expect(asked[0]?.path).toBe('/v2/email/outbound-emails');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      FromEmailAddress: 'from@example.com',
      Destination: { ToAddresses: ['a@example.com'] },
      Content: {
        Simple: {
          Subject: { Data: '件名', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'text', Charset: 'UTF-8' },
            Html: { Data: '<p>html</p>', Charset: 'UTF-8' },
          },
        },
      },
    });
  });

  it('that SES refuses are failed, and nothing is thrown', async () => {
    const { endpoint } = await answering(400, { __type: 'MessageRejected', message: 'a@example.com' });
    const send = sesMail('from@example.com', new SESv2Client({ ...CLIENT, endpoint }));
    expect(await send(letter)).toBe('failed');
  });
});
