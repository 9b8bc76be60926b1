/**
 * A running sandbox as a tour sees it: over HTTP alone, as any client would.
 * @module
 */
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import * as v from 'valibot';
import type { Role } from '#domain/routes.ts';

/** Where the sandbox is, without trailing slashes. */
export interface StageUrls {
  readonly home: string;
  readonly marketplace: string;
}

const Letters = v.object({
  letters: v.array(
    v.looseObject({ to: v.array(v.string()), subject: v.string(), text: v.optional(v.string()) }),
  ),
});
const Webhooks = v.object({
  webhooks: v.array(v.looseObject({ verified: v.boolean(), body: v.string() })),
});
const Webhook = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ type: v.string(), tenantId: v.optional(v.string()) }),
);
const Events = v.object({
  events: v.array(
    v.looseObject({
      event: v.looseObject({
        source: v.string(),
        'detail-type': v.string(),
        detail: v.record(v.string(), v.unknown()),
      }),
    }),
  ),
});
const Queues = v.object({
  queues: v.array(
    v.looseObject({
      arn: v.string(),
      url: v.string(),
      visible: v.number(),
      deadLetterArn: v.optional(v.string()),
    }),
  ),
});
const Keys = v.object({
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
  region: v.string(),
  operatorDoor: v.string(),
});

const Home = v.looseObject({
  urls: v.looseObject({ activation: v.optional(v.string()), licensing: v.optional(v.string()) }),
});

/** Vendors' own systems. */
export type VendorSystem = 'activation' | 'licensing';

/** An answer of `/v1`. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The sandbox, and what one may do there. */
export class Stage {
  readonly urls: StageUrls;
  readonly #keys = new Map<Role, v.InferOutput<typeof Keys>>();

  constructor(urls: StageUrls) {
    this.urls = urls;
  }

  /** An act of the marketplace simulator, e.g. `subscribe`; its input and output are in docs/simulator.md. */
  async marketplace(act: string, input: object): Promise<Record<string, unknown>> {
    const answer = await postJson(`${this.urls.marketplace}/control/${act}`, input);
    return v.parse(v.record(v.string(), v.unknown()), answer);
  }

  /** What people do in a vendor's own system, e.g. `links`: gives out a link. */
  async vendor(system: VendorSystem, act: string, input: object): Promise<Record<string, unknown>> {
    const answer = await postJson(`${await this.vendorUrl(system)}/${act}`, input);
    return v.parse(v.record(v.string(), v.unknown()), answer);
  }

  /** What a vendor's own system shows. */
  async vendorShows(system: VendorSystem): Promise<unknown> {
    return getJson(await this.vendorUrl(system));
  }

  /** Where a vendor's own system stands. */
  async vendorUrl(system: VendorSystem): Promise<string> {
    const { urls } = v.parse(Home, await getJson(`${this.urls.home}/`));
    const url = urls[system];
    if (url === undefined) throw new Error(`no vendor's system ${system} stands here`);
    return url;
  }

  /** Moves time forward. */
  async pass(ms: number): Promise<void> {
    await postJson(`${this.urls.home}/clock`, { ms });
  }

  /** The sandbox's time, ms since 1970. */
  async now(): Promise<number> {
    return v.parse(v.looseObject({ now: v.number() }), await getJson(`${this.urls.home}/clock`)).now;
  }

  /** The letters to an address, newest first. */
  async letters(to: string): Promise<{ subject: string; text: string }[]> {
    const { letters } = v.parse(Letters, await getJson(`${this.urls.home}/outbox`));
    return letters.flatMap(({ to: all, subject, text = '' }) =>
      all.includes(to) ? [{ subject, text }] : [],
    );
  }

  /** The webhooks about a tenant that the sandbox received, newest first, and whether their signature is right. */
  async webhooks(tenantId: string): Promise<{ type: string; verified: boolean }[]> {
    const { webhooks } = v.parse(Webhooks, await getJson(`${this.urls.home}/outbox`));
    return webhooks
      .map(({ verified, body }) => ({ verified, ...v.parse(Webhook, body) }))
      .filter((webhook) => webhook.tenantId === tenantId);
  }

  /** Types of Concord's events about a tenant or subscription, oldest first. */
  async eventTypes(id: string): Promise<string[]> {
    const { events } = v.parse(Events, await getJson(`${this.urls.home}/events`));
    return events
      .filter(({ event }) => event.source === 'concord')
      .filter(({ event: { detail } }) =>
        [detail.tenantId, detail.subscriptionId, detail.offerId].includes(id),
      )
      .map(({ event }) => event['detail-type'])
      .reverse();
  }

  /** How many messages lie in dead-letter queues. */
  async deadLetters(): Promise<number> {
    const { queues } = v.parse(Queues, await getJson(`${this.urls.home}/queues`));
    const dead = new Set(queues.map(({ deadLetterArn }) => deadLetterArn));
    return queues.filter(({ arn }) => dead.has(arn)).reduce((sum, { visible }) => sum + visible, 0);
  }

  /** Puts a message on the queue of usage, as the seller's application. */
  async enqueueUsage(message: object): Promise<void> {
    const { queues } = v.parse(Queues, await getJson(`${this.urls.home}/queues`));
    const { url: QueueUrl = '' } = queues.find(({ arn }) => /usagequeue/i.test(arn)) ?? {};
    const { operatorDoor: _, region, ...credentials } = await this.#signIn('producer');
    const { host, protocol, hostname, port } = new URL(QueueUrl);
    const body = JSON.stringify({ QueueUrl, MessageBody: JSON.stringify(message) });
    const signer = new SignatureV4({ service: 'sqs', region, credentials, sha256: Sha256 });
    const headers = {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessage',
    };
    const request = new HttpRequest({
      method: 'POST',
      protocol,
      hostname,
      port: Number(port),
      path: '/',
      headers,
      body,
    });
    const signed = await signer.sign(request, { signingDate: new Date(await this.now()) });
    const answer = await fetch(new URL('/', QueueUrl), { method: 'POST', headers: signed.headers, body });
    if (!answer.ok) throw new Error(`SendMessage: ${answer.status} ${await answer.text()}`);
  }

  /** A signed request to `/v1`, in the role of an operator unless told. */
  async operator(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
    role: Role = 'operator',
  ): Promise<Answer> {
    const { url, ...request } = await this.signed(method, path, { role, headers, ...(body ? { body } : {}) });
    const answer = await fetch(url, request);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  /** A request to `/v1` as `fetch` takes it, signed in a role. */
  async signed(
    method: string,
    path: string,
    { role, body, headers = {} }: { role: Role; body?: object; headers?: Record<string, string> },
  ): Promise<{ url: URL; method: string; headers: Record<string, string>; body?: string }> {
    const { operatorDoor, region, ...credentials } = await this.#signIn(role);
    const url = new URL(path, `${operatorDoor}/`);
    const sent = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
    const request = new HttpRequest({
      ...sent,
      protocol: url.protocol,
      hostname: url.hostname,
      port: Number(url.port),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { host: url.host, 'content-type': 'application/json', ...headers },
    });
    const signed = await signer.sign(request, { signingDate: new Date(await this.now()) });
    return { ...sent, url, headers: signed.headers };
  }

  async #signIn(role: Role): Promise<v.InferOutput<typeof Keys>> {
    const known = this.#keys.get(role);
    if (known) return known;
    const keys = v.parse(Keys, await this.#takeKeys(role));
    this.#keys.set(role, keys);
    return keys;
  }

  async #takeKeys(role: Role): Promise<unknown> {
    const { roles } = v.parse(
      v.object({ roles: v.array(v.looseObject({ name: v.string() })) }),
      await getJson(`${this.urls.home}/sign-in`),
    );
    const named = roles.find(({ name }) => name.endsWith(`-${role}`))?.name;
    // who approves is a second person
    const name = role === 'approver' ? 'second' : 'tour';
    return postJson(`${this.urls.home}/sign-in`, { role: named, name });
  }
}

const getJson = async (url: string): Promise<unknown> => {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`GET ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const postJson = async (url: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
