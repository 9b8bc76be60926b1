/**
 * Bugs of changes of payer.
 * @module
 */
import type { Planted } from './planted.ts';

const DECIDED: readonly Planted[] = [
  {
    name: 'nobody rescues a tenant whose source has ended',
    file: 'domain/reassignment/before-link.ts',
    find: 'const saved = hasSourceEnded(view) ? moved(view, true) : undefined;',
    replace:
      'const saved = at(view) ? moved(view, true) : undefined;\n  function at(_view: View) {\n    return false;\n  }',
  },
  {
    name: 'a target that ended after the link is not rolled back',
    file: 'domain/reassignment/after-link.ts',
    find: 'LINKED: [targetAgain, rolledBack, sourceEnded,',
    replace: 'LINKED: [targetAgain, sourceEnded,',
  },
  {
    name: 'the link moves without approval',
    file: 'domain/reassignment/move-link.ts',
    find: 'if (approval && !approval.by)',
    replace: 'if (approval && approval.at === 0)',
  },
  {
    name: 'who asked may approve',
    file: 'domain/reassignment/commands.ts',
    find: 'if (isSameParty(reassignment.requestedBy, by)) {',
    replace: 'if (isSameParty(reassignment.requestedBy, by) && at.now === 0) {',
  },
  {
    name: 'a takeover needs no word of the other tenant',
    file: 'domain/reassignment/move-link.ts',
    find: 'if (holder !== undefined && !isTakeoverConfirmed(reassignment)) {',
    replace: 'if (holder === "" && !isTakeoverConfirmed(reassignment)) {',
  },
  {
    name: 'what is over still holds its tenant',
    file: 'domain/reassignment/steps.ts',
    find: "{ kind: 'change-closed'",
    replace: "{ kind: 'change-opened'",
  },
  {
    name: 'completed without verification',
    file: 'domain/reassignment/after-link.ts',
    find: "view.source?.state.name === 'ENDED' && isVerified(view.change) &&",
    replace: "view.source?.state.name === 'ENDED' &&",
  },
  {
    name: 'a service that is not registered does not matter',
    file: 'domain/reassignment/verification.ts',
    find: 'if (statuses.length > 0 && other === undefined) return [];',
    replace: 'if (statuses.length > 0) return [];',
  },
  {
    name: 'two changes of one tenant',
    file: 'domain/reassignment/open.ts',
    find: "if (changeId !== undefined) return refuse('CHANGE_IN_PROGRESS', { tenantId, changeId });",
    replace: '',
  },
  {
    name: 'AWS is asked to cancel as soon as the link has moved',
    file: 'domain/reassignment/after-link.ts',
    find: '  if (!isVerified(view.change)) return undefined;\n  const isOurs',
    replace: '  const isOurs',
  },
  {
    name: 'an end that takes too long is told of again and again',
    file: 'domain/reassignment/after-link.ts',
    find: 'return noted(view, { timers, ...(isProcessed',
    replace: 'return noted(view, { ...(isProcessed',
  },
];

const FOLLOWED: readonly Planted[] = [
  {
    name: 'reassignments do not follow their licenses',
    file: 'lambdas/stores/follow.ts',
    find: 'for (const changeId of await this.#around()) await this.#reconcile(changeId, heard);',
    replace: '',
  },
  {
    name: 'what is over is awaited still',
    file: 'lambdas/stores/scenes.ts',
    find: 'else if (known) work.put(',
    replace: 'else if (known && change.changeId === "") work.put(',
  },
  {
    name: 'the tenant that was taken over from does not hear of it',
    file: 'domain/reassignment/move-link.ts',
    find: '...(fromTenant ? { fromTenant: followSubscriptions(fromTenant, after, policy, now) } : {}),',
    replace: '',
  },
  {
    name: 'a move goes to a subscription that has ended',
    file: 'domain/tenant/history.ts',
    find: 'const isLive = ready !== undefined && ready <= at && (binding?.endedAt ?? Infinity) > at;',
    replace: 'const isLive = ready !== undefined;',
  },
];

export const REASSIGNMENT_BUGS: readonly Planted[] = [...DECIDED, ...FOLLOWED];
