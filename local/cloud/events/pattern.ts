import { leafOf } from './operators.ts';

/** A compiled event pattern: a test of one event. */
export type Pattern = (event: unknown) => boolean;
/** The object at `key` of each object given: an array in an event matches if any of its elements does. */
const descend = (nodes: readonly unknown[], key: string): unknown[] =>
  nodes.flatMap((node) => {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return [];
    return [(node as Record<string, unknown>)[key]].flat();
  });

const has = (nodes: readonly unknown[], key: string) =>
  nodes.some((node) => typeof node === 'object' && node !== null && Object.hasOwn(node, key));

type Test = (nodes: readonly unknown[]) => boolean;

const compile = (pattern: object): Test => {
  const tests = Object.entries(pattern).map(([key, expected]: [string, unknown]): Test => {
    if (key === '$or') {
      const options = (expected as object[]).map(compile);
      return (nodes) => options.some((option) => option(nodes));
    }
    if (Array.isArray(expected)) {
      if (expected.length === 0) throw new Error(`${key} has an empty list`);
      const leaves = expected.map(leafOf);
      return (nodes) => leaves.some((leaf) => leaf(descend(nodes, key), has(nodes, key)));
    }
    if (typeof expected !== 'object' || expected === null)
      throw new Error(`${key} must be a list or an object`);
    const inner = compile(expected);
    return (nodes) => inner(descend(nodes, key));
  });
  return (nodes) => tests.every((test) => test(nodes));
};

/** Compiles an event pattern; an operator that EventBridge does not have is an Error that names `place`. */
export const parsePattern = (pattern: unknown, place: string): Pattern => {
  try {
    if (typeof pattern !== 'object' || pattern === null) throw new Error('an event pattern is an object');
    const test = compile(pattern);
    return (event) => test([event]);
  } catch (cause) {
    throw new Error(`${place}: ${(cause as Error).message}`, { cause });
  }
};

/** Whether an event fits a compiled pattern. */
export const matches = (pattern: Pattern, event: unknown): boolean => pattern(event);
