import { loadPolicy } from '../../../../core/policy/load-policy';
import { makeSubject } from '../../../support/make-subject';
import { packagedArtefact } from '../../../support/packaged-artefact';

const CHECK = 'ecs-taskdef-no-privileged';
const TEXT = JSON.stringify({
  schema: 1,
  resource: makeSubject(),
  params: { [CHECK]: {} },
  context: { related: {}, facts: {} },
});
const bytes = (text: string) => new TextEncoder().encode(text);

/** What the engine is handed instead of the encoded input; undefined leaves it as it is. */
const handed: { wrong: { readonly input: unknown } | undefined } = { wrong: undefined };

jest.mock('../../../../core/policy/encode-input', () => {
  const real: { readonly encodeInput: (request: unknown) => unknown } = jest.requireActual(
    '../../../../core/policy/encode-input',
  );
  return {
    ...real,
    encodeInput: (request: unknown) => (handed.wrong === undefined ? real.encodeInput(request) : handed.wrong.input),
  };
});

describe('an input that the engine takes for none', () => {
  const policy = loadPolicy(packagedArtefact());
  const judge = () => policy.evaluate({ subject: makeSubject(), parameters: { [CHECK]: {} }, facts: {} });

  it('is none that the policy encodes itself', () => {
    handed.wrong = undefined;

    expect(judge()).toMatchObject([{ outcome: 'NON_COMPLIANT' }]);
  });

  // The SDK reads each of them as "no input", and a policy that looks for violations then finds none.
  it.each<[string, unknown]>([
    ['a text', TEXT],
    ['a buffer', Buffer.from(TEXT)],
    ['a view of bytes', bytes(TEXT)],
    ['JSON that breaks off', bytes('{"resource":').buffer],
    ['JSON null', bytes('null').buffer],
    ['no bytes', new ArrayBuffer(0)],
  ])('P3: is an error when it is %s, never a resource without violations', (_, input) => {
    handed.wrong = { input };

    const results = judge();

    expect(results).toMatchObject([{ check: CHECK, outcome: 'ERROR', error: { code: 'RESULT_INCOMPLETE' } }]);
  });
});
