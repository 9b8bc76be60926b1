/**
 * Opens a product's console, or the vendor's licensing platform. Where it cannot be opened, the vendor is asked what is down
 * before anybody is told that their sign-in was refused, or that a system is still down. The address is answered and kept
 * nowhere.
 * @module
 */
import type { ConsoleOutcome } from '#domain/api/capabilities.ts';
import { tableOf } from '#domain/capabilities/carry-out.ts';
import {
  type ConsoleAnswer,
  type ConsoleScene,
  type ConsoleWanted,
  consoleAnswered,
  mayOpen,
  openedEvent,
} from '#domain/capabilities/console.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Cause } from '#domain/journal.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { log } from '#lambdas/edge/log.ts';
import type { Answer, Asked, Handler } from '#lambdas/edge/operator.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { findAccount, upstreamsKnown } from './around.ts';
import { askUpstreams } from './hear-upstreams.ts';

type PlatformKey = 'POST /v1/tenants/{id}/vendor-account/licensing-platform';
type ConsoleKey = 'POST /v1/tenants/{id}/products/{product}/console';
type Opening = Asked<PlatformKey> | Asked<ConsoleKey>;

const sceneIn = async (
  { policies }: ActPorts,
  work: UnitOfWork,
  asked: Opening,
): Promise<ConsoleScene | Refusal> => {
  const found = await findAccount(work, asked);
  if (isRefusal(found)) return found;
  const { target: account } = found;
  const policy = await policies.forProduct(account.productCode);
  const table = tableOf(policy);
  if (isRefusal(table)) return table;
  const upstreams = await upstreamsKnown(work, account.productCode, policy);
  return { account, table, upstreams, terms: upstreamTermsOf(policy), now: work.now };
};

const causeOf = ({ caller, correlationId, body }: Opening, wanted: ConsoleWanted): Cause => ({
  door: DOOR,
  verb: wanted.kind.replace('.', '-'),
  actor: { kind: 'operator', principal: caller.principal, role: caller.role },
  correlationId,
  reason: body.reason,
});

/** What is down is heard afresh; where nobody says it, what is known decides. */
const hearWhatIsDown = (ports: ActPorts, productCode: string, cause: Cause): Promise<void> =>
  askUpstreams(ports, productCode, { ...cause, actor: { kind: 'clock' } }).catch((error: Error) => {
    log.warn('what is down was not kept', { productCode, name: error.name });
  });

/** Whether it may be opened, as far as is known; the product code, where only a system that is down is in the way. */
const look = (ports: ActPorts, asked: Opening, wanted: ConsoleWanted, cause: Cause) =>
  corridorOf(ports)(
    cause,
    async (work) => {
      const scene = await sceneIn(ports, work, asked);
      if (isRefusal(scene)) return scene;
      const refusal = mayOpen(wanted, scene);
      if (refusal && refusal.refused !== 'UPSTREAM_MAINTENANCE') return refusal;
      return { productCode: scene.account.productCode, down: refusal };
    },
    { dryRun: true },
  );

/** Judges what the vendor answered, by what is known by now; that it was opened stands in the audit. */
const settle = async (
  ports: ActPorts,
  asked: Opening,
  wanted: ConsoleWanted,
  answer: ConsoleAnswer,
): Promise<Answer<ConsoleOutcome> | Refusal> => {
  const opened = await corridorOf(ports)(
    causeOf(asked, wanted),
    async (work) => {
      const scene = await sceneIn(ports, work, asked);
      if (isRefusal(scene)) return scene;
      const judged = consoleAnswered(wanted, answer, scene);
      if (!isRefusal(judged)) work.announce([openedEvent(wanted, scene.account, work.now)]);
      return judged;
    },
    { dryRun: false },
  );
  if (opened.outcome === 'refused') return opened.refusal;
  return { body: { dryRun: false, url: opened.result.url } };
};

const open = async (
  ports: ActPorts,
  asked: Opening,
  wanted: ConsoleWanted,
): Promise<Answer<ConsoleOutcome> | Refusal> => {
  const cause = causeOf(asked, wanted);
  const isDryRun = asked.query.dryRun ?? false;
  let looked = await look(ports, asked, wanted, cause);
  if (looked.outcome !== 'refused' && looked.result.down && !isDryRun) {
    // it may be back, and nothing else would ask
    await hearWhatIsDown(ports, looked.result.productCode, cause);
    looked = await look(ports, asked, wanted, cause);
  }
  if (looked.outcome === 'refused') return looked.refusal;
  const { productCode, down } = looked.result;
  if (down) return down;
  if (isDryRun) return { body: { dryRun: true } };
  const answer = await ports.vendor.openConsole(productCode, { tenantId: asked.params.id, ...wanted });
  if (answer.answered !== 'opened') await hearWhatIsDown(ports, productCode, cause);
  return settle(ports, asked, wanted, answer);
};

/** `POST /v1/tenants/{id}/vendor-account/licensing-platform`. */
export const openLicensingPlatform =
  (ports: ActPorts): Handler<PlatformKey> =>
  (asked) =>
    open(ports, asked, { kind: 'licensing-platform.open' });

/** `POST /v1/tenants/{id}/products/{product}/console`. */
export const openConsole =
  (ports: ActPorts): Handler<ConsoleKey> =>
  (asked) =>
    open(ports, asked, { kind: 'console.open', product: asked.params.product });
