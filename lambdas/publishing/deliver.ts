/**
 * Delivers one event to one webhook: once if all goes well, for 24 hours if not.
 * @module
 */
import { outcomeOf, pauseAfter, webhookDisabled } from '#domain/notifications/webhook.ts';
import { count, log } from '#lambdas/edge/log.ts';
import type { PauseMessage } from '#lambdas/edge/message-pause.ts';
import type { Post } from '#lambdas/edge/outbound.ts';
import { type ReadEvent, readPublishedEvent } from '#lambdas/edge/published-event.ts';
import type { SigningKeys } from '#lambdas/edge/signing-keys.ts';
import { type Endpoint, endpointOf } from '#lambdas/edge/webhook-endpoints.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, walk } from '#lambdas/stores/unit-of-work.ts';

import { signatureHeaders } from './signature.ts';

export interface DeliverPorts {
  readonly endpoints: readonly Endpoint[];
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  readonly signingKeys: SigningKeys;
  readonly post: Post;
  readonly pause: PauseMessage;
}

/** A message of an endpoint's queue. */
export interface Delivery {
  readonly body: string;
  readonly messageId: string;
  readonly queueArn: string;
  readonly receiptHandle: string;
  /** How often it was received, this time included. */
  readonly attempt: number;
}

const isGone = async ({ store }: DeliverPorts, { id }: Endpoint): Promise<boolean> =>
  (await store.load([{ kind: 'webhook' as const, id }]))[0]?.entity !== undefined;

/** Remembers that the receiver wants nothing any more, and has operators told of it. */
const disable = async (ports: DeliverPorts, { id, name }: Endpoint, correlationId: string): Promise<void> => {
  const cause = {
    door: 'publishing',
    verb: 'disable-webhook',
    actor: { kind: 'clock' as const },
    correlationId,
  };
  const walked = await walk(ports.store, ports.surroundings, cause, async (work) => {
    if (await work.read('webhook', id)) return;
    work.put('webhook', id, { endpointId: id, state: { name: 'GONE', since: work.now } });
    work.announce([webhookDisabled(name, work.now)]);
  });
  if (walked.outcome === 'refused') throw new Error(`webhook ${id}: ${walked.refusal.refused}`);
};

const send = async (ports: DeliverPorts, endpoint: Endpoint, { id, json }: ReadEvent) => {
  const keys = await ports.signingKeys(endpoint.secret);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Concord-Webhook/1',
    ...signatureHeaders(keys, id, json, ports.surroundings.now()),
  };
  return ports.post(new URL(endpoint.url), headers, json);
};

/**
 * Delivers a message.
 * @throws where it must be delivered again: the queue shows it after its pause, and puts it aside after the last
 */
export const deliver = async (ports: DeliverPorts, delivery: Delivery): Promise<void> => {
  const { attempt, messageId, receiptHandle } = delivery;
  const endpoint = endpointOf(ports.endpoints, delivery.queueArn);
  const event = readPublishedEvent(delivery.body);
  const about = { webhook: endpoint.name, eventId: event.id, attempt };
  if (await isGone(ports, endpoint)) return log.info('a webhook that is off was not called', about);
  const answer = await send(ports, endpoint, event);
  const outcome = outcomeOf(answer);
  log.info('a webhook was called', { ...about, ...answer, outcome });
  if (outcome === 'gone') return disable(ports, endpoint, messageId);
  if (outcome === 'delivered') return count('webhooksDelivered');
  const pauseMs = pauseAfter(attempt);
  await ports.pause(endpoint.queueUrl, receiptHandle, pauseMs);
  throw new Error(`webhook ${endpoint.name}: attempt ${attempt} failed, the next is in ${pauseMs / 1000} s`);
};
