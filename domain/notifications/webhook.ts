/**
 * What becomes of a webhook, by what its receiver answered.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { WEBHOOK_PAUSES_MS } from '../limits.ts';
import type { Instant } from '../time.ts';

/** An endpoint that answered 410 Gone: nothing is sent to it any more. */
export interface GoneWebhook {
  /** Which endpoint, in which revision of its configuration. */
  readonly endpointId: string;
  readonly state: { readonly name: 'GONE'; readonly since: Instant };
}

/** A status (HTTP), or why there was none. */
export type WebhookAnswer = { readonly status: number } | { readonly failed: string };

/** `delivered`: 2xx. `gone`: 410. Anything else, redirects among it, is tried again. */
export type WebhookOutcome = 'delivered' | 'gone' | 'retry';

/** The outcome of one try. */
export const outcomeOf = (answer: WebhookAnswer): WebhookOutcome => {
  if ('failed' in answer) return 'retry';
  if (answer.status === 410) return 'gone';
  return answer.status >= 200 && answer.status < 300 ? 'delivered' : 'retry';
};

/**
 * ms until a webhook is tried again.
 * @param attempt how often it was tried, this time included
 * @returns 0 after the last: the queue puts it aside
 */
export const pauseAfter = (attempt: number): number => WEBHOOK_PAUSES_MS[attempt - 1] ?? 0;

/** Says to operators that an endpoint wants nothing any more. */
export const webhookDisabled = (endpoint: string, now: Instant): DomainEvent => ({
  type: 'webhook.disabled',
  version: 1,
  endpoint,
  since: now,
});
