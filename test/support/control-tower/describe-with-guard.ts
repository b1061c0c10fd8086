/* eslint-disable jest/no-export, jest/valid-title, jest/no-disabled-tests --
   this is the helper that test files call, not a test file */
import { Guard, guardBinary } from './guard';

/**
 * `describe` for tests that need cfn-guard. Where its npm package brings no binary for this machine the tests show as
 * skipped with the reason, and fail where `CI=true`: there a skip would hide a gap.
 */
export function describeWithGuard(name: string, tests: (guard: Guard) => void): void {
  const binary = guardBinary();
  const missing = `@cdklabs/cdk-validator-cfnguard has no binary for ${process.platform} on ${process.arch}`;
  if (binary !== undefined) {
    describe(name, () => {
      const guard = new Guard(binary);
      afterAll(() => {
        guard.remove();
      });
      tests(guard);
    });
  } else if (process.env['CI'] === 'true') {
    describe(name, () => {
      it('finds cfn-guard', () => {
        expect(missing).toBeUndefined();
      });
    });
  } else {
    describe.skip(`${name} [skipped: ${missing}]`, () => {
      it.todo('needs cfn-guard');
    });
  }
}
