/**
 * How many events a second the rules alone can take: judged, packed, folded. A timing, so no bound rests on it.
 */
import { isRefusal } from '#domain/errors.ts';
import { foldHour } from '#domain/metering/fold.ts';
import { judgeUsage } from '#domain/metering/judge.ts';
import { byHour, packText } from '#domain/metering/pack.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import { HOUR_MS } from '#domain/time.ts';
import { eventsOf, sequence } from './producers.ts';
import { FIRST_HOUR, openSeller } from './seller.ts';

const PACKS = 1_000;
const EVENTS = 100;

/** events a second, on one core */
export const domainRate = async (dimensions: number): Promise<number> => {
  const seller = await openSeller({ customers: 1, dimensions, products: 1 });
  const [customer] = seller.customers;
  if (!customer) throw new Error('there is a customer');
  const [{ entity: tenant } = {}] = await seller.state.load([{ kind: 'tenant', id: customer.tenantId }]);
  const terms = meteringTermsOf(await seller.ingest.policies.forProduct(customer.productCode));
  const [now, next] = [FIRST_HOUR + HOUR_MS, sequence(1)];
  const posts = Array.from({ length: PACKS }, () =>
    eventsOf(customer, seller.dimensions, { hour: FIRST_HOUR, many: EVENTS, next }),
  );
  const began = performance.now();
  for (const post of posts) {
    const judged = post.map((record) => judgeUsage(record, { tenant, terms }, now));
    const accepted = judged.flatMap((each) => (isRefusal(each) ? [] : [each.usage]));
    const packs = byHour(accepted).map((pack) => ({ ...pack, hash: packText(pack.records) }));
    const counted = foldHour(packs).reduce((sum, { ids }) => sum + ids.counted, 0);
    if (counted !== EVENTS) throw new Error(`${counted} of ${EVENTS} events were counted`);
  }
  return Math.round((PACKS * EVENTS * 1_000) / (performance.now() - began));
};
