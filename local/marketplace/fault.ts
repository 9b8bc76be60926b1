/** An error as AWS gives it: the real exception name, an HTTP status, and members that the SDKs parse. */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    { status = 400, members = {} }: { status?: number; members?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'AwsFault';
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** The request does not fit the operation's shape. `reason` is a `ValidationExceptionReason` of the Agreement API. */
export const invalid = (message: string, reason?: string): AwsFault =>
  new AwsFault('ValidationException', message, reason === undefined ? {} : { members: { reason } });
