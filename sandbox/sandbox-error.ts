/**
 * The sandbox was set up or used in a way that it does not simulate. It is loud on purpose: what is not simulated must
 * never look as if it worked.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
