/**
 * A seller with many customers from before Concord, told of in three ways, and an API over HTTP that takes them in.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MarketplaceAgreementClient } from '@aws-sdk/client-marketplace-agreement';
import { MarketplaceEntitlementServiceClient } from '@aws-sdk/client-marketplace-entitlement-service';
import type { Context } from 'aws-lambda';
import { readFeeds, readTenants } from '#bin/import/csv.ts';
import { chunkSender } from '#bin/import/post.ts';
import { fromAgreements, fromEntitlements } from '#bin/import/sources.ts';
import { type ImportReport, type LineOutcome, reportOf, sendChunks } from '#domain/import/chunks.ts';
import { joinTenants, type SourceLicense } from '#domain/import/join.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { writeDoor } from '#lambdas/lifecycle/write-door.ts';
import { NOW, PRODUCTS, ROLE_ARNS, sessionOf } from '../directory/office.ts';
import { running } from '../marketplace/running.ts';
import { MINUTE } from '../marketplace/setting.ts';
import { desk } from './desk.ts';

type Door = (event: unknown, context: Context) => Promise<{ statusCode: number; body: string }>;

/** The door over HTTP, without its authorization; `refuseNext` answers 503 to so many requests. */
const openApi = async (ports: ReturnType<typeof desk>['ports']) => {
  const door = writeDoor(ports, parseRoleArns(ROLE_ARNS)) as Door;
  let refusals = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(503).end('busy');
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const event = {
      version: '2.0',
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers: request.headers,
      requestContext: {
        requestId: 'request',
        http: { method: request.method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
        authorizer: { iam: { userArn: sessionOf('admin') } },
      },
      body: Buffer.concat(chunks).toString('utf8'),
      isBase64Encoded: false,
    };
    const answer = await door(event, { awsRequestId: 'lambda' } as Context);
    response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    refuseNext: (count: number) => {
      refusals = count;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

/** Every tenth customer has no license any more, and every hundredth line is broken. */
export const expectedOf = (count: number) => {
  const broken = Math.floor(count / 100);
  const gone = Math.floor(count / 10) - broken;
  return { rows: count, imported: count - broken - gone, broken, gone };
};

const accountOf = (number: number): string => String(500_000_000_000 + number);
const isBroken = (number: number): boolean => number % 100 === 0;
const isGone = (number: number): boolean => number % 10 === 0;

const tenantsCsv = (count: number, productCode: string): string => {
  const lines = Array.from({ length: count }, (_, index) => index + 1).map((number) =>
    isBroken(number)
      ? `not-an-account,${productCode},customer-${number},it@customer-${number}.example`
      : `${accountOf(number)},${productCode},"customer-${number}",it@customer-${number}.example`,
  );
  return ['aws_account_id,product_code,tenant_id,admin_email', ...lines, ''].join('\n');
};

/** The feeds as AWS prints them: accounts by their GUID, an older version of each agreement before the current one. */
const feedsOf = (licenses: readonly SourceLicense[]) => ({
  accounts: [
    'account_id,aws_account_id,encrypted_account_id',
    ...licenses.map(({ buyerAccount }) => `guid-${buyerAccount},${buyerAccount},x`),
  ].join('\n'),
  agreements: [
    'valid_from,Status,agreement_id,acceptor_account_id,start_time,end_time,license_ids',
    ...licenses.flatMap(({ agreementId, buyerAccount, licenseArn }) => {
      const rest = `${agreementId},guid-${buyerAccount},2025-03-01 00:00:00.0,null,"[""${licenseArn}""]"`;
      return [`2025-01-01 00:00:00.0,Terminated,${rest}`, `2025-03-01 00:00:00.0,Active,${rest}`];
    }),
  ].join('\n'),
});

/** AWS Marketplace with so many customers who each bought a contract, as it is asked in the three ways. */
export const seller = async (count: number) => {
  const market = await running({ deliver: async () => undefined });
  for (let number = 1; number <= count; number += 1) {
    if (isGone(number)) continue;
    market.core.act('subscribe', { accountId: accountOf(number), productCode: 'contract-code' });
  }
  await market.wait(2 * MINUTE);
  const client = {
    endpoint: market.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
  };
  const contract = [{ productCode: 'contract-code', productId: 'prod-contract' }];
  const productCode = PRODUCTS[0]?.productCode ?? '';
  // the simulator sells it under another code than the API knows
  const ours = (licenses: readonly SourceLicense[]) => licenses.map((each) => ({ ...each, productCode }));
  const agreements = () => fromAgreements(contract, new MarketplaceAgreementClient(client));
  return {
    count,
    tenants: tenantsCsv(count, productCode),
    close: () => market.close(),
    licenses: {
      agreements: async () => ours(await agreements()),
      entitlements: async () =>
        ours(await fromEntitlements(contract, new MarketplaceEntitlementServiceClient(client))),
      feeds: async () => {
        const feeds = feedsOf(await agreements());
        return readFeeds(feeds.agreements, feeds.accounts);
      },
    },
  };
};

/** An empty Concord that the seller's customers are imported into. */
export const town = async ({ tenants, licenses }: Awaited<ReturnType<typeof seller>>) => {
  const { memory, ports } = desk();
  const api = await openApi(ports);
  const credentials = { accessKeyId: 'ASIAIMPORT', secretAccessKey: 'unchecked' };
  return {
    api,
    memory,
    import: async (
      from: keyof typeof licenses,
      options: { dryRun?: boolean; onOutcomes?: (outcomes: readonly LineOutcome[]) => void } = {},
    ): Promise<ImportReport> => {
      const { lines, unreadable } = readTenants(tenants);
      const { rows, refused } = joinTenants(lines, await licenses[from](), NOW);
      const at = { url: api.url, region: 'us-east-1', credentials };
      const send = chunkSender(at, 'customers from before', options.dryRun ?? false);
      return reportOf(await sendChunks(rows, send, options.onOutcomes), [...unreadable, ...refused]);
    },
  };
};
