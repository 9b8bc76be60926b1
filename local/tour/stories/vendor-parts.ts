/**
 * What the stories at a vendor are told with: operators' requests, refusals in words, and minutes that pass until something shows.
 * @module
 */
import * as v from 'valibot';
import type { Role } from '#domain/routes.ts';
import type { Telling } from '../sights.ts';
import type { Answer } from '../stage.ts';

const MINUTE_MS = 60_000;
/** ms · how long the sandbox's functions get to work between two of the minutes that pass while we wait. */
const WORK_MS = 300;

const Products = v.object({ products: v.array(v.looseObject({ code: v.string(), title: v.string() })) });

/** The code of a product on sale, by its title. */
export const productTitled = async ({ stage }: Telling, title: string): Promise<string> => {
  const answer = await fetch(`${stage.urls.marketplace}/control/products`);
  const { products } = v.parse(Products, await answer.json());
  return products.find((each) => each.title === title)?.code ?? '';
};

/** Method, path and body of a request; the reason is ours unless it has one. */
export type Asked = readonly [method: 'POST' | 'PUT', path: string, body?: object];

const send = (
  { stage }: Telling,
  [method, path, body = {}]: Asked,
  role: Role,
  key: string,
): Promise<Answer> =>
  stage.operator(method, path, { reason: 'the tour shows it', ...body }, { 'idempotency-key': key }, role);

/** Somebody asks for something; it must go through. */
export const ask = (
  telling: Telling,
  text: string,
  asked: Asked,
  role: Role = 'operator',
): Promise<Answer['body']> =>
  telling.narrator.act(text, async () => {
    const { status, body } = await send(telling, asked, role, crypto.randomUUID());
    if (status >= 300) throw new Error(`${asked[0]} ${asked[1]}: ${status} ${JSON.stringify(body)}`);
    return body;
  });

/** Somebody asks for something that is refused, in words that say why. */
export const seeRefusal = async (
  telling: Telling,
  text: string,
  asked: Asked,
  code: string,
): Promise<Answer['body']> => {
  const { status, body } = await send(telling, asked, 'operator', crypto.randomUUID());
  await telling.narrator.see(
    `${text}: ${String(body.title ?? '')} (${status} ${code})`,
    async () => body.code,
    (seen) => seen === code,
  );
  return body;
};

/** Minutes pass until something is so. */
export const seeInTime = <Seen>(
  { stage, narrator }: Telling,
  text: string,
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
): Promise<Seen> => {
  let isFirst = true;
  return narrator.see(
    text,
    async () => {
      if (!isFirst) await stage.pass(MINUTE_MS);
      isFirst = false;
      await new Promise((resolve) => setTimeout(resolve, WORK_MS));
      return look();
    },
    isSo,
  );
};

/** What is read, by an operator. */
export const readBy = async <Schema extends v.GenericSchema>(
  { stage }: Telling,
  path: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => v.parse(schema, (await stage.operator('GET', path)).body);
