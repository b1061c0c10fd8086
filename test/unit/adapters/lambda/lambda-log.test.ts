import { lambdaLog } from '../../../../adapters/lambda/lambda-log';

/** The lines that are written while something runs. */
function linesOf(run: () => void): readonly string[] {
  const lines: string[] = [];
  const keep = (chunk: unknown) => {
    lines.push(String(chunk));
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  try {
    run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return lines;
}

describe('lambdaLog', () => {
  it.each([
    ['INFO', 'info'],
    ['WARN', 'warn'],
    ['ERROR', 'error'],
  ] as const)('writes one JSON line of level %s with message and fields', (level, method) => {
    const lines = linesOf(() => {
      lambdaLog('ecs-guardrails-rules')[method]('The result was delivered.', { code: 'INTERNAL', count: 2 });
    });

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level,
      service: 'ecs-guardrails-rules',
      message: 'The result was delivered.',
      code: 'INTERNAL',
      count: 2,
    });
  });

  it('takes a message without fields', () => {
    const lines = linesOf(() => {
      const log = lambdaLog('ecs-guardrails-rules');
      log.info('one');
      log.warn('two');
      log.error('three');
    });

    expect(lines).toHaveLength(3);
  });

  it('names the request of the invocation that started last', () => {
    const lines = linesOf(() => {
      const log = lambdaLog('ecs-guardrails-rules');
      log.startInvocation({ awsRequestId: 'request-1' });
      log.startInvocation({ awsRequestId: 'request-2' });
      log.info('one');
    });

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ function_request_id: 'request-2' });
  });

  it('leaves no raw control character, separator or override in message or fields', () => {
    const hostile = 'a\u2028b\u202ec\u0085d\r\n{"level":"FATAL"}';

    const lines = linesOf(() => {
      lambdaLog('ecs-guardrails-rules').error(hostile, { resourceId: hostile });
    });

    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });
});
