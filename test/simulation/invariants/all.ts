/**
 * Every invariant, by when it is looked at.
 * @module
 */
import { l1Link } from './l1-link.ts';
import { l2LiveLink } from './l2-live-link.ts';
import { l3OnePayer } from './l3-one-payer.ts';
import { l4OtherEnd } from './l4-other-end.ts';
import { l5OneTenant } from './l5-one-tenant.ts';
import { l7Ended } from './l7-ended.ts';
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
import { p16Rest } from './p16-rest.ts';
import type { AtEachCommit, AtRest } from './scene.ts';

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
];
