/**
 * What a write needs of another service, before its transaction begins: nothing waits for a service with a transaction open. A failure is
 * thrown only where the result is taken, in the transaction, so that a refused write is recorded and the first error stays the first.
 */
export async function prepared<Result>(work: () => Promise<Result>): Promise<() => Result> {
  try {
    const result = await work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
