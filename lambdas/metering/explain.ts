/**
 * Why a number of the ledger is what it is.
 * @module
 */
import { parseHour } from '#domain/api/metering-parts.ts';
import { type Fault, isRefusal, refuse } from '#domain/errors.ts';
import { METERED_HOUR_LIFE_MS } from '#domain/limits.ts';
import { explainHour } from '#domain/metering/explain.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ExplainPorts } from './desk-ports.ts';
import { explanationView } from './explain-view.ts';
import { readHour } from './read-hour.ts';

type Key = 'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain';

/** February 30 and the like. */
const NO_SUCH_DAY: Fault = { field: 'hour', message: 'is of a day that there is not' };

/** `GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain`. */
export const explainUsage =
  (ports: ExplainPorts): Handler<Key> =>
  async ({ params, locale }) => {
    const { id: tenantId, dimension } = params;
    const hour = parseHour(params.hour);
    if (hour === undefined) return refuse('PARAMETER_INVALID', {}, [NO_SUCH_DAY]);
    const read = await readHour(ports, tenantId, hour, dimension);
    if (isRefusal(read)) return read;
    const arePastKeeping = hour + METERED_HOUR_LIFE_MS <= ports.surroundings.now();
    // what is past keeping is deleted within days, so that a part of it may still stand there and would not add up
    const known = arePastKeeping ? { ...read, packs: [], late: [] } : read;
    return { body: explanationView(known, explainHour(known), locale) };
  };
