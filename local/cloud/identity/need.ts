/** What IAM asks for one API call: the action, on any one of the resources. */
export interface Need {
  action: string;
  /** ARNs of which one suffices (an e-mail identity: the address or its domain); `*` for actions without resource. */
  resources: readonly string[];
  /** Condition keys that the call brings along, lower case. */
  context?: Readonly<Record<string, string>>;
}

/** Where calls are made. */
export interface Site {
  account: string;
  region: string;
}

/** The needs of one operation, from its parsed input. */
export type NeedsOf = (input: Readonly<Record<string, unknown>>, site: Site) => Need[];
