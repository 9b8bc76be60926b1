/**
 * Bugs of activation links, of what accounts at a vendor can do, and of changes that show later.
 * @module
 */
import type { Planted } from './planted.ts';

const ACTIVATION: readonly Planted[] = [
  {
    name: 'the order of families is not judged before a link is redeemed',
    file: 'domain/activation/order.ts',
    find: '          ordering.before === thought.family &&\n          isJudged(ordering, thoughtOf(thought)) &&\n          firstOf(facts, ordering.after, (fact)',
    replace:
      "          ordering.before === '' &&\n          isJudged(ordering, thoughtOf(thought)) &&\n          firstOf(facts, ordering.after, (fact)",
  },
  {
    name: 'a new conflict is not found',
    file: 'domain/activation/standing.ts',
    find: 'return [...known, ...found].filter(',
    replace: 'return [...known, ...found].slice(0, known.length).filter(',
  },
  {
    name: 'channels that are excepted are judged too',
    file: 'domain/activation/order.ts',
    find: 'byLink && at >= from && !except.includes(channel);',
    replace: 'byLink && at >= from && except.length >= 0 && channel.length > 0;',
  },
  {
    name: 'used by whom it is not said, is used by another',
    file: 'domain/activation/answer.ts',
    find: 'const mayBeOurs = answer.here === undefined && attempts > 1;',
    replace: 'const mayBeOurs = answer.here === undefined && attempts > 99;',
  },
  {
    name: 'an activation under way becomes overdue by the newest policy',
    file: 'domain/activation/redeem.ts',
    find: 'now - requestedAt >= pinned.overdueAfterMs;',
    replace: 'now - requestedAt >= terms.overdueAfterMs;',
  },
  {
    name: 'what was activated at the vendor is told and not kept',
    file: 'domain/activation/observe.ts',
    find: 'const after = withFact(activations, fact, terms, now);',
    replace:
      'const after = { ...activations, mended: [...activations.mended] };\n  withFact(activations, fact, terms, now);',
  },
  {
    name: 'a link that was used elsewhere is free again',
    file: 'domain/activation/redeem.ts',
    find: "reason === 'ALREADY_USED' ? { name: 'USED', at: now } : { name: 'FREE' }",
    replace: "reason === 'ORDER' ? { name: 'USED', at: now } : { name: 'FREE' }",
  },
];

const ACCOUNTS: readonly Planted[] = [
  {
    name: 'what an account can do with some things it can do with all',
    file: 'domain/capabilities/may-do.ts',
    find: 'if (argument !== undefined && cell.limitedTo.includes(argument)) return { allowed: true };',
    replace: 'if (argument !== undefined) return { allowed: true };',
  },
  {
    name: 'an act asks no table',
    file: 'domain/capabilities/decide.ts',
    find: 'const allowed = mayOperate(table, account.accountType, act.kind, askedOf(act));',
    replace:
      "const allowed = mayOperate(table, account.accountType, 'counter.reset', Object.keys(table.products)[0]);\n  askedOf(act);",
  },
  {
    name: 'what the new type cannot do is awaited on',
    file: 'domain/capabilities/carry-out.ts',
    find: 'isAwaited(each) && !possible(each));',
    replace: 'isAwaited(each) && !possible(each) && each.told > 99);',
  },
];

const PROPAGATION: readonly Planted[] = [
  {
    name: 'a change that the vendor did not take is not told again',
    file: 'domain/capabilities/owed.ts',
    find: 'const answered = told?.taken ? sent(later, now)',
    replace: 'const answered = told ? sent(later, now)',
  },
  {
    name: 'whatever is shown is what was wanted',
    file: 'domain/capabilities/propagate.ts',
    find: 'if (seen.value === desired) {',
    replace: 'if (seen.value !== null || desired === null) {',
  },
  {
    name: 'a newer change does not take the place of an older one',
    file: 'domain/capabilities/propagate.ts',
    find: '  newer.subject === older.subject ||\n',
    replace: '',
  },
  {
    name: 'what waited for a system waits on when it is back',
    file: 'domain/capabilities/propagate.ts',
    find: "if (state.name !== 'PAUSED') return propagation;\n  const back",
    replace: "if (state.name !== 'OVERDUE' || now > 0) return propagation;\n  const back",
  },
  {
    name: 'a change is overdue by the time since it was looked at first',
    file: 'domain/capabilities/propagate.ts',
    find: "state.name === 'PENDING' && ranMsAt(propagation, now) >= terms.overdueMs",
    replace: "state.name === 'PENDING' && ranMsAt(propagation, now) * 3 >= terms.overdueMs",
  },
];

export const LICENSING_BUGS: readonly Planted[] = [...ACTIVATION, ...ACCOUNTS, ...PROPAGATION];
