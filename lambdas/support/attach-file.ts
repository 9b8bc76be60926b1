/**
 * Files of a support case: announced here, sent to S3 by an address that takes this one file, measured there, and fetched by an
 * address that lasts some minutes.
 * @module
 */
import type { Upload } from '#domain/api/support.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import { ATTACHMENT_LINK_LIFE_MS, announceAttachment } from '#domain/support/evidence.ts';
import { type Instant, isoOf, MINUTE_MS } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { onCase, withBody } from './api.corridor.ts';
import { attachmentPath, casePath, fileKey } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Announce = 'POST /v1/support-cases/{id}/attachments';
type Fetch = 'GET /v1/support-cases/{id}/attachments/{attachmentId}';

/** What is kept of the answer: never the address. */
interface Announced {
  readonly attachmentId: string;
  readonly type: string;
  readonly bytes: number;
  readonly at: Instant;
}

/** The address of a file that was announced, while it is good; the same one, whenever it is asked for. */
const uploadOf = async (
  { files, surroundings }: SupportPorts,
  caseId: string,
  { attachmentId, type, bytes, at }: Announced,
): Promise<{ upload?: Upload }> => {
  const until = at + ATTACHMENT_LINK_LIFE_MS;
  if (surroundings.now() >= until) return {};
  const life = { from: at, lifeMs: ATTACHMENT_LINK_LIFE_MS };
  const address = await files.uploadAddress(fileKey(caseId, attachmentId), { type, bytes }, life);
  return { upload: { attachmentId, method: 'PUT', until: isoOf(until), ...address } };
};

/** `POST /v1/support-cases/{id}/attachments`. A dry run gives no address. */
export const attachFile = (ports: SupportPorts): Handler<Announce> => {
  const write = onCase<Announce, { announced: Announced }>(ports, {
    verb: 'attach-file',
    status: 201,
    reason: ({ body }) => `${body.evidence}: ${body.reason}`,
    show: (shown) => ({ announced: shown as Announced }),
    decide: (work, known, { body }) => {
      const { evidence, name, type, bytes } = body;
      const attachmentId = `sa-${work.commitId}`;
      const decided = announceAttachment(known, { attachmentId, evidence, name, type, bytes }, work.now);
      if (isRefusal(decided)) return decided;
      const { caseId } = known;
      const self = attachmentPath(caseId, attachmentId);
      const minutes = ATTACHMENT_LINK_LIFE_MS / MINUTE_MS;
      return {
        ...decided,
        self,
        changes: [{ resource: self, from: 'NONE', to: 'AWAITED' }],
        shown: { attachmentId, type, bytes, at: work.now } satisfies Announced,
        next: [hintOf('SUPPORT_FILE_TO_SEND', { caseId, attachmentId, minutes })],
      };
    },
  });
  return async (asked) => {
    const answer = await write(asked);
    if (isRefusal(answer)) return answer;
    const { announced, ...outcome } = answer.body;
    const upload = outcome.dryRun ? {} : await uploadOf(ports, asked.params.id, announced);
    return withBody(answer, { ...outcome, ...upload });
  };
};

/** `GET /v1/support-cases/{id}/attachments/{attachmentId}`. */
export const fetchFile =
  ({ store, files, surroundings }: SupportPorts): Handler<Fetch> =>
  async ({ params }) => {
    const { id: caseId, attachmentId } = params;
    const [stored] = await store.load([{ kind: 'supportCase' as const, id: caseId }]);
    const file = stored?.entity?.attachments.find((each) => each.attachmentId === attachmentId);
    if (!file) return refuse('NOT_FOUND', { id: attachmentId });
    const { name, state } = file;
    if (state.name === 'AWAITED') return refuse('ATTACHMENT_AWAITED', { caseId, name });
    const now = surroundings.now();
    const life = { from: now, lifeMs: ATTACHMENT_LINK_LIFE_MS };
    const url = await files.downloadAddress(fileKey(caseId, attachmentId), name, life);
    return {
      body: {
        ...file,
        state: { name: state.name, since: isoOf(state.since) },
        download: { url, until: isoOf(now + ATTACHMENT_LINK_LIFE_MS) },
        links: { self: attachmentPath(caseId, attachmentId), case: casePath(caseId) },
      },
    };
  };
