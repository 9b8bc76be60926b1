/**
 * Checks the webhooks of a stage: where they lead, what they ask for, and that only the sandbox trusts a private address.
 * @module
 */

import { EVENT_SCHEMAS } from '#domain/events/schemas.ts';
import { WEBHOOKS_MAX } from '#domain/limits.ts';
import { SANDBOX_RECEIVER, SANDBOX_VENDOR } from '#domain/names.ts';
import type { StageConfig, StageName, WebhookConfig } from './config.ts';

/** Where a fault stands, and what is wrong there. */
interface Found {
  readonly place: string;
  readonly fault: string;
}

/** Who plays the seller's systems in the sandbox. */
const STAND_INS: readonly string[] = [SANDBOX_RECEIVER, SANDBOX_VENDOR];

const NAME = /^[a-z][a-z0-9-]{0,30}$/;

const urlFaults = (place: string, text: string, trusted: readonly string[]): Found[] => {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') return [{ place, fault: `must be an https address, is '${text}'` }];
  const isStandIn = STAND_INS.includes(url.origin) && !trusted.includes(url.origin);
  return [
    ...(url.username || url.password ? [{ place, fault: 'holds a password: what is sent is signed' }] : []),
    ...(url.hash ? [{ place, fault: 'has a fragment, which is never sent' }] : []),
    ...(isStandIn ? [{ place, fault: 'is the sandbox’s own, which exists nowhere else' }] : []),
  ];
};

const webhookFaults = (place: string, webhook: WebhookConfig, trusted: readonly string[]): Found[] => [
  ...(NAME.test(webhook.name)
    ? []
    : [
        {
          place: `${place}.name`,
          fault: `must be lower-case letters, digits and hyphens, is '${webhook.name}'`,
        },
      ]),
  ...urlFaults(`${place}.url`, webhook.url, trusted),
  ...(webhook.events?.length === 0 ? [{ place: `${place}.events`, fault: 'names no event' }] : []),
  ...(webhook.events ?? [])
    .filter((type) => !Object.hasOwn(EVENT_SCHEMAS, type))
    .map((type) => ({ place: `${place}.events`, fault: `there is no event '${type}'` })),
];

/**
 * The faults of a stage's webhooks.
 * @param place e.g. `stages.test`
 */
export const webhooksFaults = (place: string, name: StageName, stage: StageConfig): readonly Found[] => {
  const { webhooks = [], trustedOrigins: trusted = [] } = stage;
  const names = webhooks.map((webhook) => webhook.name);
  return [
    ...(trusted.length > 0 && name !== 'sandbox'
      ? [
          {
            place: `${place}.trustedOrigins`,
            fault: 'only the sandbox may send to private addresses',
          },
        ]
      : []),
    ...(webhooks.length > WEBHOOKS_MAX
      ? [{ place: `${place}.webhooks`, fault: `has more than ${WEBHOOKS_MAX} webhooks` }]
      : []),
    ...webhooks.flatMap((webhook, index) => webhookFaults(`${place}.webhooks[${index}]`, webhook, trusted)),
    ...names.flatMap((each, index) =>
      names.indexOf(each) === index
        ? []
        : [{ place: `${place}.webhooks[${index}].name`, fault: `is that of another webhook too` }],
    ),
  ];
};
