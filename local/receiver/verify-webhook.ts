import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a webhook may be old, or its sender's clock ahead. */
const TOLERANCE_S = 300;

/**
 * Whether a webhook comes from Concord, unchanged and recently.
 * @param body the request's body as it was received, before anything parses it
 * @param header the value of `concord-signature`: `t=<seconds>,v1=<hex>[,v1=<hex>]`
 * @param keys the keys that are valid now: one, or two while a key is rotated
 * @param nowMs milliseconds since 1970
 */
export const isFromConcord = (
  body: string,
  header: string | undefined,
  keys: readonly string[],
  nowMs: number,
): boolean => {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const timestamp = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [Buffer.from(value)] : []));
  return keys.some((key) => {
    const expected = Buffer.from(createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex'));
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
};
