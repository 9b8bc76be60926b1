/**
 * What a deployment would take away, and how the seller says that it may.
 * @module
 */

/** The kinds of change that stop a deployment until they are acknowledged. */
export const CHANGE_KINDS = {
  removed: 'holds something, and would be removed',
  replaced: 'holds something, and would be replaced by an empty one',
  keys: 'a key or an index would change',
  protection: 'what protects it would be taken away',
  widened: 'somebody would be allowed more',
  'alarm-removed': 'nobody would be told any more',
  'alarm-loosened': 'somebody would be told later, or less',
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** A change that a person must have wanted. */
export interface Change {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** What exactly: a property with both values, a permission, a threshold. */
  readonly details: readonly string[];
}

/** What an acknowledgment names: `StorageState6A8B1C2D:replaced`. */
export const changeId = ({ logicalId, kind }: Change): string => `${logicalId}:${kind}`;
