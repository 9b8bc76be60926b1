import type { Clock } from '#local/clock.ts';
import type { CallLog } from '../identity/calls.ts';
import type { Grants } from '../identity/grants.ts';
import type { KeyRing } from '../identity/keys.ts';
import type { LambdaFunction, Outcome } from '../lambda/function.ts';
import { TemplateFault } from '../template/functions.ts';

/** What doors stand on. */
export interface DoorHost {
  clock: Clock;
  keys: KeyRing;
  calls: CallLog;
  grants: Grants;
  functions: ReadonlyMap<string, LambdaFunction>;
}

/** Both kinds of API give up on a function after this (API Gateway quotas, 2026-11). */
const INTEGRATION_MS_MAX = 29_000;

/** Runs a function for a door; `timeout` if it takes longer than API Gateway waits. */
export const integrate = async (target: LambdaFunction, event: unknown): Promise<Outcome | 'timeout'> => {
  const { promise, resolve } = Promise.withResolvers<'timeout'>();
  const timer = setTimeout(() => resolve('timeout'), INTEGRATION_MS_MAX);
  try {
    return await Promise.race([target.invoke(event), promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** The function behind an integration URI (`…/functions/<function ARN>/invocations`, or the ARN itself). */
export const functionBehind = (
  uri: string,
  functions: DoorHost['functions'],
  place: string,
): LambdaFunction => {
  const arn = /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
  const found = functions.get(arn);
  if (!found) throw new TemplateFault(place, `leads to ${arn}, which is not there`);
  return found;
};

/** Stops the start where API Gateway would answer 500 on AWS, since it may not call the function. */
export const requirePermission = (
  grants: Grants,
  target: LambdaFunction,
  sourceArn: string,
  place: string,
): void => {
  if (grants.mayInvoke(target.arn, 'apigateway.amazonaws.com', sourceArn)) return;
  throw new TemplateFault(place, `API Gateway has no permission to invoke ${target.name} for ${sourceArn}`);
};

/** `21/Nov/2026:10:00:00 +0000`, as request contexts carry the time. */
export const clfTime = (epochMs: number): string => {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(new Date(epochMs).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

/** Path and query of a request target. */
export const splitUrl = (url: string): { path: string; search: string } => {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark + 1) };
};
