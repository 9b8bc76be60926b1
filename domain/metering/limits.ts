/**
 * Our own numbers of metering, as those in `domain/limits.ts`, where AWS's stand.
 * @module
 */
import { AWS_METERING_LATE_MS } from '../limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time.ts';

/** records, bytes · most in one request that reports usage, and its largest body; the other doors keep `BODY_BYTES_MAX`. */
export const USAGE_RECORDS_MAX = 1_000;
export const USAGE_BODY_BYTES_MAX = 1024 * 1024;

/** calls · so many writes and reads of one request that takes usage, or hours being closed, are in flight at once. */
export const USAGE_IN_FLIGHT_MAX = 16;

/** ms · closing times of old hours fall on such steps, so that one of them serves all that comes meanwhile. */
export const CATCH_UP_STEP_MS = 5 * MINUTE_MS;

/** ms · what must be left to meter an old hour once it is closed. */
export const CATCH_UP_LEFT_MS = 30 * MINUTE_MS;

/** ms · a closing time that was written is relied on only while it lies so far ahead. */
export const CLOSING_TIME_AHEAD_MS = 1 * MINUTE_MS;

/** hours · most closing times that one process remembers to have written; then it begins anew. */
export const NOTED_HOURS_MAX = 50_000;

/** ms · a submitter holds its lease for so long, and takes it anew each time so much has passed. */
export const SUBMIT_LEASE_MS = 1 * MINUTE_MS;
export const SUBMIT_RENEW_MS = 20 * SECOND_MS;

/** calls · of BatchMeterUsage in flight at once, in one Region: AWS answers within half a second at worst. */
export const SUBMIT_IN_FLIGHT_MAX = 4;

/** items · of work read at once, held so that calls come full, and held at most. */
export const SUBMIT_PAGE_ITEMS = 100;
export const SUBMIT_AHEAD_ITEMS = 1_000;
export const SUBMIT_HELD_ITEMS_MAX = 5_000;

/** records · most that one case of late usage names; a further one takes the rest. */
export const LATE_CASE_RECORDS_MAX = 500;

/** attempts · how often late usage is sent on, or its item is written again, before its sender is left to send again. */
export const LATE_ATTEMPTS_MAX = 8;

/** records · most that one explanation lists; all of them are counted. An answer of a function has 6 MB at most. */
export const EXPLAINED_RECORDS_MAX = 1_000;

/** ms · life of a link to a usage statement: a buyer's colleague may be away for some days. */
export const STATEMENT_LINK_LIFE_MS = 7 * DAY_MS;

/** rows · most hours that a statement's file lists; above that it lists days. An answer of a function has 6 MB at most. */
export const STATEMENT_HOURS_MAX = 25_000;

/** ms · longest lag of closing and longest lead of a release: either must leave AWS's 24 hours time for an outage. */
export const CLOSE_AFTER_MAX_MS = 12 * HOUR_MS;
export const RELEASE_BEFORE_MAX_MS = 12 * HOUR_MS;

/** hashes · most packs named in an hour's mark itself; more stand in a manifest. */
export const MARKED_PACKS_MAX = 150;

/** hours · with usage, the latest: their median is what is usual. */
export const GUARD_HISTORY_HOURS = 24;

/** ms · pause after AWS refused a record, doubled up to the longest. */
export const METERING_REFUSED_PAUSE_MS_MIN = 5 * MINUTE_MS;
export const METERING_REFUSED_PAUSE_MS_MAX = 1 * HOUR_MS;

/** ms · what has no more time left than this waits neither for a fuller call nor for a person. */
export const METERING_URGENT_MS = 10 * MINUTE_MS;

/** ms · held usage whose deadline is nearer than this is shown as pressing. */
export const HOLD_WARNING_MS = 4 * HOUR_MS;

/** items · most that a horizon of the board names, those whose time is over first. */
export const BOARD_OLDEST_MAX = 25;

/** ms · a run of the submitter begins no call after that: the next one, a minute later, finds its lease given back. */
export const SUBMIT_RUN_MS = 50 * SECOND_MS;

/** items · of work, and of closing times, that the board reads of each shard: those whose time is over first. */
export const BOARD_ITEMS_PER_SHARD_MAX = 500;

/** ms · an hour whose payer or contract is not known yet is looked at again so much later. */
export const CLOSING_PUT_OFF_MS = 10 * MINUTE_MS;

/** ms · an hour of a contract that was never read is closed so long before its deadline all the same: then a person sees it. */
export const ENTITLEMENT_WAIT_ENDS_MS = 6 * HOUR_MS;

/** times · due closing times that are read of a shard at once. */
export const CLOSING_PAGE = 50;

/** items · most of a tenant's ledger that are read to know what is usual. */
export const GUARD_HISTORY_ITEMS_MAX = 1_000;

/** ms · hours of a license that ended are closed so long before AWS takes them no more. */
export const FLUSH_LEFT_MS = 30 * MINUTE_MS;

/** items · of its tenant's ledger that a flush reads at once. */
export const FLUSH_PAGE = 200;

/** ms · how far back a flush looks for work: what is older AWS takes no more, and an hour starts before it is used. */
export const FLUSH_BACK_MS = AWS_METERING_LATE_MS + HOUR_MS;

/** ms · a run of closing begins no hour after so long; the next one is a minute after it. */
export const CLOSE_RUN_MS = 50 * SECOND_MS;

/** ms · who goes over the tenants that are told of without usage is given so long; else another run does it again. */
export const ZEROS_RUN_MS = 2 * MINUTE_MS;

/** hours · so far back they are gone over, where runs did not come to it. */
export const ZEROS_BACK_HOURS = 2;

/** keys · of a list that are read at once. */
export const METERING_LIST_PAGE = 500;

/** items · of the ledger read at once for a statement. */
export const LEDGER_PAGE_ITEMS = 1_000;
