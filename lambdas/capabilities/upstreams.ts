/**
 * The systems of a vendor: how each of them is, and a person who says otherwise.
 * @module
 */

import { whyAhead } from '#domain/activation/vendor-clock.ts';
import type { UpstreamView } from '#domain/api/propagations.ts';
import type { Upstream } from '#domain/capabilities/upstream.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { type UpstreamTerms, upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { type Instant, isoOf, parseInstant } from '#domain/time.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { putSaid } from './hear-upstreams.ts';
import { upstreamPath, upstreamsPath } from './paths.ts';
import type { PropagationPorts } from './propagation-ports.ts';
import { upstreamKeyOf } from './upstream-keys.ts';

type Key = 'PUT /v1/products/{code}/upstreams/{upstreamId}';

/** A system as the policy names it, and what is known of it. */
interface Known {
  readonly productCode: string;
  readonly terms: UpstreamTerms;
  readonly upstream?: Upstream;
}

const upstreamView = (
  { productCode, terms, upstream }: Known,
  { version, locale }: { readonly version: number; readonly locale: Locale },
): UpstreamView => {
  const { name, ...rest } = upstream?.condition ?? { name: 'UP' as const };
  const until = 'until' in rest ? rest.until : undefined;
  return {
    upstreamId: terms.id,
    name: terms.words[locale],
    condition: name,
    ...(until === undefined ? {} : { until: isoOf(until) }),
    ...(upstream ? { since: isoOf(upstream.since), asOf: isoOf(upstream.asOf) } : {}),
    version,
    href: upstreamPath(productCode, terms.id),
  };
};

/** The systems that the policy of a product on sale names. */
const systemsOf = async (
  { products, policies }: PropagationPorts,
  code: string,
): Promise<readonly UpstreamTerms[] | Refusal> =>
  products.some(({ productCode }) => productCode === code)
    ? upstreamTermsOf(await policies.forProduct(code))
    : refuse('NOT_FOUND', { id: code });

/** `GET /v1/products/{code}/upstreams`. */
export const listUpstreams =
  (ports: PropagationPorts): Handler<'GET /v1/products/{code}/upstreams'> =>
  async ({ params: { code }, locale }) => {
    const systems = await systemsOf(ports, code);
    if (isRefusal(systems)) return systems;
    const keys = systems.map(({ id }) => ({ kind: 'upstream' as const, id: upstreamKeyOf(code, id) }));
    const stored = keys.length === 0 ? [] : await ports.store.load(keys);
    const items = systems.map((terms, index) => {
      const { entity: upstream, version = 0 } = stored[index] ?? {};
      return upstreamView(
        { productCode: code, terms, ...(upstream ? { upstream } : {}) },
        { version, locale },
      );
    });
    return { body: { productCode: code, items } };
  };

interface Said {
  readonly until?: Instant;
  readonly asOf: Instant;
}

const saidIn = ({ condition, until, asOf }: Asked<Key>['body'], now: Instant): Said | Refusal => {
  const times = { until: until && parseInstant(until), asOf: asOf && parseInstant(asOf) };
  const faults = [
    ...(until !== undefined && !times.until ? [{ field: 'until', message: 'is no time' }] : []),
    ...(asOf !== undefined && !times.asOf ? [{ field: 'asOf', message: 'is no time' }] : []),
    ...(until !== undefined && condition === 'UP'
      ? [{ field: 'until', message: 'goes with a system that is down' }]
      : []),
  ];
  if (faults.length > 0) return refuse('BODY_INVALID', {}, faults);
  const said = { asOf: times.asOf || now, ...(times.until ? { until: times.until } : {}) };
  return whyAhead(said.asOf, now) ?? said;
};

const decide = async (
  work: UnitOfWork,
  known: Known,
  body: Asked<Key>['body'],
): Promise<Decided | Refusal> => {
  const said = saidIn(body, work.now);
  if (isRefusal(said)) return said;
  const { productCode, terms, upstream: before } = known;
  const { asOf, ...until } = said;
  const condition = body.condition === 'UP' ? { name: body.condition } : { name: body.condition, ...until };
  await putSaid(work, { productCode, said: [{ upstreamId: terms.id, condition, asOf }] });
  const after = await work.read('upstream', upstreamKeyOf(productCode, terms.id));
  const [from, to] = [before?.condition.name ?? 'UP', after?.condition.name ?? 'UP'];
  const self = upstreamPath(productCode, terms.id);
  return {
    isWritten: after !== before,
    changes: from === to ? [] : [{ resource: self, from, to }],
    events: [],
    warnings: [],
    next: to === 'UP' ? [] : [hintOf('UPSTREAM_TO_SAY_UP', { productCode, upstreamId: terms.id })],
    shown: { ...known, ...(after ? { upstream: after } : {}) } satisfies Known,
  };
};

/** `PUT /v1/products/{code}/upstreams/{upstreamId}`: what waits for it is looked at within seconds. */
export const sayUpstream = (ports: PropagationPorts): Handler<Key> => {
  const write = operatorWrite<Key, UnitOfWork, Known, { upstream: UpstreamView }>(
    'capabilities',
    (cause, decided, options) => walk(ports.store, ports.surroundings, cause, decided, options),
    {
      verb: 'say-upstream',
      self: ({ params: { code, upstreamId } }) => upstreamPath(code, upstreamId),
      show: (shown, told) => ({ upstream: upstreamView(shown as Known, told) }),
      find: async (work, { params: { code, upstreamId } }) => {
        const systems = await systemsOf(ports, code);
        if (isRefusal(systems)) return systems;
        const terms = systems.find(({ id }) => id === upstreamId);
        if (!terms) return refuse('NOT_FOUND', { id: upstreamId, list: upstreamsPath(code) });
        const key = upstreamKeyOf(code, upstreamId);
        const upstream = await work.read('upstream', key);
        const target = { productCode: code, terms, ...(upstream ? { upstream } : {}) };
        return { target, version: work.versionOf('upstream', key) };
      },
      decide: (work, known, { body }) => decide(work, known, body),
    },
  );
  return async (asked) => {
    const answer = await write(asked);
    const { code, upstreamId } = asked.params;
    if (!isRefusal(answer) && !asked.query.dryRun)
      await ports.queue.send([{ kind: 'upstream', id: upstreamKeyOf(code, upstreamId) }]);
    return answer;
  };
};
