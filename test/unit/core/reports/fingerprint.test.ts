import { fingerprintOf } from '../../../../core/reports/fingerprint';
import type { Path } from '../../../../core/subject/json';
import { makeSubject } from '../../../support/make-subject';
import { decision, privilegedWeb, READONLY, TEMPLATE, templateSubject } from './sample-findings';

const violation = (path: Path): { readonly path: Path; readonly message: string } => ({ path, message: 'Wrong.' });
const ROUTER = { Name: 'log-router' };
const WEB = { Name: 'web', Privileged: true };

describe('fingerprintOf', () => {
  it('is a SHA-256 that stays when containers change places', () => {
    const before = fingerprintOf(privilegedWeb());
    const after = fingerprintOf(
      privilegedWeb({
        subject: templateSubject({ configuration: { ContainerDefinitions: [ROUTER, WEB] } }),
        violations: [violation(['ContainerDefinitions', 1, 'Privileged'])],
      }),
    );

    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(after).toBe(before);
  });

  it('stays when lines and values change', () => {
    const document = { ...TEMPLATE, text: `\n\n${TEMPLATE.text}` };
    const origin = { document, resource: [], configuration: [] };
    const configuration = { ContainerDefinitions: [{ Name: 'web', Privileged: 'TRUE' }] };

    const after = fingerprintOf(privilegedWeb({ subject: templateSubject({ origin, configuration }) }));

    expect(after).toBe(fingerprintOf(privilegedWeb()));
  });

  it.each([
    ['another check', privilegedWeb({ check: READONLY })],
    ['another resource', privilegedWeb({ subject: templateSubject({ id: 'ApiTask' }) })],
    [
      'another file',
      privilegedWeb({
        subject: templateSubject({
          origin: { document: { ...TEMPLATE, name: 'other.yaml' }, resource: [], configuration: [] },
        }),
      }),
    ],
    ['no file', privilegedWeb({ subject: templateSubject({ origin: null }) })],
    ['another place', privilegedWeb({ violations: [violation(['ContainerDefinitions', 1, 'Privileged'])] })],
    ['no violation', decision()],
  ])('differs for %s', (_what, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(privilegedWeb()));
  });

  it('ignores the file of a resource that has an ARN', () => {
    const origin = { document: TEMPLATE, resource: [], configuration: [] };

    expect(fingerprintOf(decision({ subject: makeSubject({ origin }) }))).toBe(
      fingerprintOf(decision({ subject: makeSubject() })),
    );
  });

  it('tells a container called "0" from the first one without a usable name', () => {
    const named = { ContainerDefinitions: [{ Name: 'x' }, { Name: '0' }] };
    const unnamed = { ContainerDefinitions: [{}, {}] };
    const twice = { ContainerDefinitions: [{ Name: 'a' }, { Name: 'a' }] };
    const prints = [
      { configuration: named, index: 1 },
      { configuration: unnamed, index: 0 },
      { configuration: twice, index: 1 },
      { configuration: {}, index: 2 },
    ].map(({ configuration, index }) =>
      fingerprintOf(
        decision({
          status: 'NON_COMPLIANT',
          subject: templateSubject({ configuration }),
          violations: [violation(['ContainerDefinitions', index, 'User'])],
        }),
      ),
    );

    expect(new Set(prints).size).toBe(4);
  });

  it('does not depend on the order of the violations', () => {
    const violations = [violation(['ContainerDefinitions', 0, 'User']), violation(['ContainerDefinitions', 1, 'User'])];

    expect(fingerprintOf(privilegedWeb({ violations: violations.toReversed() }))).toBe(
      fingerprintOf(privilegedWeb({ violations })),
    );
  });
});
