/** A request as it came off the wire; header names are lower case. */
export interface WireRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Says which AWS account signed a request; undefined: nobody known. May throw an `AwsFault`, which is the answer then. */
export type VerifySignature = (request: WireRequest) => Promise<{ accountId: string } | undefined>;
