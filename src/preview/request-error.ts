/** A request that is answered with an error. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** Of HTTP. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
