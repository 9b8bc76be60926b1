/**
 * What the example application asks of Concord: signed requests to `/v1`, and events from the bus.
 * @module
 */
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import * as v from 'valibot';
import { RegistrationView } from '#domain/api/registrations.ts';
import type { Locale } from '#domain/messages/locale.ts';

/** Keys of the application's role; on AWS they come from its own environment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Where Concord is, and how to ask. */
export interface ConcordAccess {
  /** Origin of the signed door. */
  readonly api: () => string;
  readonly region: () => string;
  readonly credentials: () => Credentials;
  readonly now: () => number;
  /** What passed over Concord's bus, newest first. On AWS a rule of the bus would deliver it. */
  readonly events: () => readonly { readonly 'detail-type': string; readonly detail: unknown }[];
}

const Problem = v.looseObject({
  code: v.string(),
  title: v.string(),
  detail: v.string(),
  remedies: v.optional(v.array(v.looseObject({ text: v.string() })), []),
});
/** Why Concord said no, in words for a person. */
export type Problem = v.InferOutput<typeof Problem>;

const TenantEvent = v.looseObject({ tenantId: v.string(), to: v.optional(v.string()) });

const signed = async (
  access: ConcordAccess,
  method: string,
  url: URL,
  body: string | undefined,
  extra: object,
) => {
  const signer = new SignatureV4({
    service: 'execute-api',
    region: access.region(),
    credentials: access.credentials(),
    sha256: Sha256,
  });
  const request = new HttpRequest({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json', ...extra },
    ...(body === undefined ? {} : { body }),
  });
  return signer.sign(request, { signingDate: new Date(access.now()) });
};

const ask = async (
  access: ConcordAccess,
  method: 'GET' | 'POST',
  path: string,
  { locale, body, key }: { locale: Locale; body?: object; key?: string },
): Promise<{ answer: unknown } | { problem: Problem }> => {
  const url = new URL(path, access.api());
  const text = body && JSON.stringify(body);
  const extra = { 'accept-language': locale, ...(key === undefined ? {} : { 'idempotency-key': key }) };
  const { headers } = await signed(access, method, url, text, extra);
  const response = await fetch(url, { method, headers, ...(text === undefined ? {} : { body: text }) });
  const answer: unknown = await response.json();
  return response.ok ? { answer } : { problem: v.parse(Problem, answer) };
};

/** What the buyer behind a code has bought. */
export const readRegistration = async (
  access: ConcordAccess,
  code: string,
  locale: Locale,
): Promise<RegistrationView | { problem: Problem }> => {
  const read = await ask(access, 'GET', `/v1/registrations/${code}`, { locale });
  return 'problem' in read ? read : v.parse(RegistrationView, read.answer);
};

/**
 * Binds it to a new tenant, or to one that the person has (`tenantId`, empty for none): where somebody pays for that, Concord
 * moves its payer. The key stays the same for one visit: a double click binds once.
 */
export const bindRegistration = async (
  access: ConcordAccess,
  code: string,
  sent: { adminEmail: string; tenantId: string; key: string; locale: Locale },
): Promise<Problem | undefined> => {
  const { adminEmail, tenantId, key, locale } = sent;
  const reason = 'Signed up in the example application';
  const body = { adminEmail, reason, ...(tenantId === '' ? {} : { tenantId }) };
  const bound = await ask(access, 'POST', `/v1/registrations/${code}/bind`, { locale, body, key });
  return 'problem' in bound ? bound.problem : undefined;
};

/** What the application has heard of a tenant, oldest first. */
export const heardOf = (
  access: ConcordAccess,
  tenantId: string,
): { type: string; to: string | undefined }[] =>
  access
    .events()
    .flatMap(({ 'detail-type': type, detail }) => {
      const event = v.safeParse(TenantEvent, detail);
      return /^(tenant|reassignment)\./.test(type) && event.success && event.output.tenantId === tenantId
        ? [{ type, to: event.output.to }]
        : [];
    })
    .reverse();
