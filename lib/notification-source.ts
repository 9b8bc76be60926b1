/**
 * Where AWS Marketplace's notifications come from, and where they arrive.
 * @module
 */

import { MARKETPLACE_EVENT_SOURCE } from '#domain/names.ts';
import type { StageConfig, StageName } from './config.ts';

/** Offers and change sets come from here (EventBridge reference of AWS Marketplace, 2026-11). */
const CATALOG_EVENT_SOURCE = 'aws.marketplacecatalog';

export const MARKETPLACE_SOURCES = [MARKETPLACE_EVENT_SOURCE, CATALOG_EVENT_SOURCE] as const;

/** Notifications reach the seller account's default bus in this Region and nowhere else (AWS userguide, 2026-11). */
export const NOTIFICATION_REGION = 'us-east-1';

/** Whether a stage runs in another Region or account than the one where its notifications arrive. */
export const arrivesElsewhere = ({ region, seller }: StageConfig): boolean =>
  region !== NOTIFICATION_REGION || seller !== undefined;

/** Name of the bus that takes forwarded notifications. */
export const intakeName = (stageName: StageName): string => `concord-${stageName}-intake`;
