/**
 * What the publishing function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV, EVENT_SOURCE } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { type EventBus, eventBridgeBus } from '#lambdas/edge/event-bus.ts';

/** The bus, for the life of the process. */
export const wire = (): EventBus => eventBridgeBus(requireEnv(ENV.bus), EVENT_SOURCE);
