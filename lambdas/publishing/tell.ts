/**
 * Tells people of an event by letter: each once, in their language, with addresses that are read when the letter is written.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { LETTER_NEWS_MS, RECIPIENTS_MAX } from '#domain/limits.ts';
import type { Letter } from '#domain/messages/letter.ts';
import { AUDIENCES } from '#domain/notifications/audiences.ts';
import { handedOver, subjectOf, takeInHand } from '#domain/notifications/dispatch.ts';
import { administratorLetter, operatorLetter } from '#domain/notifications/letters.ts';
import { isMoveEvent, isToldAsOrphaned, moveNoticeOf } from '#domain/notifications/move-notice.ts';
import { isTenantEvent, type Notice, noticeOf } from '#domain/notifications/notice.ts';
import { hashOf, personHashOf } from '#lambdas/edge/hashes.ts';
import { log } from '#lambdas/edge/log.ts';
import type { SendLetter } from '#lambdas/edge/mail.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { ReadEvent } from '#lambdas/edge/published-event.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, walk } from '#lambdas/stores/unit-of-work.ts';
import { moveStanding, openMoveOf } from './moves.ts';

export interface TellPorts {
  readonly store: StateStore;
  readonly surroundings: Surroundings;
  readonly products: readonly Product[];
  /** Addresses of the seller's operators. */
  readonly operators: readonly string[];
  readonly sendLetter: SendLetter;
  /** Origin of the public door, where the pages are that letters point to; no trailing slash. */
  readonly publicOrigin: string;
}

/** A letter, and who gets it by the hash of their address. */
interface Addressed {
  readonly personHash: string;
  readonly letter: Letter;
}

const administratorsOf = async ({ store }: TellPorts, tenantId: string) => {
  const { keys } = await store.list({ by: 'people', tenantId }, { limit: RECIPIENTS_MAX });
  const people = keys.flatMap(({ kind, id }) => (kind === 'administrator' ? [{ kind, id }] : []));
  const loaded = people.length === 0 ? [] : await store.load(people);
  return loaded.flatMap(({ entity }) => entity ?? []);
};

/** What is still so of an event about a tenant: of its state, or of a move of its payer. */
const noticeNow = async (ports: TellPorts, event: DomainEvent): Promise<Notice | undefined> => {
  const { store, publicOrigin } = ports;
  if (isMoveEvent(event)) {
    const standing = await moveStanding(store, event, publicOrigin);
    return standing && moveNoticeOf(event, standing);
  }
  if (!isTenantEvent(event)) return undefined;
  const [stored] = await store.load([{ kind: 'tenant' as const, id: event.tenantId }]);
  const tenant = stored?.entity;
  if (!tenant) return undefined;
  const move = event.type === 'tenant.grace.started' ? await openMoveOf(store, tenant) : undefined;
  return move && isToldAsOrphaned(move) ? undefined : noticeOf(event, tenant);
};

const toAdministrators = async (ports: TellPorts, event: DomainEvent): Promise<Addressed[]> => {
  if (!('tenantId' in event) || event.tenantId === undefined || !('productCode' in event)) return [];
  const notice = await noticeNow(ports, event);
  const product =
    ports.products.find(({ productCode }) => productCode === event.productCode) ?? ports.products[0];
  if (!notice || !product) return [];
  const administrators = await administratorsOf(ports, event.tenantId);
  return administrators.map((administrator) => ({
    personHash: administrator.personHash,
    letter: administratorLetter(notice, administrator, product),
  }));
};

const toOperators = ({ operators }: TellPorts, event: DomainEvent): Addressed[] =>
  operators.map((to) => ({ personHash: personHashOf(to), letter: operatorLetter(event, to) }));

const lettersOf = async (ports: TellPorts, event: DomainEvent): Promise<Addressed[]> => {
  const { told } = AUDIENCES[event.type];
  return [
    ...(told === 'operators' || told === 'both' ? toOperators(ports, event) : []),
    ...(told === 'administrators' || told === 'both' ? await toAdministrators(ports, event) : []),
  ];
};

/** Takes the letter in hand, sends it, and remembers the outcome; a crash in between is made good by the lease. */
const sendOnce = async (
  ports: TellPorts,
  dispatchHash: string,
  letter: Letter,
  correlationId: string,
): Promise<'sent' | 'failed' | 'in-hand'> => {
  const { store, surroundings } = ports;
  const cause = { door: 'publishing', verb: 'tell', actor: { kind: 'clock' as const }, correlationId };
  const taken = await walk(
    store,
    surroundings,
    cause,
    async (work) => {
      const dispatch = takeInHand(await work.read('dispatch', dispatchHash), dispatchHash, work.now);
      if (typeof dispatch !== 'string') work.put('dispatch', dispatchHash, dispatch);
      return dispatch;
    },
    { quiet: true },
  );
  if (taken.outcome === 'refused') return 'in-hand';
  if (typeof taken.result === 'string') return taken.result;
  const dispatch = taken.result;
  const outcome = await ports.sendLetter(letter);
  await walk(
    store,
    surroundings,
    cause,
    async (work) => {
      await work.read('dispatch', dispatchHash);
      work.put('dispatch', dispatchHash, handedOver(dispatch, outcome, work.now));
    },
    { quiet: true },
  );
  return outcome;
};

/**
 * Tells of an event. An event that is sent again on an operator's wish, or is old, is told to nobody.
 * @throws where a letter is still to be sent: the message is delivered again, and who has theirs gets no second one
 */
export const tell = async (ports: TellPorts, read: ReadEvent, correlationId: string): Promise<void> => {
  const { event, id, at, replayed } = read;
  const isNews = !replayed && ports.surroundings.now() - at <= LETTER_NEWS_MS;
  if (!event || !isNews) return;
  let open = 0;
  const letters = await lettersOf(ports, event);
  for (const { personHash, letter } of letters) {
    const outcome = await sendOnce(
      ports,
      hashOf(`${subjectOf(event, id)} ${personHash}`),
      letter,
      correlationId,
    );
    if (outcome !== 'sent') open += 1;
  }
  log.info('told', { eventId: id, type: event.type, people: letters.length, open });
  if (open > 0)
    throw new Error(`${event.type} ${id}: ${open} of ${letters.length} letters are still to be sent`);
};
