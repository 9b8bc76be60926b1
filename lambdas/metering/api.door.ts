/**
 * Which use case answers which route of metering.
 * @module
 */

import { METERING_REQUESTS } from '#domain/api/metering-requests.ts';
import { METERING_WORDS, USAGE_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { billCase, releaseCase, writeOffCase } from './act-on-case.ts';
import { approveCorrectionOf, proposeCorrectionOf, rejectCorrectionOf } from './correct.ts';
import type { DeskPorts } from './desk-ports.ts';
import { explainUsage } from './explain.ts';
import { linkStatement } from './link-statement.ts';
import { readBoard } from './read-board.ts';
import { listCases, listRefused, readCase } from './read-cases.ts';
import { listCorrections, readCorrection } from './read-corrections.ts';
import { listUsage } from './read-ledger.ts';

/** The Lambda handler of `metering-api`. */
export const meteringDoor = (ports: DeskPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'metering-api',
    roles,
    operations: METERING_REQUESTS,
    words: [METERING_WORDS, USAGE_WORDS],
    handlers: {
      'GET /v1/tenants/{id}/usage': listUsage(ports),
      'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain': explainUsage(ports),
      'POST /v1/tenants/{id}/statement-links': linkStatement(ports),
      'GET /v1/tenants/{id}/corrections': listCorrections(ports),
      'POST /v1/tenants/{id}/corrections': proposeCorrectionOf(ports),
      'GET /v1/corrections/{id}': readCorrection(ports),
      'POST /v1/corrections/{id}/approve': approveCorrectionOf(ports),
      'POST /v1/corrections/{id}/reject': rejectCorrectionOf(ports),
      'GET /v1/metering/board': readBoard(ports),
      'GET /v1/metering/cases': listCases(ports),
      'GET /v1/metering/cases/{id}': readCase(ports),
      'POST /v1/metering/cases/{id}/release': releaseCase(ports),
      'POST /v1/metering/cases/{id}/write-off': writeOffCase(ports),
      'POST /v1/metering/cases/{id}/bill': billCase(ports),
      'GET /v1/metering/refused': listRefused(ports),
    },
  });
