import type { Check } from '../../../../core/registry/check';
import type { CheckResult } from '../../../../core/policy/check-result';
import { loadPolicy } from '../../../../core/policy/load-policy';
import type { Policy } from '../../../../core/policy/policy';
import { runSelfTest } from '../../../../core/policy/self-test';
import { makeCheck } from '../../../support/make-check';
import { makeSubject } from '../../../support/make-subject';
import { packagedArtefact } from '../../../support/packaged-artefact';

/** What the doctored engine does for an entrypoint: answer or throw. */
type Doctor = (entrypoint: string) => unknown;

interface Engine {
  evaluate: Doctor;
  started: number;
  abiMinorVersion: unknown;
  entrypoints: unknown;
  builtins: string;
  exported: readonly string[];
  bare: boolean;
  memory: unknown;
}

const engine: Engine = {
  evaluate: () => [],
  started: 0,
  abiMinorVersion: 3,
  entrypoints: {},
  builtins: '{}',
  exported: [],
  bare: false,
  memory: undefined,
};

jest.mock('@open-policy-agent/opa-wasm', () => ({
  __esModule: true,
  default: {
    loadPolicySync: (_module: unknown, memory: unknown) => {
      engine.memory = memory;
      return started();
    },
  },
}));

function started(): unknown {
  engine.started += 1;
  const bytes = new TextEncoder().encode(`${engine.builtins}\0`);
  const functions = { builtins: () => 0, opa_json_dump: () => 0 };
  return {
    evaluate: (_input: unknown, entrypoint: string) => engine.evaluate(entrypoint),
    entrypoints: engine.entrypoints,
    minorVersion: engine.abiMinorVersion,
    mem: { buffer: bytes.buffer },
    wasmInstance: engine.bare
      ? {}
      : {
          exports: Object.fromEntries(Object.entries(functions).filter(([name]) => engine.exported.includes(name))),
        },
  };
}

const FIRST = 'ecs-taskdef-first';
const SECOND = 'ecs-taskdef-second';
const CHECKS: readonly Check[] = [makeCheck({ id: FIRST }), makeCheck({ id: SECOND })];
const subject = makeSubject();

const VECTOR = {
  check: FIRST,
  type: 'AWS::ECS::TaskDefinition',
  configuration: {},
  parameters: {},
  outcome: 'NON_COMPLIANT',
  paths: ['/ContainerDefinitions/0/Privileged'],
};

const violation = { path: ['ContainerDefinitions', 0, 'Privileged'], message: 'Container "app" is privileged.' };

function report(check: string, settings: object = {}): object {
  return { schema: 1, check, resource: subject.id, outcome: 'COMPLIANT', violations: [], unknowns: [], ...settings };
}

function answer(reports: Readonly<Record<string, unknown>>): unknown {
  return [{ result: reports }];
}

const sound: Doctor = (entrypoint) =>
  entrypoint === 'main/reports'
    ? answer({ [FIRST]: report(FIRST), [SECOND]: report(SECOND) })
    : [{ result: report(entrypoint.split('/')[1] ?? '') }];

/** The policy loads with a sound self-test; the doctor comes afterwards. */
function load(): Policy {
  engine.evaluate = () =>
    answer({ [FIRST]: report(FIRST, { resource: 'self-test', outcome: 'NON_COMPLIANT', violations: [violation] }) });
  return loadPolicy({
    ...packagedArtefact(),
    checks: CHECKS,
    selfTest: { vectors: [VECTOR] },
  });
}

function raise(thrown: unknown): never {
  const generator = (function* (): Generator {
    yield 1;
  })();
  generator.next();
  generator.throw(thrown);
  throw new Error('unreachable');
}

function judge(doctor: Doctor): readonly CheckResult[] {
  const policy = load();
  engine.evaluate = doctor;
  return policy.evaluate({ subject, parameters: { [FIRST]: {}, [SECOND]: {} }, facts: {} });
}

function codeOf(result: CheckResult | undefined): string | undefined {
  return result?.outcome === 'ERROR' ? result.error.code : result?.outcome;
}

beforeEach(() => {
  engine.started = 0;
  engine.abiMinorVersion = 3;
  engine.entrypoints = { 'main/reports': 0, [`policies/${FIRST}/report`]: 1, [`policies/${SECOND}/report`]: 2 };
  engine.builtins = '{}';
  engine.exported = ['builtins', 'opa_json_dump'];
  engine.bare = false;
});

describe('a doctored policy', () => {
  it('is believed as long as it is sound', () => {
    const results = judge(sound);

    expect(results.map(codeOf)).toEqual(['COMPLIANT', 'COMPLIANT']);
    expect(engine.started).toBe(1);
  });

  it.each([
    ['leaves a check out', answer({ [SECOND]: report(SECOND) }), 'RESULT_INCOMPLETE'],
    [
      'echoes another resource',
      answer({ [FIRST]: report(FIRST, { resource: 'x' }), [SECOND]: report(SECOND) }),
      'RESULT_MISMATCH',
    ],
    ['echoes another check', answer({ [FIRST]: report(SECOND), [SECOND]: report(SECOND) }), 'RESULT_MISMATCH'],
    [
      'contradicts itself',
      answer({ [FIRST]: report(FIRST, { violations: [violation] }), [SECOND]: report(SECOND) }),
      'RESULT_INVALID',
    ],
    ['answers with a text', answer({ [FIRST]: 'COMPLIANT', [SECOND]: report(SECOND) }), 'RESULT_INVALID'],
  ])('that %s fails for that check alone', (_, main, code) => {
    const results = judge(() => main);

    expect(results.map(codeOf)).toEqual([code, 'COMPLIANT']);
  });

  it.each([
    ['undefined', []],
    ['two results', [{ result: {} }, { result: {} }]],
    ['an object instead of a result set', {}],
    ['a result without a result', [{}]],
    ['null as result', [null]],
    ['a list of reports', [{ result: [] }]],
    ['a text as result', [{ result: 'COMPLIANT' }]],
    ['a report nobody asked for', answer({ [FIRST]: report(FIRST), [SECOND]: report(SECOND), other: report('other') })],
  ])('whose main entrypoint gives %s is asked check by check', (_, main) => {
    const results = judge((entrypoint) => (entrypoint === 'main/reports' ? main : sound(entrypoint)));

    expect(results.map(codeOf)).toEqual(['COMPLIANT', 'COMPLIANT']);
  });

  it.each([
    ['a text', 'opa_abort: conflicting values'],
    ['a plain object', { message: 'not implemented: built-in function 3: sprintf' }],
    ['an object without a message', { code: 5 }],
    ['an error', new RangeError('Maximum memory size exceeded')],
  ])('P4: that throws %s in one check silences that check alone, on a new instance', (_, thrown) => {
    const results = judge((entrypoint) => {
      // The SDK throws texts and plain objects, and that is what this is about.
      if (entrypoint === 'main/reports' || entrypoint.includes(FIRST)) return raise(thrown);
      return sound(entrypoint);
    });

    expect(results.map(codeOf)).toEqual(['EVALUATION_ABORTED', 'COMPLIANT']);
    expect(results[0]).toMatchObject({ error: { cause: expect.any(Error) } });
    expect(engine.started).toBe(3);
  });

  it.each([
    ['undefined', [], 'RESULT_UNDEFINED'],
    ['a result of another form', [{ answer: 1 }], 'RESULT_UNDEFINED'],
    ['a report of nothing', [{ result: undefined }], 'RESULT_INVALID'],
  ])('whose single entrypoint gives %s is an error', (_, single, code) => {
    const results = judge((entrypoint) => (entrypoint === 'main/reports' ? [] : single));

    expect(results.map(codeOf)).toEqual([code, code]);
  });

  it('never turns into a verdict when everything throws', () => {
    const results = judge(() => {
      throw new Error('unreachable');
    });

    expect(results.map(({ outcome }) => outcome)).toEqual(['ERROR', 'ERROR']);
  });
});

describe('loading a doctored module', () => {
  it.each([
    ['an ABI of the past', { abiMinorVersion: 1 }, 'POLICY_ABI'],
    ['an ABI of the future', { abiMinorVersion: 4 }, 'POLICY_ABI'],
    ['no ABI version', { abiMinorVersion: undefined }, 'POLICY_ABI'],
    ['a built-in function of the host', { builtins: '{"sprintf": 0}' }, 'POLICY_IMPORTS'],
    ['no table of built-in functions', { exported: [] }, 'POLICY_ABI'],
    ['no exports at all', { bare: true }, 'POLICY_ABI'],
    ['no entrypoints', { entrypoints: undefined }, 'POLICY_LOAD'],
    ['a missing entrypoint', { entrypoints: { 'main/reports': 0 } }, 'POLICY_LOAD'],
  ])('P1: refuses %s', (_, settings: Partial<Engine>, code) => {
    Object.assign(engine, settings);

    expect(() => load()).toThrow(expect.objectContaining({ code }));
  });

  it('P5: gives it 32 MB of memory at most', () => {
    load();

    expect(engine.memory).toMatchObject({ maximum: 512 });
  });

  it('reads a table of built-in functions that is no object as empty', () => {
    engine.builtins = 'null';

    expect(load().digest).toMatch(/^sha256:/);
  });

  it('refuses a policy that gives its self-test no answer', () => {
    const silent: Policy = { digest: 'sha256:silent', evaluate: () => [] };

    expect(() => {
      runSelfTest(silent, { vectors: [VECTOR] });
    }).toThrow(/gave nothing; expected NON_COMPLIANT/);
  });

  it('refuses a policy that fails its self-test by an error', () => {
    const policy = load();
    engine.evaluate = () => {
      throw new Error('unreachable');
    };

    expect(() => {
      runSelfTest(policy, { vectors: [VECTOR] });
    }).toThrow(
      expect.objectContaining({ code: 'POLICY_LOAD', cause: expect.objectContaining({ code: 'EVALUATION_ABORTED' }) }),
    );
  });
});
