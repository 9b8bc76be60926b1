/**
 * `npm run marketplace`: AWS Marketplace alone, with example products, for whoever wants to try an integration against
 * it. Events go to the bus at AWS_ENDPOINT_URL_EVENTBRIDGE if that is set; GET /control/events always shows them.
 * @module
 */
import { parseArgs } from 'node:util';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EXAMPLE_BUYERS, EXAMPLE_PRODUCTS, EXAMPLE_SELLER, exampleOffers } from './examples.ts';
import type { EventBridgeEnvelope } from './notices/message.ts';
import { startMarketplace } from './server.ts';

const PORT = '4010';

const OPTIONS = {
  port: { type: 'string', default: PORT },
  directory: { type: 'string' },
  seed: { type: 'string', default: '1' },
  'seller-account': { type: 'string', default: EXAMPLE_SELLER },
  'fulfillment-url': { type: 'string', default: 'http://127.0.0.1:4000/register' },
} as const;

const giveUp = (error: unknown): never => {
  const { code, message } = error as NodeJS.ErrnoException;
  const hint = code === 'EADDRINUSE' ? ' (take another one: npm run marketplace -- --port 4020)' : '';
  process.stderr.write(`${message}${hint}\n`);
  process.exit(1);
};

const readOptions = () => {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    return giveUp(new Error(`${(error as Error).message}; there are ${known.join(', ')}`));
  }
};

const values = readOptions();

const forward = (): ((event: EventBridgeEnvelope) => Promise<void>) => {
  if (process.env['AWS_ENDPOINT_URL_EVENTBRIDGE'] === undefined) return async () => {};
  const client = new EventBridgeClient({ region: 'us-east-1' });
  return async (event) => {
    const entry = {
      Source: event.source,
      DetailType: event['detail-type'],
      Detail: JSON.stringify(event.detail),
      Resources: [...event.resources],
      Time: new Date(event.time),
    };
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount !== 0) throw new Error('The bus did not take the event.');
  };
};

const marketplace = await startMarketplace({
  port: Number(values.port),
  ...(values.directory === undefined ? {} : { directory: values.directory }),
  now: () => Date.now(),
  seed: Number(values.seed),
  sellerAccount: values['seller-account'],
  fulfillmentUrl: () => values['fulfillment-url'],
  products: EXAMPLE_PRODUCTS,
  offers: exampleOffers(Date.now()),
  buyerAccounts: EXAMPLE_BUYERS,
  deliver: forward(),
}).catch(giveUp);

process.stdout.write(`AWS Marketplace simulator: ${marketplace.url}
  buyer's page   ${marketplace.url}/
  control        ${marketplace.url}/control/ (docs/simulator.md)
  AWS clients    AWS_ENDPOINT_URL_MARKETPLACE_METERING=${marketplace.url}, _ENTITLEMENT_SERVICE, _AGREEMENT, _CATALOG
  seller account ${values['seller-account']}; "Set up your account" posts to ${values['fulfillment-url']}
Ready
`);

const stop = (): void => void marketplace.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
