/**
 * Every invariant, by when it is looked at.
 * @module
 */
import type { SentRecord } from '../aws/meter.ts';
import type { Town } from '../town.ts';
import { d3Shown } from './d3-shown.ts';
import { l1Link } from './l1-link.ts';
import { l2LiveLink } from './l2-live-link.ts';
import { l3OnePayer } from './l3-one-payer.ts';
import { l4OtherEnd } from './l4-other-end.ts';
import { l5OneTenant } from './l5-one-tenant.ts';
import { l7Ended } from './l7-ended.ts';
import { l9Order } from './l9-order.ts';
import { l13Table } from './l13-table.ts';
import { l15Terms } from './l15-terms.ts';
import { p1Billed, p1Counted } from './p1-billed.ts';
import { p2Frozen, p2Owed } from './p2-conserved.ts';
import { p2Desk, p2Settled } from './p2-desk.ts';
import { p3Frozen, p3Sent } from './p3-frozen.ts';
import { p4Losses } from './p4-losses.ts';
import { p4Lost, p4Sent } from './p4-window.ts';
import { p5Billed, p5Sent } from './p5-identity.ts';
import { p6Metered } from './p6-metered.ts';
import { p6Payer } from './p6-payer.ts';
import { p6Unpaid } from './p6-unpaid.ts';
import { p7Grace, p7Model, p7Served } from './p7-access.ts';
import { p9Agreed } from './p9-agreed.ts';
import { p9Forward } from './p9-forward.ts';
import { p9Served } from './p9-served.ts';
import { p11Token } from './p11-token.ts';
import { p12Binding } from './p12-binding.ts';
import { p13Audit } from './p13-audit.ts';
import { p14Isolation } from './p14-isolation.ts';
import { p16Awaited } from './p16-awaited.ts';
import { p16Licensed } from './p16-licensed.ts';
import { p16Metered } from './p16-metered.ts';
import { p16Rest } from './p16-rest.ts';
import type { AtEachCommit, AtRest } from './scene.ts';
import type { AtEachUsage } from './usage-scene.ts';

export const AT_EACH_COMMIT: readonly AtEachCommit[] = [
  l1Link,
  l2LiveLink,
  l3OnePayer,
  l4OtherEnd,
  l5OneTenant,
  l7Ended,
  p7Served,
  p7Grace,
  p9Forward,
  p9Served,
  p9Agreed,
  p12Binding,
  p2Frozen,
  p2Settled,
  p6Metered,
  l9Order,
  l13Table,
  l15Terms,
  d3Shown,
];

export const AT_EACH_USAGE: readonly AtEachUsage[] = [p2Owed, p3Frozen, p4Lost];

/** Looked at as a record arrives at AWS. */
export const AT_EACH_RECORD: readonly ((town: Town, sent: SentRecord) => string[])[] = [
  p3Sent,
  p4Sent,
  p5Sent,
];

export const AT_REST: readonly AtRest[] = [
  p6Payer,
  p6Unpaid,
  p7Model,
  p11Token,
  p13Audit,
  p14Isolation,
  p16Rest,
  p16Awaited,
  p1Counted,
  p1Billed,
  p2Desk,
  p4Losses,
  p5Billed,
  p16Metered,
  p16Licensed,
];
