/**
 * What a call answers, or `undefined` when AWS refuses it for a reason that is an answer as well: that what it is about is
 * not there, or that a condition does not hold.
 *
 * Errors are told by name: services spell the name of one error in more than one way, and have no class for some of
 * them.
 *
 * @param names of the errors that are answers; every other one is thrown on
 */
export async function unlessRefused<T>(names: readonly string[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof Error && names.includes(thrown.name)) return undefined;
    throw thrown;
  }
}
