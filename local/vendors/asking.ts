/**
 * What every vendor's system has in common where Concord asks it: whose question it is, and how it can fail to answer.
 * @module
 */
import type { Context } from 'hono';
import * as v from 'valibot';
import { VERIFICATION_ANSWER_MS } from '#domain/limits.ts';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';

/** ms · longer than Concord waits. */
const SILENCE_MS = VERIFICATION_ANSWER_MS + 1_000;

/** What a vendor's system is given by whoever runs it. */
export interface Asked {
  readonly now: () => number;
  /** The keys with which Concord signs its questions now. */
  readonly keys: () => readonly string[];
  readonly wait?: (ms: number) => Promise<void>;
}

/** right: as it should; outage: 503; silence: no answer in time; garbled: 200 with something that is no answer. */
export const AnswersSchema = v.picklist(['right', 'outage', 'silence', 'garbled']);
export type Answers = v.InferOutput<typeof AnswersSchema>;

const waitFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/**
 * Whether the request was signed by Concord.
 * @param body as it was sent; empty where there is none
 */
export const isSigned = (context: Context, { keys, now }: Asked, body = ''): boolean => {
  const { pathname, search } = new URL(context.req.url);
  const text = `${context.req.method} ${pathname}${search}${body === '' ? '' : `\n${body}`}`;
  return isFromConcord(text, context.req.header('concord-signature'), keys(), now());
};

/** Fails to answer, where that is wanted; after a silence the answer comes too late. */
export const troubled = async (
  context: Context,
  answers: Answers,
  { wait = waitFor }: Pick<Asked, 'wait'>,
): Promise<Response | undefined> => {
  if (answers === 'outage') return context.body(null, 503);
  if (answers === 'garbled') return context.text('<p>Sorry</p>');
  if (answers === 'silence') await wait(SILENCE_MS);
  return undefined;
};

/** A form, or JSON: the fields as they were sent. */
export const sentTo = async (context: Context): Promise<unknown> => {
  const isJson = context.req.header('content-type')?.startsWith('application/json');
  return isJson ? context.req.json().catch(() => undefined) : context.req.parseBody({ all: true });
};

/** A number, or the text that a form sends. */
export const numeric = v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]);

/** Ticked in a form, or true. */
export const ticked = v.pipe(
  v.optional(v.union([v.boolean(), v.literal('on')]), false),
  v.transform((value) => value === 'on' || value === true),
);

/** Whether a program asks, and not a person's browser. */
export const isProgram = (context: Context): boolean =>
  context.req.header('accept')?.includes('application/json') === true ||
  context.req.header('content-type')?.startsWith('application/json') === true;
