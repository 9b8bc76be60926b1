/**
 * The desk of support: the door of support cases over the store of the world of activation, a bucket and a post office in memory.
 */
import type { Locale } from '#domain/messages/locale.ts';
import type { Letter } from '#domain/registration/letters.ts';
import { isoOf, MINUTE_MS } from '#domain/time.ts';
import type { AttachmentsBucket, Measures } from '#lambdas/edge/attachments.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { supportDoor } from '#lambdas/support/api.door.ts';
import { A, B, openWorld, T1 } from '#test/activation/world.ts';
import { CONTEXT, type Door, eventOf, type Received, ROLE_ARNS, type Sent } from '#test/directory/office.ts';

export const OPERATOR = 'operations@example.com';
export const CASE = `sc-${T1}-c1ws-with-xdr.other-cloud-one`;
export const PATH = `/v1/support-cases/${CASE}`;
export const EMAIL = 'xdr-admin@customer.example';

/** S3 as far as the port goes: addresses say what they are for, and what arrives is measured. */
const openBucket = () => {
  const stored = new Map<string, Measures>();
  const files: AttachmentsBucket = {
    uploadAddress: async (key, { type, bytes }, { from, lifeMs }) => ({
      url: `https://s3.example/${key}?until=${isoOf(from + lifeMs)}`,
      headers: { 'content-type': type, 'content-length': String(bytes), 'if-none-match': '*' },
    }),
    downloadAddress: async (key, name, { from, lifeMs }) =>
      `https://s3.example/${key}?name=${encodeURIComponent(name)}&until=${isoOf(from + lifeMs)}`,
    measure: async (key) => stored.get(key),
  };
  return { files, stored };
};

/** @param wrap puts something between everybody and the store */
export const openDesk = (wrap?: (store: StateStore) => StateStore) => {
  const world = openWorld(wrap);
  const bucket = openBucket();
  const letters: Letter[] = [];
  const post = { isOpen: true };
  const opened: string[] = [];
  const { store, policies, surroundings, sealing } = world.ports;
  const ports = {
    ...{ store, policies, surroundings, files: bucket.files, operators: [OPERATOR, 'second@example.com'] },
    sealing: {
      ...sealing,
      open: async (...asked: Parameters<typeof sealing.open>) => {
        const plain = await sealing.open(...asked);
        opened.push(plain);
        return plain;
      },
    },
    sendLetter: async (letter: Letter) => {
      if (post.isOpen) letters.push(letter);
      return post.isOpen ? ('sent' as const) : ('failed' as const);
    },
  };
  const door = supportDoor(ports, parseRoleArns(ROLE_ARNS)) as Door;
  let counted = 0;

  const send = async (method: string, target: string, sent: Sent = {}): Promise<Received> => {
    counted += 1;
    const key = method === 'GET' ? {} : { key: `support-${counted}` };
    const result = await door(eventOf(method, target, { ...key, ...sent }, `support-${counted}`), CONTEXT);
    return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) };
  };
  const act = (target: string, body: object = {}, sent: Sent = {}) =>
    send('POST', target, { role: 'desk', body: { reason: 'because', ...body }, ...sent });
  const attach = (path = PATH, more: object = {}, sent: Sent = {}) =>
    act(
      `${path}/attachments`,
      { evidence: 'screenshot', name: 'エラー.png', type: 'image/png', bytes: 1_000, ...more },
      sent,
    );

  return {
    ...{ world, bucket, letters, post, opened, ports, send, act, attach },
    look: async (path = PATH, language: Locale = 'en') =>
      (await send('GET', path, { role: 'viewer', language })).body,
    /** A tenant with B, in which the vendor then says that A was activated: in conflict, with a case. */
    conflict: async (): Promise<{ readonly links: readonly string[] }> => {
      await world.openTenant(T1);
      const b = world.linkFor(B);
      await world.redeem(T1, B, b);
      await world.drain();
      await world.say(T1, { accountId: '618302475190', email: EMAIL });
      world.clock.now += MINUTE_MS;
      const a = world.linkFor(A);
      await world.observe({ tenantId: T1, product: A, at: isoOf(world.clock.now), link: a });
      return { links: [a, b] };
    },
    /** Announces a screenshot, has it arrive, and says so. */
    attached: async (path = PATH): Promise<string> => {
      const { body } = await attach(path);
      const { attachmentId } = body.upload;
      bucket.stored.set(`${path.split('/').at(-1)}/${attachmentId}`, { type: 'image/png', bytes: 1_000 });
      await act(`${path}/attachments/${attachmentId}/stored`);
      return attachmentId;
    },
    /** All that is kept: state, receipts and journal. */
    kept: (): string =>
      JSON.stringify([
        world.memory.journal,
        ...(['supportCase', 'receipt', 'activations', 'activationLink'] as const).map((kind) =>
          world.memory.all(kind),
        ),
      ]),
  };
};
export type Desk = ReturnType<typeof openDesk>;
